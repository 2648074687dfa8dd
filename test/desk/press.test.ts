/** A press by key or menu: with which tag it goes out, and what opens where only a person can mend. */
import { expect, it } from 'vitest';
import { createDeskPress, type DeskPress } from '../../main/desk/press';
import type { Actor } from '../../main/history/entry';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import { pressOutcomes } from '../words/outcomes';

function desk(outcome: PressOutcome, by: Actor = 'hot-key'): { press: DeskPress; asked: DeskAsk[]; did: string[]; actors: Actor[] } {
  const asked: DeskAsk[] = [];
  const actors: Actor[] = [];
  const did: string[] = [];
  const press = createDeskPress({
    press: async (ask, actor) => {
      asked.push(ask);
      actors.push(actor);
      return outcome;
    },
    by,
    tag: () => '_DESK',
    mend: () => void did.push('mend'),
    log: () => undefined,
  });
  return { press, asked, did, actors };
}

it('goes out with the desk’s tag, or with its own', async () => {
  const { press, asked } = desk({ kind: 'proved', action: 'start' });
  await press('toggle');
  await press('start', true);
  await press('start', false, '_SALE');
  expect(asked).toEqual([
    { action: 'toggle', tag: '_DESK', another: false },
    { action: 'start', tag: '_DESK', another: true },
    { action: 'start', tag: '_SALE', another: false },
  ]);
});

it('by key and menu the pause turns: the same again resumes', async () => {
  const { press, asked, actors } = desk({ kind: 'paused' }, 'tray');
  await press('pause');
  await press('resume');
  await press('extend');
  expect(asked).toEqual([{ action: 'pause', seconds: null, tag: '_DESK', turns: true }, { action: 'resume', tag: '_DESK' }, { action: 'extend' }]);
  expect(actors).toEqual(['tray', 'tray', 'tray']);
});

it('by a link it never turns: any page may open one, and to resume is to record', async () => {
  const { press, asked } = desk({ kind: 'paused' }, 'link');
  await press('pause');
  expect(asked).toEqual([{ action: 'pause', seconds: null, tag: '_DESK', turns: false }]);
});

it.each(pressOutcomes)('that ends as $kind $why opens something only where a person must mend', async (outcome) => {
  const { press, did } = desk(outcome);
  await press('toggle');
  expect(did).toEqual(outcome.kind === 'mend' ? ['mend'] : []);
});
