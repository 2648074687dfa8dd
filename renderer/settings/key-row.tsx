/** A hot key: what it is, when it last arrived, and the recorder of a new one. */
import type { VNode } from 'preact';
import { timeOfDay, keyCaps } from '../parts/text';
import { Glyph } from '../parts/glyph';
import { AskingButton } from './controls';
import { heldModifiers, noKeyCame } from './keyboard';
import { Label } from './label';
import { momentOf, type KeyId, type Moment } from './moment';
import type { Control } from './rows';
import type { Ask, Shown } from './shown';

export function KeyRow(shown: Shown & { readonly control: Extract<Control, { readonly kind: 'key' }> }): VNode {
  const { row, control, desk, words } = shown;
  const moment = momentOf(control.id, desk, words, heldModifiers.value, noKeyCame.value);
  const ask: Ask = async (call) => (await call()).ok;
  return (
    <div class={`row key ${moment ? `moment ${moment.tone}` : ''}`} role="group" aria-labelledby={`${row.id}-title`}>
      <Label {...shown} {...(moment?.open ? {} : { ask })} line={<KeyLine id={control.id} accelerator={desk.settings[control.name]} moment={moment} desk={desk} words={words} />} />
      <KeyControl id={control.id} accelerator={desk.settings[control.name]} moment={moment} desk={desk} words={words} warning={control.id === 'toggle' ? words.hotkey.removeWarning : null} />
    </div>
  );
}

interface KeyShown extends Pick<Shown, 'desk' | 'words'> {
  readonly id: KeyId;
  readonly accelerator: string | null;
  readonly moment: Moment | null;
}

/** Said aloud as it changes: the person looks at the keys. */
export function KeyLine({ id, accelerator, moment, desk, words }: KeyShown): VNode {
  const { hotkey } = words;
  const arrived = desk.keyArrivals[id];
  const works = accelerator === null || desk.keys[id] === accelerator;
  const quiet = accelerator === null ? words.settings.notSet : !works ? (desk.keyWay === 'system' ? hotkey.notWorking : hotkey.notWorkingHere) : arrived ? hotkey.lastArrived(timeOfDay(arrived, desk.language)) : hotkey.notYet;
  return (
    <span role="status" class={moment || works ? '' : 'refusal'}>
      {moment ? (
        <>
          <b>{moment.head}.</b> {moment.line}
        </>
      ) : (
        quiet
      )}
    </span>
  );
}

/** `onRemove` where taking the key off is not all that removing means. */
export function KeyControl(props: KeyShown & { readonly warning: string | null; readonly onRemove?: () => void; readonly removeLabel?: string }): VNode {
  const { id, accelerator, moment, desk, words, warning } = props;
  const { hotkey } = words;
  const caps = moment ? moment.caps : keyCaps(accelerator, desk.platform);
  const press = (): void => void (moment?.open ? window.reclight.cancelKey() : window.reclight.changeKey({ id, what: 'record' }));
  const remove = props.onRemove ?? ((): void => void window.reclight.changeKey({ id, what: 'remove' }));
  return (
    <span class="control">
      {moment && <MomentGlyph glyph={moment.glyph} />}
      <Caps caps={caps} />
      <button type="button" class="button small" aria-describedby={`${id}-title`} onClick={press}>
        {moment?.open ? hotkey.cancel : accelerator === null ? hotkey.set : hotkey.change}
      </button>
      {!moment?.open && (accelerator !== null || props.onRemove) && (warning === null || props.onRemove ? (
        <button type="button" class="button small" aria-label={props.removeLabel} aria-describedby={`${id}-title`} onClick={remove}>
          {hotkey.remove}
        </button>
      ) : (
        <AskingButton label={hotkey.remove} warning={warning} words={words} onYes={remove} />
      ))}
    </span>
  );
}

function Caps({ caps }: { readonly caps: readonly string[] }): VNode {
  return (
    <span class="caps">
      {caps.map((cap) => (
        <kbd key={cap} class="cap">
          {cap}
        </kbd>
      ))}
    </span>
  );
}

function MomentGlyph({ glyph }: { readonly glyph: Moment['glyph'] }): VNode {
  switch (glyph) {
    case 'ring':
      return <Glyph name="idle" size={20} />;
    case 'under-way':
      return <Glyph name="starting" size={20} />;
    case 'triangle':
      return <Glyph name="unconfirmed-start" size={20} />;
    case 'tick':
      return (
        <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
          <path d="M4 10.5l4 4 8-9" />
        </svg>
      );
  }
}
