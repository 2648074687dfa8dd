/** The quieter button below the big one, where a light has a second way on. */
import { isAsking, lightSays } from '../../assets/words/alarm';
import type { Words } from '../../assets/words/en';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { Desk } from '../../preload/contract';
import { keyLabel } from '../parts/text';

export interface SecondButton {
  readonly label: string;
  readonly hint: string;
  readonly does: 'check' | 'stop' | 'practise' | 'pause' | 'extend' | 'seen';
  /** Which alarm was seen. */
  readonly alarm?: number;
}

export function secondButtonOf(snapshot: Snapshot, desk: Pick<Desk, 'keys' | 'platform' | 'alarms'>, words: Words): SecondButton | null {
  const { button, pause } = words;
  switch (snapshot.state) {
    case 'unconfirmed': {
      const unseen = desk.alarms.find((alarm) => lightSays(alarm, snapshot));
      if (unseen) return { label: pause.seen, hint: pause.alarmOff, does: 'seen', alarm: unseen.id };
      return { label: button.checkNow, hint: '', does: 'check' };
    }
    case 'call-over':
      return { label: button.stopAllTheSame, hint: button.lengthensLog, does: 'stop' };
    case 'offline':
      return { label: button.stopUnasked, hint: button.unasked, does: 'stop' };
    case 'blocked':
      // The same wrong password again would only bring the lockout nearer; a policy that changes is followed by itself.
      return snapshot.failure?.kind === 'wrong-login' || snapshot.failure?.kind === 'not-allowed' ? null : { label: button.tryAgain, hint: button.tryAgainHint, does: 'check' };
    case 'not-set-up':
      return { label: button.practise, hint: button.nothingRecorded, does: 'practise' };
    case 'recording':
      return { label: pause.forCard, hint: keyLabel(desk.keys.pause ?? null, desk.platform), does: 'pause' };
    case 'paused':
      if (snapshot.detail.pause?.phase === 'resuming') return null;
      return { label: pause.extend, hint: isAsking(snapshot) ? pause.hint : '', does: 'extend' };
    case 'connecting':
    case 'idle':
    case 'starting':
    case 'stopping':
    case 'logged-out':
      return null;
  }
}
