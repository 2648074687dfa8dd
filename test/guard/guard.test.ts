/** The room itself: it wakes by itself when a rule's time is up, tells the history once, and stays silent once closed. */
import { describe, expect, it } from 'vitest';
import { createGuard, type Guard, type GuardSettings } from '../../main/guard';
import type { Snapshot } from '../../main/recorder/snapshot';
import { defaults } from '../../main/settings/defaults';
import { createVirtualClock, type VirtualClock } from '../practice/virtual-clock';
import { snapshotOf } from '../words/snapshots';

interface Desk {
  readonly clock: VirtualClock;
  readonly guard: Guard;
  readonly said: string[];
  changes: number;
  snapshot: Snapshot;
  settings: GuardSettings;
}

function desk(): Desk {
  const clock = createVirtualClock();
  const said: string[] = [];
  const made: Desk = {
    clock,
    said,
    changes: 0,
    snapshot: snapshotOf('idle', { agentStatus: 'READY' }),
    settings: defaults,
    guard: createGuard({
      settings: () => made.settings,
      snapshot: () => made.snapshot,
      now: clock.now,
      setTimer: clock.setTimer,
      onSaid: ({ rule }, { agentStatus }) => void said.push(`${rule} ${agentStatus}`),
      onChange: () => void made.changes++,
    }),
  };
  return made;
}

function show(made: Desk, snapshot: Snapshot): void {
  made.snapshot = snapshot;
  made.guard.see(snapshot);
}

describe('the guard', () => {
  it('speaks when the time is up, though no snapshot comes, and says that it changed', () => {
    const made = desk();
    show(made, made.snapshot);
    show(made, snapshotOf('idle'));
    made.clock.advance(39_999);
    expect([made.said, made.changes, made.guard.isUnrecorded()]).toEqual([[], 0, false]);
    made.clock.advance(1);
    expect([made.said, made.changes, made.guard.isUnrecorded()]).toEqual([['unrecorded INCALL'], 1, true]);
    made.clock.advance(600_000);
    expect(made.said).toEqual(['unrecorded INCALL']);
  });

  it('looks at what is so then, not at what was so when it set its clock', () => {
    const made = desk();
    show(made, snapshotOf('idle'));
    made.snapshot = snapshotOf('offline');
    made.clock.advance(60_000);
    expect(made.said).toEqual([]);
  });

  it('follows a setting that is changed in the middle of a call', () => {
    const made = desk();
    show(made, snapshotOf('idle'));
    made.clock.advance(15_000);
    made.settings = { ...defaults, guardUnrecordedSeconds: 10 };
    made.guard.see(made.snapshot);
    expect(made.said).toEqual(['unrecorded INCALL']);
  });

  it('what was seen stands no more; "Not this call" closes the hole as well', () => {
    const made = desk();
    show(made, snapshotOf('idle'));
    made.clock.advance(40_000);
    made.guard.dismiss('unrecorded');
    expect([made.guard.standing(), made.guard.isUnrecorded()]).toEqual([[], true]);
    made.guard.dismiss('unrecorded', true);
    made.guard.see(made.snapshot);
    expect([made.guard.standing(), made.guard.isUnrecorded()]).toEqual([[], false]);
  });

  it('says nothing once closed', () => {
    const made = desk();
    show(made, snapshotOf('idle'));
    made.guard.close();
    made.clock.advance(60_000);
    made.guard.see(made.snapshot);
    expect([made.said, made.changes]).toEqual([[], 0]);
  });

  it('tells doctor of a screen that let a word lie', () => {
    const made = desk();
    expect(made.guard.screen()).toEqual({ deaf: false, slow: false });
    show(made, snapshotOf('unconfirmed', { wanted: 'start' }));
    expect([made.guard.screen(), made.said]).toEqual([{ deaf: true, slow: false }, []]);
  });
});
