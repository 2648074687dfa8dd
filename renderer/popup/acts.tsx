/** The big button: it says what the toggle key does now. And the quieter one below it. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { bigButtonOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { View } from '../../preload/contract';
import { keyCaps, keyLabel } from '../parts/text';
import { isHeld, tenths } from './line';
import { act, press, pressed, type Pressed } from './pressed';
import { secondButtonOf, type SecondButton } from './second-button';

interface ActsProps {
  readonly view: View;
  readonly since: number;
  readonly words: Words;
}

export function Acts({ view, since, words }: ActsProps): VNode {
  const { snapshot, desk } = view;
  const big = bigButtonOf(snapshot, words);
  const second = secondButtonOf(snapshot, desk, words);
  const key = keysOf(view, words);
  return (
    <div class="acts">
      {big.does === 'nothing' ? (
        <button type="button" class="button quiet" aria-disabled="true" aria-describedby="light">
          {big.label}
          <span class="hint">{heldHint(view, since, words)}</span>
        </button>
      ) : big.does === 'mend' ? (
        <button type="button" class="button mend" aria-describedby="light" onClick={() => void act(() => window.reclight.openSetup({ page: 'connect' }))}>
          {big.label}
          <span class="hint">{key}</span>
        </button>
      ) : (
        <button type="button" class={`button ${big.tone === 'warn' ? 'warn' : 'main'}`} aria-busy={pressed.value !== null} aria-describedby="light" onClick={() => press(asks(snapshot), () => window.reclight.toggle())}>
          {big.label}
          <span class="hint">{key}</span>
        </button>
      )}
      {second && (
        <button type="button" class="button" onClick={() => secondAct(second)}>
          {second.label}
          <span class="hint">{second.hint}</span>
        </button>
      )}
    </div>
  );
}

/** Both keys while both do the same: "Ctrl Shift F8 or F9". */
function keysOf({ snapshot, desk }: View, words: Words): string {
  const { platform, keys } = desk;
  const toggle = keyLabel(keys.toggle, platform);
  const pause = snapshot.detail.pause && snapshot.state !== 'recording' ? keyLabel(keys.pause ?? null, platform) : '';
  if (pause === '' || toggle === '') return pause === '' ? toggle : pause;
  const [one, other] = [keyCaps(keys.pause ?? null, platform), keyCaps(keys.toggle, platform)];
  const held = (caps: readonly string[]): string => caps.slice(0, -1).join();
  return words.pause.keys(pause, held(one) === held(other) ? (other.at(-1) ?? toggle) : toggle);
}

/** What the big button asks for under this light; where only the answer can tell, neither. */
function asks({ state, wanted, detail }: Snapshot): Pressed {
  switch (state) {
    case 'recording':
      return 'stop';
    case 'starting':
      return detail.pause?.phase === 'resuming' ? 'pause' : 'stop';
    case 'paused':
      return detail.pause?.phase === 'resuming' ? 'pause' : 'resume';
    case 'unconfirmed':
      return wanted ?? 'start';
    case 'connecting':
    case 'logged-out':
    case 'offline':
      return 'either';
    case 'idle':
    case 'stopping':
    case 'call-over':
    case 'blocked':
    case 'not-set-up':
      return 'start';
  }
}

function heldHint({ snapshot }: View, since: number, words: Words): string {
  return isHeld(snapshot, since) ? words.button.inSeconds(tenths((snapshot.detail.dueInMs ?? 0) - since, words.locale)) : '';
}

function secondAct({ does, alarm }: SecondButton): void {
  switch (does) {
    case 'seen':
      return void (alarm !== undefined && window.reclight.alarmAct({ id: alarm, act: 'seen' }));
    case 'check':
      return void act(() => window.reclight.check());
    case 'stop':
      return press('stop', () => window.reclight.stop());
    case 'pause':
      return press('pause', () => window.reclight.pause());
    case 'extend':
      return void act(() => window.reclight.extend());
    case 'practise':
      return void act(() => window.reclight.practise());
  }
}
