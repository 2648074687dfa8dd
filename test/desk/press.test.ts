/** A press by key or menu: with which tag it goes out, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createDeskPress, type DeskPress } from '../../main/desk/press';
import type { Outcome, PressAsk } from '../../main/recorder';

function desk(outcome: Outcome, seen = false): { press: DeskPress; asked: PressAsk[]; did: string[] } {
  const asked: PressAsk[] = [];
  const did: string[] = [];
  const press = createDeskPress({
    press: async (ask) => {
      asked.push(ask);
      return outcome;
    },
    tag: () => '_DESK',
    words: () => en,
    mend: () => void did.push('mend'),
    isSeen: () => seen,
    say: ({ kind }, urgent) => void did.push(`say ${kind}${urgent ? ' urgently' : ''}`),
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

describe('how it ended', () => {
  it.each<[Outcome, boolean, string[]]>([
    [{ kind: 'proved', action: 'start' }, false, []],
    [{ kind: 'unproved', action: 'stop' }, false, ['say stop-unproved urgently']],
    [{ kind: 'stop-unanswered' }, false, ['say stop-unanswered urgently']],
    [{ kind: 'nothing-to-stop' }, false, ['say nothing-to-stop']],
    [{ kind: 'nothing-to-stop' }, true, []],
    [{ kind: 'cancelled' }, false, []],
    [{ kind: 'mend' }, false, ['mend']],
  ])('%j, popup open: %s', async (outcome, seen, said) => {
    const { press, did } = desk(outcome, seen);
    await press('toggle');
    expect(did).toEqual(said);
  });
});
