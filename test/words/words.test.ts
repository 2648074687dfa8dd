/** Every light, every end of a press, every failure has words, and opposite dangers have different ones. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { outcomeOf } from '../../assets/words/outcome';
import { bigButtonOf, clock, glyphOf, statusOf, wordOf } from '../../assets/words/say';
import { tellTrouble, type Trouble } from '../../main/desk/tell-trouble';
import { refusalKinds } from '../../main/agent-api';
import { outageKinds, type FailureKind } from '../../main/agent-api/failure';
import type { Loud } from '../../main/recorder';
import type { Phase, Told } from '../../main/recorder/snapshot';
import { outcomes } from './outcomes';
import { lightNames, lights, snapshotOf } from './snapshots';

const isSaid = (told: { readonly message: string; readonly advice: string } | undefined): void => {
  expect(told?.message).toMatch(/^\p{Lu}.*([.?]|:\/\/)$/u);
  expect(told?.advice).toMatch(/^\p{Lu}/u);
};

describe.each(lightNames)('%s', (name) => {
  it('has a word, a drawing and a button', () => {
    expect(wordOf(lights[name], en)).toMatch(/\S/);
    expect(glyphOf(lights[name])).toMatch(/\S/);
    expect(bigButtonOf(lights[name], en).label).toMatch(/\S/);
  });
});

describe('lights', () => {
  it('have a word each', () => {
    const words = lightNames.map((name) => wordOf(lights[name], en));
    expect(new Set(words).size).toBe(words.length);
  });

  it('that are not proved differ by danger: in word, drawing and button', () => {
    const [start, stop] = [lights['unconfirmed start'], lights['unconfirmed stop']];
    expect(wordOf(start, en)).not.toBe(wordOf(stop, en));
    expect(glyphOf(start)).not.toBe(glyphOf(stop));
    expect(bigButtonOf(start, en).label).not.toBe(bigButtonOf(stop, en).label);
    expect([bigButtonOf(start, en), bigButtonOf(stop, en)]).toMatchObject([{ does: 'press', tone: 'warn' }, { does: 'press', tone: 'warn' }]);
  });

  it.each<[Phase, string]>([
    ['plain', en.light.stopping],
    ['held', en.light.stopping],
    ['late-id', en.light.stopping],
    ['before-id', en.light.stoppingBeforeId],
    ['cancelling', en.light.stoppingBeforeId],
    ['foreign', en.light.stopping],
  ])('stopping says what the danger is: %s', (phase, word) => {
    expect(wordOf(snapshotOf('stopping', { wanted: 'stop', detail: { phase } }), en)).toBe(word);
  });

  it('count recordings', () => {
    expect(wordOf(snapshotOf('recording', { recordings: 2 }), en)).toMatch(/2/);
    expect(wordOf(snapshotOf('recording', { recordings: 1 }), en)).toBe(en.light.recording);
  });

  it.each(['wrong-login', 'locked-out', 'api-off', 'no-permission', 'too-old'])('blocked by %s says whether it was the login', (kind) => {
    const word = wordOf(snapshotOf('blocked', { failure: { kind, message: '', advice: '' } }), en);
    expect(word).toBe(kind === 'wrong-login' || kind === 'locked-out' ? en.light.blockedLogin : en.light.blocked);
  });
});

describe('the big button', () => {
  it.each([
    ['not-set-up', 'mend'],
    ['blocked', 'mend'],
    ['stopping', 'nothing'],
    ['call-over', 'nothing'],
    ['connecting', 'press'],
    ['offline', 'press'],
    ['logged-out', 'press'],
    ['idle', 'press'],
    ['starting', 'press'],
    ['recording', 'press'],
    ['paused', 'press'],
    ['unconfirmed start', 'press'],
    ['unconfirmed stop', 'press'],
  ] as const)('while %s does: %s', (name, does) => {
    expect(bigButtonOf(lights[name], en).does).toBe(does);
  });

  it('never says start where it would stop', () => {
    for (const name of ['starting', 'recording', 'stopping', 'unconfirmed stop'] as const) expect(bigButtonOf(lights[name], en).label).not.toMatch(/start/i);
    for (const name of ['idle', 'unconfirmed start', 'paused'] as const) expect(bigButtonOf(lights[name], en).label).not.toMatch(/stop/i);
  });
});

describe('the end of a press', () => {
  it.each(outcomes)('$kind $why $action is said', (outcome) => {
    const told = outcomeOf(outcome, en);
    if (outcome.kind === 'proved' || outcome.kind === 'mend') expect(told).toBe(null);
    else isSaid(told ?? undefined);
  });

  it('an unproved start and an unproved stop are told apart', () => {
    const [start, stop] = (['start', 'stop'] as const).map((action) => outcomeOf({ kind: 'unproved', action }, en));
    expect(start?.message).not.toBe(stop?.message);
    expect(stop?.message).toMatch(/may still be recording/i);
  });
});

describe('every kind is said', () => {
  const failures: readonly FailureKind[] = [...refusalKinds, ...outageKinds, 'not-logged-in'];
  const loud: Record<Loud, true> = { 'probe-stopped-another': true, 'one-more-recording': true, 'stop-alarm': true, cancelled: true, overtaken: true, 'stop-while-blocked': true, 'stop-logged-out': true };

  it.each(failures)('failure %s', (kind) => isSaid(en.failure[kind]));
  it.each(Object.keys(loud) as Loud[])('loud %s', (kind) => isSaid(en.loud[kind]));
  it.each(Object.entries(en.form))('form %s', (_kind, told) => isSaid(told));
  it.each(Object.entries(en.trouble))('trouble %s', (_kind, told: ((name: string) => Omit<Told, 'kind'>) | Omit<Told, 'kind'>) => {
    if (typeof told !== 'function') return isSaid(told);
    isSaid(told('NAME'));
    const { message, advice } = told('NAME');
    expect(message + advice).toContain('NAME');
  });

  const keptAs = 'settings.json.corrupt-1';
  it.each<Trouble>([
    { kind: 'settings-broken', keptAs }, { kind: 'vault-broken', keptAs }, { kind: 'word-broken', keptAs },
    { kind: 'settings-newer' }, { kind: 'settings-not-saved' }, 'note-not-kept', { kind: 'refusal-broken', keptAs },
    'vault-locked', 'vault-foreign', 'vault-memory', 'password-dropped',
    { kind: 'key-taken', key: 'F13' }, { kind: 'key-bad', key: 'F13' }, { kind: 'socket-failed' },
    { kind: 'policy-broken', path: '/etc/reclight/policy.json', policy: { kind: 'broken', why: 'unknown-key', line: 3, key: 'agent' } },
  ])('trouble as it happens, case %#', (trouble) => {
    const told = tellTrouble(trouble, en);
    isSaid(told);
    expect(told.kind).toBe(typeof trouble === 'string' ? trouble : trouble.kind);
    if (typeof trouble === 'object' && 'keptAs' in trouble) expect(told.advice).toContain(keptAs);
  });

  it('and no sentence is left empty', () => {
    const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'function' ? [] : Object.values(value ?? {}).flatMap(texts));
    for (const text of texts(en)) expect(text.trim()).not.toBe('');
  });
});

describe('small words', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [59_999, '0:59'],
    [60_000, '1:00'],
    [3_599_999, '59:59'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
    [-5, '0:00'],
  ])('%i ms is %s, never rounded up', (ms, text) => {
    expect(clock(ms)).toBe(text);
  });

  it('an unknown agent status stands as the dialer says it', () => {
    expect(statusOf('PARK', en)).toBe('PARK');
    expect(statusOf(null, en)).toBe(en.status.none);
    expect(new Set(['INCALL', 'PAUSED', 'READY', 'QUEUE'].map((status) => statusOf(status, en))).size).toBe(4);
  });
});
