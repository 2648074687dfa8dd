/** The practice dialer's switches: what the agent would do in VICIdial's own screen. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk, PracticeAct } from '../../preload/contract';

export function PracticeRow({ state, words }: { readonly state: NonNullable<Desk['practice']>; readonly words: Words }): VNode {
  const { practice } = words;
  const button = (label: string, act: PracticeAct): VNode => (
    <button type="button" onClick={() => void window.reclight.practice({ act })}>
      {label}
    </button>
  );
  return (
    <div class="practice" role="group" aria-labelledby="practice-dialer">
      <span id="practice-dialer">{practice.menu}</span>
      {state.inCall && button(practice.hangUp, 'hang-up')}
      {state.disposition && button(practice.dispose, 'dispose')}
      {!state.inCall && !state.disposition && button(practice.takeCall, 'take-call')}
      {state.deaf ? button(practice.wakeScreen, 'wake-screen') : button(practice.sleepScreen, 'sleep-screen')}
    </div>
  );
}
