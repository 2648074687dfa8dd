/** One act on the history each, and what any start after a death in it must find. */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { storeRules } from '../../main/history/store';
import { allEntries, check, dayMs, dayNames, draftAt, fill, kindsOf, newKey, noon, openDesk } from './rooms';

export interface Scene {
  readonly name: string;
  readonly prepare: (folder: string) => void;
  readonly act: (folder: string) => void;
  /** Entries that were there before and may not be lost; those that the act adds at most. */
  readonly kept: number;
  readonly added: number;
}

const append = (folder: string, entries: number, day = 0): void => {
  const desk = openDesk(folder, { at: noon + day * dayMs });
  for (let n = 0; n < entries; n++) desk.store.append(draftAt(desk.clock.wallMs, { outcome: `new-${n}` }));
};

export const scenes: readonly Scene[] = [
  { name: 'the first entry of all', prepare: () => undefined, act: (folder) => append(folder, 1), kept: 0, added: 1 },
  { name: 'three more entries', prepare: (folder) => fill(folder, 1, 3), act: (folder) => append(folder, 3), kept: 3, added: 3 },
  { name: 'the first entry of a day', prepare: (folder) => fill(folder, 1, 3), act: (folder) => append(folder, 2, 1), kept: 3, added: 2 },
  { name: 'an entry of an older day, by a clock that was put back', prepare: (folder) => fill(folder, 2, 3), act: (folder) => append(folder, 2), kept: 6, added: 2 },
  {
    name: 'many entries at once',
    prepare: (folder) => fill(folder, 1, 3),
    act: (folder) => {
      const desk = openDesk(folder, { key: 'none yet' });
      for (let n = 0; n < 9; n++) desk.store.append(draftAt(noon + (n > 5 ? dayMs : 0), { outcome: `new-${n}` }));
      desk.store.useKey({ ...newKey, isNew: false });
    },
    kept: 3,
    added: 9,
  },
  {
    name: 'a torn line is set aside',
    prepare: (folder) => {
      fill(folder, 1, 3);
      appendFileSync(join(folder, dayNames(folder)[0] ?? ''), '{"v":1,"seq":4,"de');
    },
    act: (folder) => append(folder, 1),
    kept: 3,
    added: 1,
  },
  {
    name: 'old days go',
    prepare: (folder) => fill(folder, 6, 2),
    act: (folder) => {
      const desk = openDesk(folder, { at: noon + 6 * dayMs, keepDays: () => 2 });
      desk.timers.pass(storeRules.pruneFirstMs);
    },
    // The last day that was worked and the one before it.
    kept: 4,
    added: 0,
  },
];

/** What is wrong after the next start; empty: nothing. */
export async function faults(folder: string, { kept, added }: Scene): Promise<string[]> {
  const wrong: string[] = [];
  const sound = async (when: string): Promise<void> => {
    const verdict = await check(folder, { key: dayNames(folder).length === 0 ? newKey : { ...newKey, isNew: false } });
    wrong.push(...kindsOf(verdict).filter((kind) => kind !== 'torn').map((kind) => `${when}: ${kind}`));
  };
  await sound('before the next start');
  const desk = openDesk(folder, { at: noon + 8 * dayMs });
  desk.store.append(draftAt(desk.clock.wallMs, { outcome: 'after' }));
  await sound('after it');
  wrong.push(...desk.troubles.filter(({ kind }) => kind !== 'history-torn').map(({ kind }) => `told ${kind}`));
  const entries = allEntries(folder).toSorted((a, b) => a.seq - b.seq);
  const outcomes = entries.map(({ outcome }) => outcome);
  if (outcomes.filter((outcome) => outcome === null).length < kept) wrong.push(`of ${kept} entries ${outcomes.length - 1} are left`);
  if (outcomes.at(-1) !== 'after') wrong.push('the next entry is not there');
  const fresh = outcomes.filter((outcome) => outcome?.startsWith('new-'));
  if (fresh.length > added || fresh.some((outcome, n) => outcome !== `new-${n}`)) wrong.push(`new ones: ${fresh.join(' ')}`);
  wrong.push(...readdirSync(folder).filter((name) => name.endsWith('.writing')).map((name) => `${name} was not swept`));
  return wrong;
}
