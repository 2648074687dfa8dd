/** A whole number with its unit: Enter, leaving the field, letting go of an arrow key or a stepper takes it, Esc does not. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { Desk } from '../../preload/contract';
import type { NumberName } from './rows';
import type { Ask } from './shown';

export interface NumberFieldProps {
  readonly id: string;
  readonly name: NumberName;
  readonly desk: Desk;
  readonly words: Words;
  readonly ask: Ask;
  readonly say: (told: Told | null) => void;
}

export function NumberField({ id, name, desk, words, ask, say }: NumberFieldProps): VNode {
  const value = desk.settings[name];
  const { least, most, unit } = desk.bounds[name];
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  /** A key or a stepper that is held down runs through many values; the one it ends at is meant. */
  const stepping = useRef(false);
  const pressedAt = useRef('');
  const shown = typed ?? String(value);

  const leave = (): void => {
    setTyped(null);
    setWrong(false);
  };
  /** Bounds are main's: it says them. */
  const take = async (text: string): Promise<void> => {
    if (text === String(value)) return leave();
    const taken = await ask(() => window.reclight.setSetting({ name, value: text === '' ? null : Number(text) }));
    setWrong(!taken);
    if (taken) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') stepping.current = true;
    if (event.key === 'Enter') void take(shown);
    if (event.key !== 'Escape' || typed === null) return;
    event.stopPropagation();
    leave();
    say(null);
  };
  const onBlur = (): void => {
    stepping.current = false;
    // What was refused is not asked again: the field shows what holds.
    if (wrong) leave();
    else if (typed !== null) void take(shown).finally(leave);
  };

  return (
    <span class={unit === 'calls' ? 'number wide' : 'number'}>
      <input
        type="number"
        min={least}
        max={most}
        aria-labelledby={`${id}-title ${id}-unit`}
        aria-describedby={`${id}-text`}
        aria-invalid={wrong}
        autocomplete="off"
        value={shown}
        onFocus={() => say(null)}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (stepping.current) void take(event.currentTarget.value);
          stepping.current = false;
        }}
        onMouseDown={(event) => (pressedAt.current = event.currentTarget.value)}
        onMouseUp={(event) => {
          if (event.currentTarget.value !== pressedAt.current) void take(event.currentTarget.value);
        }}
        onBlur={onBlur}
        // The pane is scrolled over it: that must not turn it.
        onWheel={(event) => event.currentTarget.blur()}
      />
      <span id={`${id}-unit`}>{words.settings.unit[unit](Number(shown))}</span>
    </span>
  );
}
