/** The walk: which line fails at what, that it stops there, and that there is one login at most. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeOptions } from '../../main/practice';
import type { CheckFault, CheckStep } from '../../main/check/types';
import { checkSteps } from '../../main/check/types';
import { agentName, login, recordingPractice } from '../faults/practice';
import { answer, openFaultServer, type FaultServer, type Way } from '../faults/server';
import { createPractice } from '../../main/practice';
import { ourAuthority, statesOf, trialOf, walkTo } from './place';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serverWith(way: Way, tls = false): Promise<{ server: FaultServer; url: string; refusedLogins: () => number }> {
  const { practice } = recordingPractice();
  const server = await openFaultServer(practice, { tls });
  closing.push(() => server.close(), () => practice.close());
  await server.strike(way);
  return { server, url: `${tls ? 'https' : 'http'}://127.0.0.1:${server.port}`, refusedLogins: practice.refusedLogins };
}

async function practiceWith(part: PracticeOptions, act: (practice: ReturnType<typeof createPractice>) => void = () => undefined): Promise<{ url: string; logins: () => number }> {
  const practice = await createPractice({ users: [{ user: login.user, pass: login.password }], agents: [{ agent: agentName }], ...part }).listen();
  closing.push(() => practice.close());
  act(practice);
  return { url: practice.url, logins: () => practice.calls().filter((call) => call.function === 'recording').length };
}

/** All before this step are good, none after it was asked. */
const failedAt = (step: CheckStep): string => checkSteps.map((one, at) => `${one} ${at < checkSteps.indexOf(step) ? 'ok' : at === checkSteps.indexOf(step) ? 'failed' : 'waiting'}`).join(', ');

describe('all good', () => {
  it('over TLS: a line each with what was found, the screen not known before a start', async () => {
    const { server, url } = await serverWith({}, true);
    const { lines, walked } = await walkTo(trialOf(url, { caFile: ourAuthority }), { caFile: ourAuthority });
    expect(statesOf(lines)).toBe('reach ok, tls ok, vicidial ok, login ok, permission ok, agent ok, screen unknown');
    expect(lines.map(({ data }) => data)).toEqual([
      { of: 'reach', address: '127.0.0.1', ms: expect.any(Number) },
      { of: 'tls', protocol: 'TLSv1.3', validTo: '2120-01-01T00:00:00.000Z', pinned: false },
      { of: 'vicidial', version: '2.14-82', build: '250122-1010' },
      null,
      null,
      { of: 'agent', agent: agentName, status: 'INCALL' },
      null,
    ]);
    expect(walked.failure).toBe(null);
    expect(server.seen().map(({ value }) => value)).toEqual(['version', 'STATUS']);
    // The version needs no login.
    expect(server.seen()[0]?.password).toBe(null);
  });

  it('without TLS it is marked', async () => {
    const { url } = await serverWith({});
    const { lines } = await walkTo(trialOf(url), { here: false, usualMs: 1200 });
    expect(lines[1]).toEqual({ step: 'tls', state: 'ok', data: { of: 'plain', here: false } });
    expect(lines[6]).toEqual({ step: 'screen', state: 'ok', data: { of: 'screen', usualMs: 1200 } });
  });

  it('goes line by line: each is asked before it is told', async () => {
    const { url } = await serverWith({});
    const { shown } = await walkTo(trialOf(url));
    expect(statesOf(shown)).toBe('reach asking, reach ok, tls ok, vicidial asking, vicidial ok, login asking, login ok, permission ok, agent ok, screen unknown');
  });
});

describe('a server that', () => {
  it.each<[string, Way, boolean, CheckStep, CheckFault, 'you' | 'administrator']>([
    ['refuses connections', { refuse: true }, false, 'reach', 'nobody-listens', 'you'],
    ['signed itself', { certificate: 'self-signed' }, true, 'tls', 'self-signed', 'you'],
    ['nobody vouches for', { certificate: 'unknown-authority' }, true, 'tls', 'untrusted', 'administrator'],
    ['is another one by its certificate', { certificate: 'other-host' }, true, 'tls', 'other-host', 'administrator'],
    ['has an expired certificate', { certificate: 'expired' }, true, 'tls', 'expired', 'administrator'],
    ['is a web site', { answer: ({ stream }) => void stream.write(answer('<html>hello</html>\n')) }, false, 'vicidial', 'not-vicidial', 'you'],
    ['is missing there', { answer: ({ stream }) => void stream.write(answer('no', 'HTTP/1.1 404 Not Found')) }, false, 'vicidial', 'not-vicidial', 'you'],
    ['answers with errors', { answer: ({ stream }) => void stream.write(answer('', 'HTTP/1.1 500 Internal Server Error')) }, false, 'vicidial', 'http', 'administrator'],
  ])('%s', async (_name, way, tls, step, kind, who) => {
    const { server, url } = await serverWith(way, tls);
    const { lines, walked } = await walkTo(trialOf(url, { caFile: ourAuthority }), { caFile: ourAuthority });
    expect(statesOf(lines)).toBe(failedAt(step));
    expect(walked.failure).toMatchObject({ step, kind, who });
    expect(server.seen().filter(({ password }) => password !== null)).toEqual([]);
  });

  it('nobody has given a name', async () => {
    const { lines, walked } = await walkTo(trialOf('https://dialer.invalid'));
    expect(statesOf(lines)).toBe(failedAt('reach'));
    expect(walked.failure).toMatchObject({ kind: 'no-such-name', who: 'you' });
  });

  it('breaks off at the login', async () => {
    const { server, url } = await serverWith({});
    await server.strike({ answer: ({ stream }) => stream.destroy() }, ['STATUS']);
    const { lines, walked } = await walkTo(trialOf(url));
    expect(statesOf(lines)).toBe(failedAt('login'));
    expect(walked.failure).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a login that', () => {
  it.each<[string, PracticeOptions, CheckStep, CheckFault, 'you' | 'administrator']>([
    ['has the wrong password', { users: [{ user: login.user, pass: 'another' }] }, 'login', 'wrong-login', 'you'],
    ['comes from a blocked address', { loginFault: 'IPBLOCK' }, 'login', 'address-blocked', 'administrator'],
    ['meets no server', { loginFault: 'ERRSERVERS' }, 'login', 'no-active-server', 'administrator'],
    ['meets an API that is off', { apiActive: false }, 'login', 'api-off', 'administrator'],
    ['may not use the API', { users: [{ user: login.user, pass: login.password, apiAccess: false }] }, 'permission', 'api-access-off', 'administrator'],
    ['may not record', { users: [{ user: login.user, pass: login.password, allowedFunctions: ['external_dial'] }] }, 'permission', 'no-permission', 'administrator'],
    ['has an agent without a session', { agents: [{ agent: 'other' }] }, 'agent', 'not-logged-in', 'you'],
  ])('%s is met once', async (_name, part, step, kind, who) => {
    const { url, logins } = await practiceWith(part);
    const { lines, walked } = await walkTo(trialOf(url));
    expect(statesOf(lines)).toBe(failedAt(step));
    expect(walked.failure).toEqual({ step, kind, who, clocks: null });
    expect(logins()).toBe(1);
  });
});

it('a user that is locked out is met once, and told to wait', async () => {
  const { url, logins } = await practiceWith({}, (practice) => {
    for (let at = 0; at < 10; at++) practice.answer({ source: 'test', user: login.user, pass: 'wrong', function: 'other' });
  });
  const { lines, walked } = await walkTo(trialOf(url));
  expect(statesOf(lines)).toBe(failedAt('login'));
  expect(walked.failure).toMatchObject({ kind: 'locked-out', who: 'you' });
  expect(logins()).toBe(1);
});

describe('a VICIdial', () => {
  it('that is too old is told at its own line', async () => {
    const { url, server } = await serverWith({});
    await server.strike({ answer: ({ stream }) => void stream.write(answer('')) }, ['STATUS']);
    const { lines, walked } = await walkTo(trialOf(url));
    expect(statesOf(lines)).toBe(failedAt('vicidial'));
    expect(walked.failure).toMatchObject({ kind: 'too-old', who: 'administrator' });
  });

  it('tells how far its clock is from ours', async () => {
    const { url } = await practiceWith({}, (practice) => practice.agent(agentName).ready());
    const { walked } = await walkTo(trialOf(url), { wallMs: () => Date.now() - 3_600_000 });
    expect(Math.round((walked.clockOffMs ?? 0) / 60_000)).toBe(60);
  });
});

describe('a clock that is years off', () => {
  const shaken = (fault: 'expired' | 'not-yet-valid', serverMs: number | null) => async () => ({ ok: false as const, fault, certificate: null, serverMs });
  const year = 365 * 86_400_000;

  it.each<[string, 'expired' | 'not-yet-valid', number, number | null, CheckFault]>([
    ['by the server’s clock', 'expired', Date.now() + 5 * year, Date.now(), 'clock-wrong'],
    ['by the server’s clock, behind', 'not-yet-valid', Date.now() - 5 * year, Date.now(), 'clock-wrong'],
    ['by this app’s own age', 'not-yet-valid', Date.parse('2001-01-01'), null, 'clock-wrong'],
    ['by nobody: then it is the certificate', 'expired', Date.now(), Date.now(), 'expired'],
    ['by nobody who was heard', 'expired', Date.now() + 5 * year, null, 'expired'],
  ])('%s', async (_name, fault, wall, serverMs, kind) => {
    const { url } = await serverWith({}, true);
    const { walked } = await walkTo(trialOf(url), { wallMs: () => wall, handshake: shaken(fault, serverMs), madeMs: Date.parse('2026-11-01') });
    expect(walked.failure).toMatchObject({ step: 'tls', kind });
    expect(walked.failure?.clocks === null).toBe(kind !== 'clock-wrong');
  });
});

describe('cancelled', () => {
  it('it says no more and logs in no more', async () => {
    const { url, server } = await serverWith({});
    const stop = new AbortController();
    const { shown, walked } = await walkTo(trialOf(url), {
      signal: stop.signal,
      reach: async () => {
        stop.abort();
        return { ok: true, address: '127.0.0.1', ms: 1 };
      },
    });
    expect(statesOf(shown)).toBe('reach asking');
    expect(walked.failure).toBe(null);
    expect(server.seen()).toEqual([]);
  });
});
