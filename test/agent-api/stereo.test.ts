/** Does a stereo recording run? Asked only of a dialer that may know, and never at the cost of a second refused login. */
import { describe, expect, it } from 'vitest';
import { createAgentApi, type AgentApi, type StereoStatus, type Transport } from '../../main/agent-api';
import { createPractice, type Practice } from '../../main/practice';
import { createVirtualClock } from '../practice/virtual-clock';

const signal = new AbortController().signal;
const password = 'Canary-5kW_n8e';
const newBuild = 'VERSION: 2.14-90|BUILD: 251001-0838|DATE: 2026-11-24 10:05:40|EPOCH: 1795511140\n';

function desk(answerOf: (form: Readonly<Record<string, string>>) => string | null): { api: AgentApi; asked: string[]; stereo: () => Promise<StereoStatus> } {
  const asked: string[] = [];
  const transport: Transport = {
    post: (form) => {
      asked.push(form['function'] === 'version' ? 'version' : `${form['function']} ${form['value']}`);
      const body = answerOf(form);
      return Promise.resolve(body === null ? { ok: false, failure: 'timeout', maybeSent: true, torn: '' } : { ok: true, body });
    },
    close: () => Promise.resolve(),
  };
  const api = createAgentApi({ transport, agent: '1000', credentials: { user: 'caller', password }, now: () => 0 });
  return { api, asked, stereo: () => api.stereoStatus(signal) };
}

function practice(traits: { stereo: boolean; allowed?: readonly string[]; pass?: string }): Practice {
  const server = createPractice({
    clock: createVirtualClock(),
    stereo: traits.stereo,
    users: [{ user: 'caller', pass: traits.pass ?? password, allowedFunctions: traits.allowed ?? ['recording', 'stereo_recording'] }],
    agents: [{ agent: '1000' }],
  });
  server.agent('1000').takeCall();
  return server;
}

describe('a dialer that has it', () => {
  it('says whether one runs; its version is asked once', async () => {
    const server = practice({ stereo: true });
    const { stereo, asked } = desk((form) => server.answer(form).body);
    expect(await stereo()).toBe('not-running');
    server.agent('1000').stereo.begin();
    expect(await stereo()).toBe('running');
    server.agent('1000').stereo.end();
    expect(await stereo()).toBe('not-running');
    expect(asked).toEqual(['version', 'stereo_recording STATUS', 'stereo_recording STATUS', 'stereo_recording STATUS']);
    expect(server.agent('1000').truth().field).toBe('');
  });

  it('may not allow it to this login', async () => {
    const server = practice({ stereo: true, allowed: ['recording'] });
    expect(await desk((form) => server.answer(form).body).stereo()).toBe('not-permitted');
  });

  it('says nothing where the agent has no session', async () => {
    const server = practice({ stereo: true });
    server.agent('1000').logOut();
    expect(await desk((form) => server.answer(form).body).stereo()).toBe('unknown');
  });
});

describe('a dialer without it', () => {
  it('is known by its build, and then not asked', async () => {
    const server = practice({ stereo: false });
    const { stereo, asked, api } = desk((form) => server.answer(form).body);
    await api.version(signal);
    expect([await stereo(), await stereo()]).toEqual(['absent', 'absent']);
    expect(asked).toEqual(['version']);
  });

  it('answers an unknown function with nothing', async () => {
    const { stereo, asked } = desk((form) => (form['function'] === 'version' ? newBuild : ''));
    expect(await stereo()).toBe('absent');
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['250930-2359', 'absent', 1],
    ['251001-0000', 'absent', 2],
    ['260101-0000', 'absent', 2],
    ['unheard-of', 'absent', 2],
  ])('build %s: %s after %d calls', async (build, expected, calls) => {
    const { stereo, asked } = desk((form) => (form['function'] === 'version' ? newBuild.replace('251001-0838', build) : ''));
    expect(await stereo()).toBe(expected);
    expect(asked).toHaveLength(calls);
  });
});

describe('no answer', () => {
  it.each<[string, string | null]>([
    ['an outage', null],
    ['a page', '<html></html>\n'],
    ['a word where the id should be', 'NOTICE: stereo_recording active - 1000|BEGIN||||192.168.1.5|8600051|INCALL\n'],
    ['another agent', 'NOTICE: not stereo_recording - 1001|||||192.168.1.5|8600051|INCALL\n'],
    ['the API switched off', 'ERROR: System API NOT ACTIVE\n'],
  ])('%s is unknown, and leaves the switch alone', async (_name, body) => {
    const { stereo, api } = desk((form) => (form['function'] === 'version' ? newBuild : form['function'] === 'recording' ? 'NOTICE: not recording - 1000|||||192.168.1.5|8600051|PAUSED\n' : body));
    expect(await stereo()).toBe('unknown');
    expect((await api.ask({ do: 'status' }, signal)).kind).toBe('notRecording');
  });

  it('to the version leaves it unasked', async () => {
    const { stereo, asked } = desk(() => null);
    expect(await stereo()).toBe('unknown');
    expect(asked).toEqual(['version']);
  });
});

describe('a refused login', () => {
  it('is told to the next STATUS, which does not send it again; a person may then', async () => {
    const server = practice({ stereo: true, pass: 'another' });
    const { stereo, api, asked } = desk((form) => server.answer(form).body);
    expect(await stereo()).toBe('unknown');
    expect(await stereo()).toBe('unknown');
    expect(await api.ask({ do: 'status' }, signal)).toEqual({ kind: 'refused', reason: 'wrong-login' });
    expect(server.refusedLogins()).toBe(1);
    expect(asked).toEqual(['version', 'stereo_recording STATUS']);
    // Whoever was blocked by that asks again only when a person wants it.
    expect(await api.ask({ do: 'status' }, signal)).toEqual({ kind: 'refused', reason: 'wrong-login' });
    expect(server.refusedLogins()).toBe(2);
  });

  it('holds no STOP back', async () => {
    const { stereo, api, asked } = desk((form) => (form['function'] === 'version' ? newBuild : form['function'] === 'stereo_recording' ? 'ERROR: Invalid Username/Password: |caller|x' : 'ERROR: stop recording error - 1000|||||192.168.1.5|8600051|PAUSED\n'));
    await stereo();
    expect((await api.ask({ do: 'stop' }, signal)).kind).toBe('stopRefused');
    expect(asked.at(-1)).toBe('recording STOP');
  });
});
