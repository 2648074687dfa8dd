/** `doctor`: each finding of this desk, the walk beside them, and how it is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createDoctor, textOfReport } from '../../main/check';
import type { Trial } from '../../main/check';
import { findingsOf, type DeskFacts, type Finding } from '../../main/check/desk';
import { createPractice } from '../../main/practice';
import { agentName, login } from '../faults/practice';
import { snapshotOf } from '../words/snapshots';
import { trialOf, walkTo } from './place';

const facts: DeskFacts = {
  snapshot: snapshotOf('idle', { detail: { usualMs: 1100 } }),
  setUp: { server: 'dialer.example', agent: '1000' },
  plain: false,
  encrypted: true,
  hasPassword: true,
  memoryOnly: false,
  settingsWritable: true,
  keys: { wished: ['Ctrl+F9'], working: ['Ctrl+F9'] },
  tray: 'present',
  clockOffMs: 1200,
  practice: false,
  screen: { deaf: false, slow: false },
  policy: { path: '/etc/reclight/policy.json', read: { kind: 'none' }, ownAllowed: true },
  troubles: [],
};
const found = (part: Partial<DeskFacts>, check: string): Finding | undefined => findingsOf({ ...facts, ...part }, en).find((one) => one.check === check);

describe('a desk', () => {
  it('that is well has nothing to mend, and a line for each thing', () => {
    const findings = findingsOf(facts, en);
    expect(findings.map(({ check }) => check)).toEqual(['setup', 'keyring', 'settings', 'keys', 'tray', 'socket', 'word', 'clock', 'delay', 'encryption', 'practice', 'policy']);
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    for (const { detail } of findings) expect(detail).toMatch(/\S/);
  });

  it.each<[string, Partial<DeskFacts>, string]>([
    ['nothing is set up', { setUp: null }, 'setup'],
    ['there is no password', { hasPassword: false }, 'keyring'],
    ['the password is not stored', { memoryOnly: true }, 'keyring'],
    ['the settings can’t be saved', { settingsWritable: false }, 'settings'],
    ['there is no tray', { tray: 'absent' }, 'tray'],
    ['a key does not work', { keys: { wished: ['Ctrl+F9', 'Ctrl+F8'], working: ['Ctrl+F9'] } }, 'keys'],
    ['the clock is wrong', { clockOffMs: -3_600_000 }, 'clock'],
    ['the agent screen is slow', { snapshot: snapshotOf('idle', { detail: { usualMs: 7000 } }) }, 'delay'],
    ['the agent screen let a word lie', { screen: { deaf: true, slow: false } }, 'screen-deaf'],
    ['the agent screen has grown slow', { screen: { deaf: false, slow: true } }, 'screen-slow'],
    ['the server is not encrypted', { plain: true, encrypted: false }, 'encryption'],
    ['a word is not proved', { snapshot: snapshotOf('unconfirmed', { wanted: 'stop' }) }, 'word'],
    ['the policy is broken', { policy: { ...facts.policy, read: { kind: 'broken', why: 'unknown-key', line: 3, key: 'agent' } } }, 'policy'],
    ['the policy forbids this desk’s agent', { policy: { ...facts.policy, read: { kind: 'held', agents: new Set(['2000']), callsPerMinute: null }, ownAllowed: false } }, 'policy'],
    ['nobody has seen a trouble', { troubles: [{ kind: 'key-taken', message: 'Another program has the key.', advice: 'Choose another one.' }] }, 'trouble:key-taken'],
  ])('where %s is told how to mend it', (_name, part, check) => {
    expect(found(part, check)).toMatchObject({ state: 'failed', detail: expect.stringMatching(/\.$/), advice: expect.stringMatching(/\S/) });
  });

  it.each<[string, Partial<DeskFacts>, string]>([
    ['nobody says whether there is a tray', { tray: 'unknown' }, 'tray'],
    ['no key is wished', { keys: { wished: [], working: [] } }, 'keys'],
    ['the dialer was not heard', { clockOffMs: null }, 'clock'],
    ['no delay is learnt yet', { snapshot: snapshotOf('idle') }, 'delay'],
    ['practice is on', { practice: true }, 'practice'],
    ['a start is under way', { snapshot: snapshotOf('starting', { wanted: 'start' }) }, 'word'],
  ])('where %s has nothing to mend', (_name, part, check) => {
    expect(found(part, check)).toMatchObject({ state: 'unknown', advice: null });
  });

  it('says what the policy holds, and names file and line of a broken one, once', () => {
    const { path } = facts.policy;
    const of = (policy: Partial<DeskFacts['policy']>): string | undefined => found({ policy: { ...facts.policy, ...policy } }, 'policy')?.detail;
    expect(of({ read: { kind: 'held', agents: new Set(['1000', '1001']), callsPerMinute: 60 } })).toBe(`held: 2 agents, 60 calls a minute (${path})`);
    expect(of({ read: { kind: 'held', agents: null, callsPerMinute: 60 } })).toBe(`held: 60 calls a minute (${path})`);
    expect(of({ read: { kind: 'held', agents: null, callsPerMinute: null } })).toBe(`held: nothing (${path})`);
    expect(of({ ownAllowed: false, read: { kind: 'held', agents: new Set(), callsPerMinute: null } })).toContain('Agent 1000');
    const broken: Partial<DeskFacts> = { policy: { ...facts.policy, read: { kind: 'broken', why: 'unknown-key', line: 3, key: 'agent' } }, troubles: [{ kind: 'policy-broken', message: 'It cannot be used.', advice: 'Mend it.' }] };
    expect(findingsOf({ ...facts, ...broken }, en).filter(({ state }) => state === 'failed')).toMatchObject([{ check: 'policy', detail: expect.stringMatching(/policy\.json.*line 3.*agent/) }]);
  });

  it('takes further checks from others', () => {
    expect(findingsOf(facts, en, [() => ({ check: 'autostart', state: 'ok', detail: 'on', advice: null })])).toHaveLength(1);
  });

  it('names the cures of a slow or deaf screen by the names that an administrator finds, once', () => {
    const cures = /agent_screen_timer.*EventSource.*IntensiveWakeUpThrottlingEnabled.*SleepingTabsBlockedForUrls/;
    const slow = { snapshot: snapshotOf('idle', { detail: { usualMs: 7000 } }) };
    expect(found(slow, 'delay')?.advice).toMatch(cures);
    expect(found({ screen: { deaf: false, slow: true } }, 'screen-slow')?.advice).toMatch(cures);
    expect(found({ screen: { deaf: true, slow: true } }, 'screen-deaf')?.advice).toMatch(cures);
    const all = findingsOf({ ...facts, ...slow, screen: { deaf: true, slow: true } }, en);
    expect(all.filter(({ advice }) => cures.test(advice ?? '')).map(({ check }) => check)).toEqual(['delay']);
    expect(all.map(({ check }) => check)).not.toContain('screen-slow');
  });

  it('says nothing of a browser in practice', () => {
    expect(found({ snapshot: snapshotOf('idle', { practice: true }), screen: { deaf: true, slow: true } }, 'screen-deaf')).toBeUndefined();
  });
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function examine(part: { readonly password?: string; readonly blocked?: boolean; readonly none?: boolean } = {}): Promise<{ report: Awaited<ReturnType<ReturnType<typeof createDoctor>>>; logins: number }> {
  const practice = await createPractice({ users: [{ user: login.user, pass: login.password }], agents: [{ agent: agentName }] }).listen();
  closing.push(() => practice.close());
  const trial: Trial = trialOf(practice.url, part.password === undefined ? {} : { password: part.password });
  const report = await createDoctor({
    trial: () => (part.none ? null : part.blocked ? { ...trial, login: async () => ({ kind: 'refused', reason: 'wrong-login' }) } : trial),
    isBlocked: () => part.blocked ?? false,
    examine: async (one, onLine) => {
      const { walked } = await walkTo(one, { onLine });
      return walked;
    },
    facts: () => facts,
    words: () => en,
    language: () => 'en',
  })();
  return { report, logins: practice.calls().filter((call) => call.function === 'recording').length };
}

describe('the report', () => {
  it('holds the walk and the desk, with one login', async () => {
    const { report, logins } = await examine();
    expect(report).toMatchObject({ v: 1, ok: true });
    expect(report.checks.map(({ check }) => check).slice(0, 8)).toEqual(['reach', 'tls', 'vicidial', 'login', 'permission', 'agent', 'screen', 'setup']);
    expect(report.checks.find(({ check }) => check === 'clock')).toMatchObject({ state: 'ok' });
    expect(logins).toBe(1);
    expect(textOfReport(report, en)).toMatch(/^ok {4}Reached +127\.0\.0\.1 · \d+ ms\n[\s\S]*\nNothing to mend\.$/);
  });

  it('of a refused login says what to do, once', async () => {
    const { report, logins } = await examine({ password: 'another' });
    expect(report.ok).toBe(false);
    expect(report.checks.find(({ check }) => check === 'login')).toMatchObject({ state: 'failed', detail: en.failure['wrong-login'].message, advice: expect.stringContaining(en.check.who.you) });
    expect(report.checks.find(({ check }) => check === 'agent')).toMatchObject({ state: 'waiting', advice: null });
    expect(logins).toBe(1);
    expect(textOfReport(report, en)).toMatch(/\nMEND +Login +Wrong user or password\..*\n[\s\S]*\n1 thing to mend\.$/);
  });

  it('of a login that is blocked asks nothing, and says so', async () => {
    const { report, logins } = await examine({ blocked: true });
    expect(logins).toBe(0);
    expect(report.checks.find(({ check }) => check === 'login')?.detail).toContain('not asked again');
  });

  it('without a login is about this desk alone', async () => {
    const { report } = await examine({ none: true });
    expect(report.checks[0]?.check).toBe('setup');
  });

  it('never says anything empty or broken', async () => {
    for (const { report } of [await examine(), await examine({ password: 'x' }), await examine({ none: true })]) {
      for (const { detail, advice } of report.checks) expect(`${detail} ${advice ?? ''}`).not.toMatch(/undefined|null|NaN|\[object/);
      for (const { detail } of report.checks) expect(detail).toMatch(/\S/);
    }
  });
});
