/** The buttons of the form: the first is what Enter does. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Stage } from './stage';

export interface ButtonsProps {
  readonly stage: Stage;
  readonly saving: boolean;
  /** Nothing is set up yet, so there is a way back to the welcome. */
  readonly fresh: boolean;
  readonly words: Words;
  readonly onCheck: () => void;
  readonly onSave: () => void;
}

export function Buttons({ stage, saving, fresh, words, onCheck, onSave }: ButtonsProps): VNode {
  const { check, setup } = words;
  if (saving) return <div class="acts">{submit('quiet', check.saving, '')}</div>;
  switch (stage) {
    case 'under-way':
    case 'question':
      return (
        <div class="acts">
          <button type="button" class="button" onClick={() => void window.reclight.cancelCheck()}>
            {check.cancel}
            <span class="hint">{check.keyEscape}</span>
          </button>
        </div>
      );
    case 'good':
      return <div class="acts">{submit('main', check.save, check.keyEnter)}</div>;
    case 'no-session':
      return (
        <div class="acts two">
          {plain(check.again, onCheck)}
          {submit('main', check.save, check.keyEnter)}
        </div>
      );
    case 'unreached':
      return (
        <div class="acts two">
          {plain(check.saveAllTheSame, onSave)}
          {submit('main', check.again, check.keyEnter)}
        </div>
      );
    case 'refused':
      return <div class="acts">{submit('mend', check.again, check.oneTry)}</div>;
    case 'mend':
      return <div class="acts">{submit('main', check.again, check.keyEnter)}</div>;
    case 'form':
      return (
        <div class={fresh ? 'acts two' : 'acts'}>
          {fresh && plain(setup.back, () => void window.reclight.openSetup({ page: 'welcome' }))}
          {submit('main', check.button, check.keyEnter)}
        </div>
      );
  }
}

function submit(tone: 'main' | 'mend' | 'quiet', label: string, hint: string): VNode {
  return (
    <button type="submit" class={`button ${tone}`} aria-disabled={tone === 'quiet' ? true : undefined}>
      {label}
      <span class="hint">{hint}</span>
    </button>
  );
}

function plain(label: string, act: () => void): VNode {
  return (
    <button type="button" class="button" onClick={act}>
      {label}
    </button>
  );
}
