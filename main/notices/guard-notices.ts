/** The guard's notices among the alarms: pure. They come and go with what the guard says stands; they never settle. */
import type { Alarm, GuardAlarm } from '../../preload/contract';
import type { GuardNotice } from '../guard';
import type { Snapshot } from '../recorder/snapshot';
import type { Alarms } from './alarms';

export interface GuardEvent {
  readonly type: 'guard';
  /** All that stands now. */
  readonly standing: readonly GuardNotice[];
  readonly snapshot: Pick<Snapshot, 'agent' | 'practice'>;
  readonly at: string;
}

export function standGuard(alarms: Alarms, { standing, snapshot: { agent, practice }, at }: GuardEvent): Alarms {
  const shown = alarms.list.filter(isGuard);
  const stay = shown.filter(({ notice }) => standing.includes(notice));
  const come = standing.filter((notice) => !shown.some((known) => known.notice === notice));
  if (come.length === 0 && stay.length === shown.length) return alarms;
  const raised = come.map((notice, place): GuardAlarm => ({ id: alarms.nextId + place, kind: 'guard', notice, at, agent, practice, since: null }));
  return { ...alarms, list: [...alarms.list.filter((one) => !isGuard(one)), ...raised, ...stay], nextId: alarms.nextId + come.length };
}

function isGuard(alarm: Alarm): alarm is GuardAlarm {
  return alarm.kind === 'guard';
}
