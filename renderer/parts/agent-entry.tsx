/** The number of whoever sits here: Enter takes it, Escape leaves it. In the popup's foot, and in the question of its own. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';

export interface AgentEntryProps {
  readonly agent: string;
  readonly words: Words;
  /** It is what the window is there for. */
  readonly main?: boolean;
  /** What the button says for what is typed. */
  readonly button: (typed: string) => string;
  /** Taken, or left as it was. */
  readonly onDone: () => void;
}

export function AgentEntry({ agent, words, main = false, button, onDone }: AgentEntryProps): VNode {
  const [typed, setTyped] = useState(agent);
  const [asking, setAsking] = useState(false);
  const [bad, setBad] = useState<Told | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // Before anybody can type: what comes first must not be selected, and so lost, by what comes second.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [bad]);

  const take = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    const reply = await window.reclight.changeAgent({ agent: typed });
    setAsking(false);
    setBad(reply.ok ? null : reply.failure);
    if (reply.ok) onDone();
  };

  return (
    <form
      class="agent-entry"
      noValidate
      onSubmit={(event) => void take(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <label for="agent">{words.agent.label}</label>
      <div class="entry">
        <input
          id="agent"
          ref={input}
          value={typed}
          maxLength={40}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={bad !== null}
          aria-describedby={bad ? 'agent-bad' : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class={main ? 'button main' : 'button'} aria-disabled={asking}>
          {button(typed)}
          <span class="hint">Enter</span>
        </button>
      </div>
      {bad && (
        <p id="agent-bad" role="alert">
          <b>{bad.message}</b> {bad.advice}
        </p>
      )}
    </form>
  );
}
