/** What sign and pill say: the light's own words, and fills only for what is proved. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { wordOf } from '../../assets/words/say';
import { nextBeatMs } from '../../renderer/parts/beat';
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
      const { word, line } = signText(sign, snapshot, since, en);
      expect([wordOf(snapshot, en), en.sign.nothingSent]).toContain(word);
      expect(line.text + (line.figure ?? '')).toMatch(/\S/);
      expect(line.text).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('fills only under a proved light', () => {
    const { tone } = signText(sign, snapshot, 0, en);
    if (filled.includes(tone)) expect(['recording', 'paused']).toContain(snapshot.state);
  });
});

describe('a proof', () => {
  it('is said with its time', () => {
    expect(signText({ id: 1, kind: 'proved', action: 'start', afterMs: 900 }, views.recording.snapshot, 0, en).line.text).toBe('Proved after 0.9 s');
    expect(signText({ id: 1, kind: 'proved', action: 'stop', afterMs: 1100 }, views.idle.snapshot, 0, en).line.text).toBe('Stop proved after 1.1 s');
  });

  it('is not said of a light that has gone on', () => {
    expect(signText({ id: 1, kind: 'proved', action: 'start', afterMs: 900 }, views['unconfirmed-stop'].snapshot, 0, en)).toMatchObject({ word: en.light.unconfirmedStop, line: { text: en.line.doNotTake } });
    expect(signText({ id: 1, kind: 'proved', action: 'stop', afterMs: 900 }, views['stopping-late-id'].snapshot, 0, en).line.text).not.toContain('proved');
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

describe('a pause', () => {
  const { paused, 'pause-asking': asking, resuming } = views;
  const sign = { id: 1, kind: 'light' } as const;

  it('shows in its sign what is left, and that it is about to ask', () => {
    expect(signText(sign, paused.snapshot, 38_000, en)).toMatchObject({ tone: 'green', word: en.light.paused, line: { figure: '0:10', text: en.pause.line.leftThenAsks, place: 'first' } });
    expect(signText(sign, views.pausing.snapshot, 0, en)).toMatchObject({ tone: 'amber', word: en.light.stopping, line: { text: en.line.doNotTakeYet } });
    expect(signText(sign, views['pause-asked'].snapshot, 0, en)).toMatchObject({ tone: 'red', line: { text: en.pause.line.asked } });
    expect(signText(sign, views['resume-asked'].snapshot, 0, en).line.text).toBe(en.pause.line.resumeAsked);
    expect(signText(sign, resuming.snapshot, 0, en)).toMatchObject({ tone: 'blue', word: en.pause.resuming, line: { text: en.pause.line.notUntil } });
  });

  it('drains in its pill, and asks in it', () => {
    expect(pillText(paused.snapshot, 0, en, false)).toMatchObject({ word: 'Paused', figure: '0:48', share: 0.8 });
    expect(pillText(paused.snapshot, 18_000, en, false)).toMatchObject({ figure: '0:30', share: 0.5 });
    expect(pillText(paused.snapshot, 90_000, en, false)).toMatchObject({ figure: '0:00', share: 0 });
    expect(pillText(asking.snapshot, 0, en, false)).toMatchObject({ tone: 'green', word: 'Resume?', figure: 'paused 1:04', share: null });
    expect(pillText(resuming.snapshot, 0, en, false)).toMatchObject({ tone: 'blue', word: en.pause.resuming, share: null });
  });
});

it('a window is drawn again when its figure changes, and no oftener', () => {
  const { paused, 'pause-asking': asking, recording, starting, idle } = views;
  expect(nextBeatMs(paused.snapshot, 0)).toBe(1000);
  expect(nextBeatMs(paused.snapshot, 250)).toBe(750);
  expect(nextBeatMs(paused.snapshot, 48_000)).toBe(1000);
  expect(nextBeatMs(views['paused-resumes'].snapshot, 0)).toBe(500);
  expect(nextBeatMs(asking.snapshot, 300)).toBe(700);
  expect(nextBeatMs(recording.snapshot, 100)).toBe(900);
  expect(nextBeatMs(idle.snapshot, 0)).toBe(1000);
  expect(nextBeatMs(starting.snapshot, 0)).toBe(100);
});
