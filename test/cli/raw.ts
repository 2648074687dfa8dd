/** The socket as a stranger's program speaks to it: bytes, not our own client. */
import { connect, type Socket } from 'node:net';

/** Writes it all, and brings back everything that was answered until the server ended it. */
export function throwAt(path: string, bytes: string | Buffer, how: 'keep open' | 'half close' | 'hang up' = 'keep open'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    socket.write(bytes, () => {
      if (how === 'half close') socket.end();
      if (how === 'hang up') socket.destroy();
    });
  });
}

/** Connected, and heard by the server. It asks nothing. */
export function openSilent(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.on('error', reject);
  });
}

/** Watches, and reads what comes. */
export function openWatcher(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write('{"do":"watch"}\n', () => resolve(socket)));
    socket.on('error', reject);
    socket.resume();
  });
}
