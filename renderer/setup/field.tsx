/** One labelled entry; a password can be looked at, on this screen only. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly secret?: boolean;
  readonly words?: Words;
}

export function Field({ name, label, value, wrong, onInput, hint = '', secret = false, words }: FieldProps): VNode {
  const [shown, setShown] = useState(false);
  const kind = secret && !shown ? ({ type: 'password' } as const) : ({ type: 'text' } as const);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="entry">
        <input
          id={name}
          name={name}
          {...kind}
          value={value}
          placeholder={hint}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'result' : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {secret && words && (
          <button type="button" class="eye" aria-pressed={shown} aria-label={shown ? words.setup.hidePassword : words.setup.showPassword} onClick={() => setShown(!shown)}>
            <svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
              <path d="M2 10c2-3.5 4.7-5 8-5s6 1.5 8 5c-2 3.5-4.7 5-8 5s-6-1.5-8-5z" />
              <circle cx="10" cy="10" r="2.5" />
              {shown && <path d="M4 16.5L16 3.5" />}
            </svg>
          </button>
        )}
      </div>
    </div>
  );
}
