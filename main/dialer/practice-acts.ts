/** What a person does in the practice dialer: what the agent would do in VICIdial's own screen. */
import type { PracticeDialer } from '../practice';
import type { PracticeAct } from '../../preload/contract';

export function actInPractice(practice: PracticeDialer, act: PracticeAct): void {
  switch (act) {
    case 'take-call':
      return practice.takeCall();
    case 'hang-up':
      return practice.hangUp();
    case 'dispose':
      return practice.dispose();
    case 'sleep-screen':
      return practice.sleepScreen();
    case 'wake-screen':
      return practice.wakeScreen();
  }
}
