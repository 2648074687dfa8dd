/** One account with its own app, as far as the socket goes: opens it, says where, and tries what it is told to reach. */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { listen } from '../../../main/cli/server';
import { socketPath } from '../../../main/cli/socket-path';
import { lights } from '../../words/snapshots';

const [userData = ''] = process.argv.slice(2);
const path = socketPath(userData, process.platform, process.env['XDG_RUNTIME_DIR']);
const server = listen(path, async () => ({ code: 0, snapshot: { ...lights.idle, agent: String(process.getuid?.()) }, told: null, text: 'idle' }), () => process.stdout.write('failed\n'));

function reach(other: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(other);
    let text = '';
    socket.on('connect', () => socket.write('{"do":"status","agent":null}\n'));
    socket.on('data', (data) => (text += String(data)));
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'error'));
    socket.on('close', () => resolve(text === '' ? 'nothing' : (JSON.parse(text) as { snapshot: { agent: string } }).snapshot.agent));
  });
}

// The first line is where it lies; then each line that comes is a socket to try.
void reach(path).then((own) => process.stdout.write(`${path} ${own}\n`));
createInterface({ input: process.stdin })
  .on('line', (other) => void reach(other).then((end) => process.stdout.write(`${end}\n`)))
  .on('close', () => {
    server.close();
    process.exit();
  });
