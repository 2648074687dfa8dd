/** Who gets one of the two connections, and what happens where none comes about. */
import { afterEach, describe, expect, it } from 'vitest';
import { createAgentApi, createTransport, type AgentApi, type Call, type Reply } from '../../main/agent-api';
import { openBlackHole } from './black-hole';
import { agentName, login, recordingPractice } from './practice';
import { answer, openFaultServer, type FaultServer, type Way } from './server';

const hang: Way = { answer: () => undefined };
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

function apiOf(origin: string, now: () => number = () => performance.now()): AgentApi {
  const api = createAgentApi({ transport: createTransport(origin), agent: agentName, credentials: login, now });
  opened.push(api.close);
  return api;
}

async function against(way: Way, values?: readonly string[]): Promise<{ server: FaultServer; api: AgentApi }> {
  const { practice } = recordingPractice();
  const server = await openFaultServer(practice);
  await server.strike(way, values);
  opened.push(server.close);
  return { server, api: apiOf(`http://127.0.0.1:${server.port}`) };
}

/** A call, and what has come of it so far. */
function ask(api: AgentApi, call: Call, abort = new AbortController()): { abort: () => void; reply: Promise<Reply>; now: () => Reply | null } {
  let came: Reply | null = null;
  const reply = api.ask(call, abort.signal);
  void reply.then((one) => (came = one));
  return { abort: () => abort.abort(), reply, now: () => came };
}

const status: Call = { do: 'status' };
const start: Call = { do: 'start', tag: '_R' };
const stop: Call = { do: 'stop' };
const got = (server: FaultServer, value: string, times = 1): Promise<unknown> => server.got(() => server.seen().filter((one) => one.value === value).length >= times, 1000);

describe('where both connections hang', () => {
  it('a STOP takes that of the version call, not of the STATUS, and goes out at once', async () => {
    const { server, api } = await against(hang);
    const clock = api.version(new AbortController().signal);
    await got(server, 'version');
    const asked = ask(api, status);
    await got(server, 'STATUS');
    ask(api, stop);
    await got(server, 'STOP');
    expect(await clock).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: true });
    expect(asked.now()).toBeNull();
    expect(server.connections().most).toBe(2);
  });

  it('a STOP breaks off no START, but an older STOP', async () => {
    const { server, api } = await against(hang);
    const started = ask(api, start);
    await got(server, 'START');
    const older = ask(api, stop);
    await got(server, 'STOP');
    ask(api, stop);
    await got(server, 'STOP', 2);
    expect(await older.reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: true });
    expect(started.now()).toBeNull();
    expect(server.connections().most).toBe(2);
  });

  it('a START takes that of a STATUS, but waits for a STOP', async () => {
    const { server, api } = await against(hang);
    const first = ask(api, stop);
    const asked = ask(api, status);
    await got(server, 'STATUS');
    const second = ask(api, start);
    await got(server, 'START');
    expect((await asked.reply).kind).toBe('failed');
    expect([first.now(), second.now()]).toEqual([null, null]);
    second.abort();
    await second.reply;
    ask(api, stop);
    await got(server, 'STOP', 2);
    const waits = ask(api, start);
    first.abort();
    await got(server, 'START', 2);
    expect([waits.now(), server.connections().most]).toEqual([null, 2]);
    expect(server.seen().map((one) => one.value)).toEqual(['STOP', 'STATUS', 'START', 'STOP', 'START']);
  });

  it('a STATUS waits for a START and a STOP, and goes out when one of them gives up', async () => {
    const { server, api } = await against(hang, ['START', 'STOP']);
    ask(api, start);
    const stopping = ask(api, stop);
    await got(server, 'STOP');
    const asked = ask(api, status);
    const waitsToo = ask(api, status);
    waitsToo.abort();
    expect(await waitsToo.reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
    expect(server.seen().map((one) => one.value)).not.toContain('STATUS');
    stopping.abort();
    expect((await asked.reply).kind).toBe('active');
    expect(server.connections().most).toBe(2);
  });

  it('closing ends all of them, also the one that waits', async () => {
    const { server, api } = await against(hang);
    const asked = [ask(api, start), ask(api, stop), ask(api, status)];
    await got(server, 'STOP');
    await api.close();
    expect((await Promise.all(asked.map((one) => one.reply))).map((reply) => reply.kind)).toEqual(['failed', 'failed', 'failed']);
    expect(await ask(api, status).reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
  });
});

describe('a START', () => {
  it('is never sent again, not even where an idle connection was closed under it', async () => {
    const { server, api } = await against({});
    expect((await ask(api, status).reply).kind).toBe('active');
    await server.strike({ answer: ({ stream }) => stream.resetAndDestroy() });
    expect(await ask(api, start).reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: true });
    expect(server.seen().filter((one) => one.value === 'START')).toHaveLength(1);
  });

  it('is known not to have gone out where the server has gone since', async () => {
    const { server, api } = await against({});
    expect((await ask(api, status).reply).kind).toBe('active');
    await server.strike({ refuse: true });
    await ask(api, status).reply;
    expect(await ask(api, start).reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
  });
});

describe('a call that is given up before it began', () => {
  it('reaches nobody', async () => {
    const { server, api } = await against({});
    const abort = new AbortController();
    abort.abort();
    expect(await ask(api, start, abort).reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
    expect(server.connections().made).toHaveLength(0);
  });
});

describe('a stranger that shows a page, and hangs when asked who it is', () => {
  it('has only what is left of the five seconds', async () => {
    let passedMs = 0;
    const { server } = await against({
      answer: ({ stream, reused }) => {
        passedMs = 4700;
        if (!reused) stream.write(answer('<html>\n'));
      },
    });
    const began = performance.now();
    expect(await ask(apiOf(`http://127.0.0.1:${server.port}`, () => passedMs), status).reply).toEqual({ kind: 'failed', failure: 'unreadable', maybeSent: true });
    expect(server.seen().map((one) => one.value)).toEqual(['STATUS', 'version']);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('a name that nobody has', () => {
  it('cannot be reached, and nothing was sent', async () => {
    const { reply } = ask(apiOf('http://dialer.invalid'), status);
    expect(await reply).toEqual({ kind: 'failed', failure: 'unreachable', maybeSent: false });
  }, 10_000);
});

// Elsewhere a full queue refuses instead.
describe.runIf(process.platform === 'linux')('a port behind which all is lost', () => {
  it('ends in five seconds, and nothing was sent; a STOP is tried beside it', async () => {
    const hole = await openBlackHole();
    opened.push(hole.close);
    const api = apiOf(`http://127.0.0.1:${hole.port}`);
    const began = performance.now();
    const asked = [ask(api, status), ask(api, stop), ask(api, stop)];
    expect(await asked[1]!.reply).toEqual({ kind: 'failed', failure: 'timeout', maybeSent: false });
    expect((await Promise.all(asked.map((one) => one.reply))).map((reply) => (reply.kind === 'failed' ? reply.failure : reply.kind))).toEqual(['unreachable', 'timeout', 'timeout']);
    expect(performance.now() - began).toBeLessThan(6000);
  }, 15_000);
});
