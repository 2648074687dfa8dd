/** What holds for every light, however long its view has been on the screen. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { factsOf } from '../../renderer/popup/facts';
import { lineOf } from '../../renderer/popup/line';
import { secondButtonOf } from '../../renderer/popup/second-button';
import { views } from './snapshots';

const ages = [0, 1, 499, 999, 1000, 59_999, 61_000, 3_599_999, 90_000_000];
/** The lines of these lights say nothing: their word, or a figure, says it all. */
const silent = ['recording', 'paused'];

/** `m:ss` or `h:mm:ss` as seconds; null where there is none. */
function secondsOf(text: string): number | null {
  const clock = /(?:(\d+):)?(\d+):(\d\d)$/.exec(text);
  return clock ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : null;
}

describe.each(Object.entries(views))('%s', (_name, { snapshot, desk }) => {
  const facts = (since: number): ReturnType<typeof factsOf> => factsOf({ snapshot, since, words: en, alsoRecorded: 'unknown' });
  const line = (since: number): ReturnType<typeof lineOf> => lineOf(snapshot, since, en);

  it('says nothing that is empty or broken', () => ages.forEach(whole));

  it('never has a recording longer than its call', () => ages.forEach(withinCall));

  function whole(since: number): void {
    const { text, figure } = line(since);
    const second = secondButtonOf(snapshot, desk, en);
    const said = [wordOf(snapshot, en), bigButtonOf(snapshot, en).label, ...(second ? [second.label] : []), ...facts(since).map(({ value }) => value), ...(figure === null ? [] : [figure])];
    for (const sentence of said) expect(sentence.trim()).not.toBe('');
    if (!silent.includes(snapshot.state)) expect(text).not.toBe('');
    for (const sentence of [...said, text, ...facts(since).map(({ label }) => label)]) {
      expect(sentence).not.toMatch(/undefined|null|NaN|Infinity|Invalid|\[object/);
      // Less than nothing has never been waited; dates and file names have their hyphens inside.
      expect(sentence).not.toMatch(/(^|\s)-\d/);
    }
  }

  function withinCall(since: number): void {
    const recording = snapshot.state === 'recording' ? secondsOf(line(since).figure ?? '') : null;
    const call = facts(since).find(({ label }) => label === en.fact.agent);
    const called = secondsOf(call?.value ?? '');
    if (recording !== null && called !== null) expect(recording).toBeLessThanOrEqual(called);
    for (const running of [recording, called]) if (running !== null) expect(running).toBeGreaterThanOrEqual(Math.floor(since / 1000));
  }

  it('says every fact once, and whole file names stay at hand', () => {
    const labels = facts(0).map(({ label }) => label).filter((label) => label !== '');
    expect(new Set(labels).size).toBe(labels.length);
    for (const { file, value } of facts(0)) {
      if (file === undefined) continue;
      const [head = '', tail = ''] = value.split('…');
      expect(file.startsWith(head) && file.endsWith(tail)).toBe(true);
      if (snapshot.detail.tag !== null) expect(value.endsWith(snapshot.detail.tag)).toBe(true);
    }
  });
});

describe('countdowns round up: none shows nothing left while it still waits', () => {
  const counted = Object.entries(views).filter(([, { snapshot }]) => snapshot.detail.dueInMs !== null && lineOf(snapshot, 0, en).text.startsWith('Too young'));

  it('there are some', () => expect(counted.map(([name]) => name)).toEqual(['stopping-held', 'stopping-late-id']));

  it.each(counted)('%s', (_name, { snapshot }) => {
    const due = snapshot.detail.dueInMs ?? 0;
    for (const left of [1, 50, 99, 101, 250, due]) {
      const shown = Number(/([\d.]+) s more/.exec(lineOf(snapshot, due - left, en).text)?.[1]);
      expect(shown * 1000).toBeGreaterThanOrEqual(left);
      expect(shown * 1000).toBeLessThan(left + 100);
    }
  });

  it('before an id, whole seconds', () => {
    const { snapshot } = views['stopping-before-id'];
    const label = (since: number): string | undefined => factsOf({ snapshot, since, words: en, alsoRecorded: 'unknown' }).at(-1)?.label;
    const due = snapshot.detail.dueInMs ?? 0;
    expect([label(0), label(due - 1001), label(due - 1000), label(due - 1)]).toEqual([en.fact.noIdIn('8'), en.fact.noIdIn('2'), en.fact.noIdIn('1'), en.fact.noIdIn('1')]);
  });

  it('until the next try', () => {
    const { snapshot } = views.offline;
    const next = (since: number): string | undefined => factsOf({ snapshot, since, words: en, alsoRecorded: 'unknown' }).find(({ label }) => label === en.fact.nextTry)?.value;
    const due = snapshot.detail.dueInMs ?? 0;
    expect([next(0), next(due - 1500), next(due - 1), next(due)]).toEqual(['in 8 s', 'in 2 s', 'in 1 s', 'now']);
  });
});

it('every failure has its few words', () => expect(Object.keys(en.brief).sort()).toEqual(Object.keys(en.failure).sort()));
