/** A press by key or menu: with which tag it goes out, and what opens where only a person can mend. */
import { expect, it } from 'vitest';
import { createDeskPress, type DeskPress } from '../../main/desk/press';
import type { Outcome, PressAsk } from '../../main/recorder';
import { outcomes } from '../words/outcomes';

function desk(outcome: Outcome): { press: DeskPress; asked: PressAsk[]; did: string[] } {
  const asked: PressAsk[] = [];
  const did: string[] = [];
  const press = createDeskPress({
    press: async (ask) => {
      asked.push(ask);
      return outcome;
    },
    tag: () => '_DESK',
    mend: () => void did.push('mend'),
    log: () => undefined,
  });
  return { press, asked, did };
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

it.each(outcomes)('that ends as $kind $why opens something only where a person must mend', async (outcome) => {
  const { press, did } = desk(outcome);
  await press('toggle');
  expect(did).toEqual(outcome.kind === 'mend' ? ['mend'] : []);
});
