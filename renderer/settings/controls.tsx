/** The plain controls: a switch, a choice, a value that the setup changes, a button that copies, one that asks first. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Reply } from '../../preload/contract';

export function Switch({ id, on, onTurn }: { readonly id: string; readonly on: boolean; readonly onTurn: (on: boolean) => void }): VNode {
  return (
    <button type="button" class="switch" role="switch" aria-checked={on} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClick={() => onTurn(!on)}>
      <span />
    </button>
  );
}

export function Choice(props: { readonly id: string; readonly value: string; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly onChoose: (value: string) => void; readonly label?: string }): VNode {
  const { id, value, options, onChoose, label } = props;
  const name = label === undefined ? { 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-text` } : { 'aria-label': label };
  return (
    <span class="choice">
      <select {...name} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
        <path d="M4 6l4 4 4-4" />
      </svg>
    </span>
  );
}

export function SetupValue({ id, value, words }: { readonly id: string; readonly value: string; readonly words: Words }): VNode {
  return (
    <span class="control">
      <span class={value === '' ? 'value muted' : 'value'}>{value === '' ? words.settings.notSet : value}</span>
      <button type="button" class="button small" aria-describedby={`${id}-title`} onClick={() => void window.reclight.openSetup({ page: 'connect' })}>
        {words.settings.change}
      </button>
    </span>
  );
}

/** Main copies; the button says so for a moment. */
export function CopyButton({ label, words, copy }: { readonly label: string; readonly words: Words; readonly copy: () => Promise<Reply> }): VNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const onClick = async (): Promise<void> => {
    const reply = await copy();
    setCopied(reply.ok);
  };
  return (
    <button type="button" class="button small" aria-live="polite" onClick={() => void onClick()}>
      {copied ? words.settings.copied : label}
    </button>
  );
}

/** What can't be undone asks once, in its place. */
export function AskingButton({ label, warning, words, onYes }: { readonly label: string; readonly warning: string; readonly words: Words; readonly onYes: () => void }): VNode {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" class="button small" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  const answer = (yes: boolean): void => {
    setAsking(false);
    if (yes) onYes();
  };
  return (
    <span class="question" role="alert">
      <span>{warning}</span>
      <button type="button" class="button small main" ref={(button) => button?.focus()} onClick={() => answer(true)}>
        {label}
      </button>
      <button type="button" class="button small" onClick={() => answer(false)}>
        {words.settings.keep}
      </button>
    </span>
  );
}
