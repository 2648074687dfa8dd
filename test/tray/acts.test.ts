/** What each entry of the tray's menu does. */
import { describe, expect, it } from 'vitest';
import { createActs } from '../../main/tray/acts';
import type { MenuAct } from '../../main/tray/menu';
import type { Snapshot } from '../../main/recorder/snapshot';
import { lights, snapshotOf } from '../words/snapshots';

function acts(snapshot: Snapshot = lights.idle): { act: (act: MenuAct) => void; did: string[] } {
  const did: string[] = [];
  const note = (what: string) => async (): Promise<void> => void did.push(what);
  const act = createActs({
    press: async (action, another = false) => void did.push(`press ${action}${another ? ' another' : ''}`),
    dialer: { check: note('check'), snapshot: () => snapshot, practiceAct: (which) => void did.push(which), leavePractice: note('leave') },
    copy: (text) => void did.push(`copy ${text}`),
    setTag: (tag) => void did.push(`tag ${tag}`),
    practise: note('practise'),
    openSetup: (page) => void did.push(`setup ${page}`),
    openSettings: () => void did.push('settings'),
    openHistory: () => void did.push('history'),
    openBoard: () => void did.push('board'),
    show: () => void did.push('show'),
    movePill: () => void did.push('move pill'),
    quit: () => void did.push('quit'),
  });
  return { act, did };
}

it.each<[MenuAct, string]>([
  [{ do: 'start' }, 'press start'],
  [{ do: 'start-another' }, 'press start another'],
  [{ do: 'stop' }, 'press stop'],
  [{ do: 'check' }, 'check'],
  [{ do: 'show' }, 'show'],
  [{ do: 'setup' }, 'setup connect'],
  [{ do: 'settings' }, 'settings'],
  [{ do: 'history' }, 'history'],
  [{ do: 'board' }, 'board'],
  [{ do: 'practise' }, 'practise'],
  [{ do: 'leave-practice' }, 'leave'],
  [{ do: 'tag', tag: '_QA' }, 'tag _QA'],
  [{ do: 'practice', act: 'hang-up' }, 'hang-up'],
  [{ do: 'move-pill' }, 'move pill'],
  [{ do: 'quit' }, 'quit'],
])('$do does one thing', (which, done) => {
  const { act, did } = acts();
  act(which);
  expect(did).toEqual([done]);
});

describe('copy', () => {
  const last = { id: '1', filename: 'last_one', endedAt: '2026-02-03T04:05:06+00:00', agoMs: 60_000, how: 'proved' } as const;

  it.each<[string, Snapshot, string[]]>([
    ['the one that runs', lights.recording, [`copy ${lights.recording.recording?.filename}`]],
    ['else the last', snapshotOf('idle', { detail: { last } }), ['copy last_one']],
    ['else nothing', lights.idle, []],
  ])('takes %s', (_name, snapshot, done) => {
    const { act, did } = acts(snapshot);
    act({ do: 'copy' });
    expect(did).toEqual(done);
  });
});
