/** The big button: it says what the toggle key does now. And the quieter one below it. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { bigButtonOf } from '../../assets/words/say';
import type { View } from '../../preload/contract';
import { keyLabel } from '../parts/text';
import { act, press } from './pressed';
import { secondButtonOf, type SecondButton } from './second-button';

interface ActsProps {
  readonly view: View;
  readonly since: number;
  readonly words: Words;
}

export function Acts({ view, since, words }: ActsProps): VNode {
  const { snapshot, desk } = view;
  const big = bigButtonOf(snapshot, words);
  const second = secondButtonOf(snapshot, words);
  const key = keyLabel(desk.keys.toggle, desk.platform);
  const wanted = snapshot.state === 'recording' || snapshot.state === 'starting' || snapshot.wanted === 'stop' ? 'stop' : 'start';
  return (
    <div class="acts">
      {big.does === 'nothing' ? (
        <button type="button" class="button quiet" aria-disabled="true">
          {big.label}
          <span class="hint">{heldHint(view, since, words)}</span>
        </button>
      ) : big.does === 'mend' ? (
        <button type="button" class="button mend" onClick={() => void act(() => window.reclight.toggle())}>
          {big.label}
          <span class="hint">{key}</span>
        </button>
      ) : (
        <button type="button" class={`button ${big.tone === 'warn' ? 'warn' : 'main'}`} onClick={() => press(wanted, () => window.reclight.toggle())}>
          {big.label}
          <span class="hint">{key}</span>
        </button>
      )}
      {second && (
        <button type="button" class="button" onClick={() => secondAct(second.does)}>
          {second.label}
          <span class="hint">{second.hint}</span>
        </button>
      )}
    </div>
  );
}

function heldHint({ snapshot }: View, since: number, words: Words): string {
  const { phase, dueInMs } = snapshot.detail;
  if (dueInMs === null || (phase !== 'held' && phase !== 'late-id')) return '';
  return words.button.inSeconds((Math.ceil(Math.max(0, dueInMs - since) / 100) / 10).toFixed(1));
}

function secondAct(does: SecondButton['does']): void {
  switch (does) {
    case 'check':
      return void act(() => window.reclight.check());
    case 'stop':
      return press('stop', () => window.reclight.stop());
    case 'practise':
      return void act(() => window.reclight.practise());
  }
}
