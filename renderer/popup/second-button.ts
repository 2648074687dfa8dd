/** The quieter button below the big one, where a light has a second way on. */
import type { Words } from '../../assets/words/en';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { Desk } from '../../preload/contract';
import { keyLabel } from '../parts/text';

export interface SecondButton {
  readonly label: string;
  readonly hint: string;
  readonly does: 'check' | 'stop' | 'practise' | 'pause' | 'extend';
}

export function secondButtonOf(snapshot: Snapshot, desk: Pick<Desk, 'keys' | 'platform'>, words: Words): SecondButton | null {
  const { button, pause } = words;
  switch (snapshot.state) {
    case 'unconfirmed':
      return { label: button.checkNow, hint: '', does: 'check' };
    case 'call-over':
      return { label: button.stopAllTheSame, hint: button.lengthensLog, does: 'stop' };
    case 'offline':
      return { label: button.stopUnasked, hint: button.unasked, does: 'stop' };
    case 'blocked':
      // The same wrong password again would only bring the lockout nearer.
      return snapshot.failure?.kind === 'wrong-login' ? null : { label: button.tryAgain, hint: button.tryAgainHint, does: 'check' };
    case 'not-set-up':
      return { label: button.practise, hint: button.nothingRecorded, does: 'practise' };
    case 'recording':
      return { label: pause.forCard, hint: keyLabel(desk.keys.pause ?? null, desk.platform), does: 'pause' };
    case 'paused':
      return { label: pause.extend, hint: snapshot.detail.pause?.phase === 'asking' ? pause.hint : '', does: 'extend' };
    case 'connecting':
    case 'idle':
    case 'starting':
    case 'stopping':
    case 'logged-out':
      return null;
  }
}
