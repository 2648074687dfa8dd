/** How a notice of the guard is shown and told, and what its acts do: over a desk that only notes what it was asked. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createNotices, type Notices } from '../../main/notices';
import type { Snapshot } from '../../main/recorder/snapshot';
import { guardNotices } from '../renderer/panels-shown';
import { lights, snapshotOf } from '../words/snapshots';

const { unrecorded, limit } = guardNotices;

function desk(snapshot: Snapshot = lights.idle): { readonly notices: Notices; readonly did: string[] } {
  const did: string[] = [];
  let shown = false;
  const show = (alarms: boolean): void => {
    if (alarms !== shown) did.push(alarms ? 'alarms' : 'no alarms');
    shown = alarms;
  };
  const notices = createNotices({
    press: async () => ({ kind: 'nothing-to-stop' }),
    pressHere: async (ask) => {
      did.push(`press ${ask.action}${'tag' in ask ? ` ${ask.tag}` : ''}${'another' in ask && ask.another ? ' another' : ''}`);
      return { kind: 'nothing-to-stop' };
    },
    check: async () => undefined,
    snapshot: () => snapshot,
    tag: () => '_R',
    words: () => en,
    settings: () => ({ sign: true, alarmSound: true, pauseSound: true }),
    openSetup: () => undefined,
    onAlarm: () => undefined,
    dismissGuard: (rule, waive) => void did.push(`dismiss ${rule}${waive ? ' for this call' : ''}`),
    panels: { showSign: () => undefined, hideSign: () => undefined, showAlarms: () => show(true), hideAlarms: () => show(false) },
    desktop: { say: ({ kind }, urgent) => void did.push(`say ${kind}${urgent ? ' urgently' : ''}`), close: () => void did.push('unsay') },
    onChange: () => undefined,
    nowIso: () => '2026-02-03T04:05:06.500Z',
    setTimer: () => () => undefined,
  });
  return { notices, did };
}

describe('a notice of the guard', () => {
  it('is shown and told calmly: no sound, nothing urgent; and goes by itself', () => {
    const { notices, did } = desk();
    notices.guard([unrecorded]);
    notices.guard([unrecorded]);
    expect(did).toEqual(['say guard-unrecorded', 'alarms']);
    expect(notices.shown().sound).toBeNull();
    notices.guard([]);
    expect(did.slice(2)).toEqual(['unsay', 'no alarms']);
    expect(notices.shown().alarms).toEqual([]);
  });

  it('stands in the popup while that is open', () => {
    const { notices, did } = desk();
    notices.watchPopup(true);
    notices.guard([unrecorded]);
    expect(did).not.toContain('alarms');
    expect(notices.shown().alarms).toHaveLength(1);
  });

  it('records with the desk’s tag', () => {
    const { notices, did } = desk();
    notices.guard([unrecorded]);
    expect(notices.act(1, 'record')).toBe(true);
    expect(did).toContain('press start _R');
  });

  it('starts a second one beside the first', () => {
    const { notices, did } = desk(lights.recording);
    notices.guard([limit]);
    expect(notices.act(1, 'record')).toBe(false);
    expect(notices.act(1, 'start-another')).toBe(true);
    expect(did).toContain('press start _R another');
  });

  it('resumes a pause, and stops what outlived its call', () => {
    const paused = desk(snapshotOf('paused', { detail: { pause: { phase: 'paused', sinceMs: 130_000 } as NonNullable<Snapshot['detail']['pause']> } }));
    paused.notices.guard([guardNotices.pause]);
    expect(paused.notices.act(1, 'resume')).toBe(true);
    expect(paused.did).toContain('press resume _R');
    const outlived = desk(lights.recording);
    outlived.notices.guard([guardNotices.outlives]);
    expect(outlived.notices.act(1, 'stop')).toBe(true);
    expect(outlived.did).toContain('press stop _R');
  });

  it('tells the guard what a person said to it, and goes', () => {
    const { notices, did } = desk();
    notices.guard([unrecorded, limit]);
    expect(notices.act(1, 'seen')).toBe(false);
    expect(notices.act(1, 'not-this-call')).toBe(true);
    expect(notices.act(2, 'seen')).toBe(true);
    expect(did.filter((what) => what.startsWith('dismiss'))).toEqual(['dismiss unrecorded for this call', 'dismiss limit']);
    expect(notices.shown().alarms).toEqual([]);
  });

  it('never takes the place of an alarm on the desktop', () => {
    const { notices, did } = desk(lights['unconfirmed stop']);
    notices.see(lights['unconfirmed stop']);
    notices.guard([limit]);
    expect(did.filter((what) => what.startsWith('say'))).toEqual(['say stop-unproved urgently']);
    notices.guard([]);
    expect(did).not.toContain('unsay');
  });
});
