/** Whether all of it is still what was written, and what can be taken away from here. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { check, isChecking, said, selectedCall, shown, verify } from './state';

export function Foot({ desk, words }: { readonly desk: Desk; readonly words: Words }): VNode {
  const { history } = words;
  const day = shown.value;
  const call = selectedCall.value;
  const isEmpty = !day || day.entries.length === 0;
  const notes = [...(desk.history.notWritten ? [history.notWritten] : []), ...(desk.history.shareGone ? [history.shareGone] : [])];

  const save = async (): Promise<void> => {
    if (!day || isEmpty) return;
    const reply = await window.reclight.exportHistory({ day: day.day });
    said.value = !reply.ok ? reply.failure.message : reply.saved ? history.saved(reply.saved) : null;
  };
  const show = async (): Promise<void> => {
    if (!day?.agent || call === null) return;
    const reply = await window.reclight.evidence({ day: day.day, agent: day.agent, call, as: 'show' });
    said.value = reply.ok ? null : reply.failure.message;
  };
  return (
    <div class="foot">
      <div class="state">
        {notes.map((note) => (
          <p key={note} class="amber" role="alert">
            {note}
          </p>
        ))}
        <Chain words={words} />
        {said.value !== null && <p role="status">{said.value}</p>}
      </div>
      <div class="acts">
        <button type="button" class="button small" aria-disabled={isChecking.value} onClick={() => !isChecking.value && void verify()}>
          {history.check.now}
        </button>
        <button type="button" class="button small" aria-disabled={isEmpty} onClick={() => void save()}>
          {history.export}
        </button>
        <button type="button" class="button small main" aria-disabled={call === null} title={call === null ? history.chooseCall : undefined} onClick={() => void show()}>
          {history.evidence}
        </button>
      </div>
    </div>
  );
}

function Chain({ words }: { readonly words: Words }): VNode {
  const [isOpen, setOpen] = useState(false);
  const said = words.history.check;
  const done = check.value;
  if (isChecking.value) return <p role="status">{said.running}</p>;
  if (!done) return <p>{said.notYet}</p>;
  const { verdict } = done;
  const time = done.at.slice(11, 16);
  const text = !verdict.ok ? said.broken(verdict.entries, time) : verdict.entries === 0 ? said.none(time) : said.whole(verdict.entries, time);
  const unsealed = verdict.cannotExclude.includes('careful-edit');
  return (
    <>
      <button type="button" class={verdict.ok ? 'chain' : 'chain amber'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {verdict.ok ? (
          <svg class="tick" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d="M3 8.5l3.2 3.2L13 5" />
          </svg>
        ) : (
          <svg class="cross" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        )}
        <span role="status">
          {text}
          {unsealed && verdict.entries > 0 ? ` · ${words.history.unsealed}` : ''}
        </span>
      </button>
      {isOpen && (
        <div class="blind">
          <b>{words.historyLines.cannotExclude}</b>
          <ul>
            {verdict.cannotExclude.map((blind) => (
              <li key={blind}>{words.historyLines.blind[blind]}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
