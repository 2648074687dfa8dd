/** What the room remembers between calls, and who answered when an answer can't be read. */
import { describe, expect, it } from 'vitest';
import { createAgentApi, type AgentApi, type Call, type Reply, type Transport } from '../../main/agent-api';

type Exchange = Awaited<ReturnType<Transport['post']>>;
interface Post {
  readonly form: Readonly<Record<string, string>>;
  readonly withinMs: number | undefined;
  readonly signal: AbortSignal;
}

/** An api whose server answers these in turn; each exchange takes one second. */
function against(...answers: (Exchange | string)[]): { api: AgentApi; posts: Post[]; ask: (what?: Call) => Promise<Reply>; closed: () => boolean } {
  const posts: Post[] = [];
  let now = 5000;
  let closed = false;
  const transport: Transport = {
    post: (form, signal, withinMs) => {
      posts.push({ form, signal, withinMs });
      now += 1000;
      const next = answers.shift();
      if (next === undefined) throw new Error('nothing more was to be asked');
      return Promise.resolve(typeof next === 'string' ? { ok: true, body: next } : next);
    },
    close: async () => void (closed = true),
  };
  const api = createAgentApi({ transport, agent: '1000', credentials: { user: '6666', password: 'sesame' }, now: () => now });
  return { api, posts, ask: (what = { do: 'status' }) => api.ask(what, new AbortController().signal), closed: () => closed };
}

const idle = 'NOTICE: not recording - 1000|||||192.168.1.5|8600051|PAUSED\n';
const page = '<html>\n';
const version = 'VERSION: 2.14-82|BUILD: 250122-1010|DATE: 2026-11-24 10:05:40|EPOCH: 1795511140\n';
const failed = (failure: string, maybeSent = true): unknown => ({ kind: 'failed', failure, maybeSent });
const lost = (failure: 'timeout' | 'not-vicidial', torn = '', maybeSent = true): Exchange => ({ ok: false, failure, maybeSent, torn });

describe('a call', () => {
  it.each<[Call, Record<string, string>]>([
    [{ do: 'status' }, { value: 'STATUS' }],
    [{ do: 'start', tag: '_SALE' }, { value: 'START', stage: '_SALE' }],
    [{ do: 'stop' }, { value: 'STOP' }],
  ])('%j is sent as one of three words', async (call, fields) => {
    const { ask, posts } = against(idle, version);
    await ask(call);
    expect(posts[0]?.form).toEqual({ source: 'reclight', user: '6666', pass: 'sesame', agent_user: '1000', function: 'recording', ...fields });
  });

  it('can be given up, and its room be closed', async () => {
    const { api, posts, closed } = against(idle);
    const abort = new AbortController();
    await api.ask({ do: 'status' }, abort.signal);
    expect(posts[0]?.signal).toBe(abort.signal);
    await api.close();
    expect(closed()).toBe(true);
  });
});

describe('no answer', () => {
  it.each<[string, Exchange, unknown]>([
    ['is an outage', lost('timeout'), failed('timeout')],
    ['says whether the call may have reached the server', lost('timeout', '', false), failed('timeout', false)],
    ['of a stranger is what it is', lost('not-vicidial'), failed('not-vicidial')],
    ['but words of a refused login is that: it must not be repeated', lost('timeout', 'ERROR: Invalid Username/Pass'), { kind: 'refused', reason: 'wrong-login' }],
  ])('%s', async (_name, exchange, expected) => {
    expect(await against(exchange).ask()).toEqual(expected);
  });

  it('of one that was heard before is a passing fault', async () => {
    const { ask } = against(idle, lost('not-vicidial'), lost('timeout'));
    await ask();
    expect(await ask()).toEqual(failed('http'));
    expect(await ask()).toEqual(failed('timeout'));
  });
});

describe('an answer that can’t be read', () => {
  it.each<[string, (string | Exchange)[], unknown, number]>([
    ['of a dialer that knows no recording', ['', version], { kind: 'refused', reason: 'too-old' }, 2],
    ['of a dialer that says something odd', [page, version], failed('unreadable'), 2],
    ['of something that is no dialer', [page, page], failed('not-vicidial'), 2],
    ['of something that says no more', ['', lost('timeout')], failed('unreadable'), 2],
    ['but is a refused login’s echo', ['ERROR: Invalid: |6666|'], { kind: 'refused', reason: 'wrong-login' }, 1],
  ])('%s', async (_name, answers, expected, asked) => {
    const { ask, posts } = against(...answers);
    expect(await ask()).toEqual(expected);
    expect(posts).toHaveLength(asked);
  });

  it('asks who that is in what is left of the time', async () => {
    const { ask, posts } = against(page, version);
    await ask();
    expect(posts[1]).toMatchObject({ form: { function: 'version' }, withinMs: 4000 });
    expect(Object.keys(posts[1]?.form ?? {})).toEqual(['function']);
  });

  it('of one that was heard before is a passing fault: nobody is asked', async () => {
    const { ask, posts } = against(idle, '', page);
    await ask();
    expect(await ask()).toEqual(failed('unreadable'));
    expect(await ask()).toEqual(failed('unreadable'));
    expect(posts).toHaveLength(3);
  });
});

describe('the words of an accepted START', () => {
  const stopLies = (head: string): string => `${head} - 1000|STOP||||192.168.1.5|8600051|PAUSED\n`;
  it('once heard tell a STOP’s success from its error, in any language', async () => {
    const { ask } = against('EXITO: enviada - 1000|START_R||||192.168.1.5|8600051|PAUSED\n', idle, stopLies('EXITO: enviada'), stopLies('ERROR: parada'));
    await ask({ do: 'start', tag: '_R' });
    await ask();
    expect(await ask({ do: 'stop' })).toMatchObject({ kind: 'sent', sure: true });
    expect(await ask({ do: 'stop' })).toMatchObject({ kind: 'stopRefused', field: 'STOP' });
  });

  it('never heard leave it open', async () => {
    expect(await against(stopLies('EXITO: enviada')).ask({ do: 'stop' })).toMatchObject({ kind: 'sent', sure: false });
  });
});

describe('the version', () => {
  const signal = new AbortController().signal;
  it('tells the server’s clock', async () => {
    const { api, posts } = against(version);
    expect(api.serverClock()).toBeNull();
    expect(await api.version(signal)).toEqual({ version: '2.14-82', build: '250122-1010', epochMs: 1_795_511_140_000, utcOffsetMs: 3_600_000 });
    expect(api.serverClock()).toEqual({ epochMs: 1_795_511_140_000, atMs: 6000, utcOffsetMs: 3_600_000 });
    expect(posts[0]).toMatchObject({ form: { function: 'version' }, withinMs: 5000 });
  });

  it.each<[string, string | Exchange, unknown]>([
    ['is not told by a page', page, failed('not-vicidial')],
    ['is not told by nobody', lost('timeout', '', false), failed('timeout', false)],
  ])('%s', async (_name, answer, expected) => {
    const { api } = against(answer);
    expect(await api.version(signal)).toEqual(expected);
    expect(api.serverClock()).toBeNull();
  });
});
