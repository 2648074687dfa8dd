/** Whatever comes, in whatever order: the chain stays whole, and no entry that was said to be written is lost or doubled. */
import fc from 'fast-check';
import { it } from 'vitest';
import { storeRules } from '../../main/history/store';
import { writeWhole } from '../../main/settings/atomic-writer';
import { allEntries, check, dayMs, draftAt, folderOfTest, key, kindsOf, newKey, noon, openDesk, type Desk } from './rooms';

type Act = { readonly do: 'append'; readonly entries: number } | { readonly do: 'refuse' | 'allow' | 'retry' | 'restart' | 'die' | 'next-day' | 'day-before' | 'late-key' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('append' as const), entries: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 4, arbitrary: fc.constantFrom<Act>(...(['refuse', 'allow', 'retry', 'restart', 'die', 'next-day', 'day-before', 'late-key'] as const).map((what) => ({ do: what }))) },
);

it('appends, failures, starts, deaths and clocks in any order', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const folder = folderOfTest();
      let refuses = false;
      let at = noon;
      let waitsForKey = false;
      let began = false;
      const open = (late: boolean): Desk => {
        waitsForKey = late;
        const desk = openDesk(folder, {
          at,
          key: late ? 'none yet' : began ? key : newKey,
          writeWhole: (path, data) => {
            if (refuses) throw new Error('refused');
            writeWhole(path, data);
          },
        });
        if (!late && !refuses) began = true;
        return desk;
      };
      let desk = open(false);
      let next = 0;
      /** What must be on disk, and what waits in memory. */
      const written: number[] = [];
      let waiting: number[] = [];
      const settle = (): void => {
        if (desk.store.waiting() > 0) return;
        written.push(...waiting);
        waiting = [];
      };
      for (const one of acts) {
        switch (one.do) {
          case 'append':
            for (let n = 0; n < one.entries; n++) {
              waiting.push(next);
              desk.store.append(draftAt(at, { outcome: `n-${next++}` }));
            }
            break;
          case 'refuse':
          case 'allow':
            refuses = one.do === 'refuse';
            break;
          case 'retry':
            // Longer than a key is waited for: what is written without it is told as unsealed (store.test.ts).
            if (waitsForKey) desk.store.useKey(began ? key : newKey);
            waitsForKey = false;
            desk.timers.pass(storeRules.retryMs);
            if (!refuses) began = true;
            break;
          case 'restart':
          case 'die':
          case 'late-key':
            // A death takes along what waited; an end writes it, where the disk allows.
            if (waitsForKey) desk.store.useKey(began ? key : newKey);
            if (one.do !== 'die') desk.store.close();
            if (!refuses) began = true;
            settle();
            waiting = [];
            desk = open(one.do === 'late-key');
            break;
          case 'next-day':
          case 'day-before':
            at += one.do === 'next-day' ? dayMs : -dayMs;
            break;
        }
        if (waitsForKey && one.do === 'append') {
          desk.store.useKey(began ? key : newKey);
          waitsForKey = false;
          if (!refuses) began = true;
        }
        settle();
      }
      refuses = false;
      if (waitsForKey) desk.store.useKey(began ? key : newKey);
      desk.store.close();
      settle();
      const kinds = kindsOf(await check(folder));
      if (kinds.length > 0) throw new Error(`found ${kinds.join(' ')}`);
      const there = allEntries(folder).toSorted((a, b) => a.seq - b.seq).map(({ outcome }) => Number(outcome?.slice(2)));
      if (JSON.stringify(there) !== JSON.stringify(written)) throw new Error(`there: ${there.join(' ')}; said: ${written.join(' ')}`);
    }),
    { numRuns: 200 },
  );
});
