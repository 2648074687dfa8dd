/**
 * A port where no connection comes about and none is refused: a thread listens there and never takes one, and its short
 * queue is full. Then Linux drops what still knocks, as a firewall does.
 */
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

const listener = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer();
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(workerData), 0, 0);
    server.close();
  });
`;

export async function openBlackHole(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const gate = new SharedArrayBuffer(4);
  const worker = new Worker(listener, { eval: true, workerData: gate });
  const port = await new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  const callers: Socket[] = [];
  // Its queue takes a few; full is what answers none within a moment.
  while (await isTaken(port, callers));
  return {
    port,
    close: async () => {
      for (const caller of callers) caller.destroy();
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
      await worker.terminate();
    },
  };
}

function isTaken(port: number, callers: Socket[]): Promise<boolean> {
  if (callers.length > 50) throw new Error('the queue of a port that nobody serves takes everybody here');
  const caller = connect(port, '127.0.0.1');
  callers.push(caller);
  caller.on('error', () => undefined);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), 300);
    caller.once('connect', () => {
      clearTimeout(late);
      resolve(true);
    });
  });
}
