/** The quieter button below the big one, where a light has a second way on. */
import type { Words } from '../../assets/words/en';
import type { Snapshot } from '../../main/recorder/snapshot';

export interface SecondButton {
  readonly label: string;
  readonly hint: string;
  readonly does: 'check' | 'stop' | 'practise';
}

export function secondButtonOf(snapshot: Snapshot, words: Words): SecondButton | null {
  const { button } = words;
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
    case 'connecting':
    case 'idle':
    case 'starting':
    case 'recording':
    case 'stopping':
    case 'paused':
    case 'logged-out':
      return null;
  }
}
