/** What sign and pill say: the light's own words, and fills only for what is proved. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { wordOf } from '../../assets/words/say';
import { pillText } from '../../renderer/pill/pill-words';
import { signText } from '../../renderer/sign/sign-words';
import { pills, signs } from './panels-shown';
import { views } from './snapshots';

const filled = ['red', 'green'];

describe.each(Object.entries(signs))('the sign %s', (_name, { snapshot, desk }) => {
  if (!desk.sign) throw new Error('a sign without a sign');
  const { sign } = desk;

  it('says the light that is true, or that nothing was sent, and one line', () => {
    for (const since of [0, 450, 5000]) {
      const { word, line, figure } = signText(sign, snapshot, since, en);
      expect([wordOf(snapshot, en), en.sign.nothingSent]).toContain(word);
      if (snapshot.state !== 'paused') expect(line + (figure ?? '')).toMatch(/\S/);
      expect(line).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('fills only under a proved light', () => {
    const { tone } = signText(sign, snapshot, 0, en);
    if (filled.includes(tone)) expect(['recording', 'paused']).toContain(snapshot.state);
  });
});

describe('a proof', () => {
  it('is said with its time', () => {
    expect(signText({ id: 1, kind: 'proved', action: 'start', afterMs: 900 }, views.recording.snapshot, 0, en).line).toBe('Proved after 0.9 s');
    expect(signText({ id: 1, kind: 'proved', action: 'stop', afterMs: 1100 }, views.idle.snapshot, 0, en).line).toBe('Stop proved after 1.1 s');
  });

  it('is not said of a light that has gone on', () => {
    expect(signText({ id: 1, kind: 'proved', action: 'start', afterMs: 900 }, views['unconfirmed-stop'].snapshot, 0, en)).toMatchObject({ word: en.light.unconfirmedStop, line: en.line.doNotTake });
    expect(signText({ id: 1, kind: 'proved', action: 'stop', afterMs: 900 }, views['stopping-late-id'].snapshot, 0, en).line).not.toContain('proved');
  });
});

describe.each(Object.entries(pills))('the pill %s', (_name, { snapshot, desk }) => {
  it('has a word, fills only what is proved, and its figures run on', () => {
    const now = pillText(snapshot, 0, en, desk.guard.unrecorded);
    expect(now.word).toMatch(/\S/);
    if (filled.includes(now.tone)) expect(['recording', 'paused']).toContain(snapshot.state);
    if (now.figure !== null) expect(pillText(snapshot, 61_000, en, desk.guard.unrecorded).figure).not.toBe(now.figure);
  });
});

it('the pill shows a hole in ink, once it is older than the guard allows: in a call, and proved not recorded', () => {
  expect(pillText(views.idle.snapshot, 0, en, true)).toMatchObject({ tone: 'ink', word: en.pill.notRecorded, figure: '2:41' });
  expect(pillText(views.idle.snapshot, 0, en, false)).toMatchObject({ tone: 'slate', word: en.pill.notRecorded, figure: '2:41' });
  for (const name of ['recording', 'paused', 'starting', 'offline', 'unconfirmed-start'] as const) expect(pillText(views[name].snapshot, 0, en, true).tone).not.toBe('ink');
  expect(pillText(views['idle-fresh'].snapshot, 0, en, false)).toMatchObject({ tone: 'slate', word: en.light.idle, figure: null });
});
