/** At the bottom, one at a time: the question, what is being worked off, what came of it, or what can be done with the selection. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Bulk } from '../../preload/contract';
import type { Words } from '../../assets/words/en';
import { couldNot, groupsOf, isRunning, isToBeRead } from './ends';
import { ask, clearSelection, head, mostAtOnce, question, rowOf, selected, send, shown, wishFor, type Question } from './state';
import { namesText } from './texts';
import { Choice } from './tools';
import type { Shown } from './window';

const nameOf = (agent: string): string => rowOf(agent)?.peek().row.name ?? agent;
const mostNames = 3;

export function Bar({ desk, words }: Shown): VNode | null {
  const [chosen, choose] = useState<string | null>(null);
  const bulk = head.value?.head.bulk ?? null;
  const isDone = bulk !== null && !isRunning(bulk) && !isToBeRead(bulk);
  const id = bulk?.id;
  useEffect(() => {
    if (isDone) void window.reclight.boardSeenEnds();
  }, [isDone, id]);
  const { tags, tag: usual } = desk.settings;
  const tag = chosen !== null && tags.includes(chosen) ? chosen : usual;
  if (question.value) return <Asked key={question.value.act} asked={question.value} words={words} />;
  if (bulk && bulk.total > 1 && isRunning(bulk)) return <Running bulk={bulk} words={words} />;
  if (bulk && isToBeRead(bulk)) return <Ended bulk={bulk} words={words} />;
  return selected.value.size > 0 ? <Chosen tags={tags} tag={tag} onTag={choose} words={words} /> : null;
}

interface ChosenProps {
  readonly tags: readonly string[];
  readonly tag: string;
  readonly onTag: (tag: string) => void;
  readonly words: Words;
}

function Chosen({ tags, tag, onTag, words }: ChosenProps): VNode {
  const { board } = words;
  const agents = [...selected.value];
  const visible = new Set(shown.value);
  const hidden = agents.filter((agent) => !visible.has(agent)).length;
  const tooMany = agents.length > mostAtOnce;
  const act = (name: Question['act'], label: string, kind = ''): VNode => (
    <button type="button" class={`button small ${kind}`} aria-disabled={tooMany} onClick={() => wishFor(name, tag)}>
      {label}
    </button>
  );
  return (
    <div class="bar" role="region" aria-label={board.selected(agents.length)}>
      <div class="says">
        <b role="status">{board.selected(agents.length)}</b>
        <span>{tooMany ? board.tooMany(mostAtOnce) : [namesText(agents.slice(0, 20).map(nameOf), mostNames, words), ...(hidden > 0 ? [board.notShown(hidden)] : [])].join(' · ')}</span>
      </div>
      <span class="labelled">
        <span aria-hidden="true">{board.tag}</span>
        <Choice label={board.tag} value={tag} options={tags.map((one) => [one, one] as const)} onChoose={onTag} />
      </span>
      {act('start', board.start(agents.length), 'main')}
      {act('stop', board.act.stop)}
      {act('pause', board.act.pause)}
      <button type="button" class="button small cross" aria-label={board.clear} title={board.clear} onClick={clearSelection}>
        <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" aria-hidden="true">
          <path d="M4 4l8 8M12 4l-8 8" />
        </svg>
      </button>
    </div>
  );
}

function Asked({ asked, words }: { readonly asked: Question; readonly words: Words }): VNode {
  const { question: said } = words.board;
  const { act, agents, tag } = asked;
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const count = agents.length;
  const mustType = act === 'stop';
  const fits = !mustType || typed.trim() === String(count);
  // The answer is one key away; afterwards the keyboard is back at the rows.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(mustType ? 'input' : '[type=submit]')?.focus();
    return () => document.querySelector<HTMLElement>('.table')?.focus();
  }, []);
  const text = act === 'start' ? said.start(count, tag) : said[act](count);
  const user = head.value?.head.user;
  const names = namesText(agents.slice(0, 20).map(nameOf), mostNames, words);
  const rest = count > 20 ? namesText(agents.map(nameOf), mostNames, words) : names;
  return (
    <form
      ref={form}
      class="bar asked"
      aria-labelledby="asked"
      aria-describedby="asked-of"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) void send(asked, mustType ? Number(typed) : undefined);
      }}
    >
      <div class="says">
        <b id="asked" role="alert">
          {text}
        </b>
        <span id="asked-of">
          {user ? said.asUser(rest, user) : rest}
          {act === 'start' ? ` · ${said.skips}` : ''}
        </span>
      </div>
      {mustType && (
        <label class="labelled">
          <span>{said.type(count)}</span>
          <input type="text" inputMode="numeric" autocomplete="off" maxLength={4} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
      )}
      <button type="button" class="button small" onClick={() => (question.value = null)}>
        {said.cancel} <kbd>Esc</kbd>
      </button>
      <button type="submit" class="button small main" aria-disabled={!fits}>
        {said.yes[act](count)} <kbd>Enter</kbd>
      </button>
    </form>
  );
}

function Running({ bulk, words }: { readonly bulk: Bulk; readonly words: Words }): VNode {
  const { bulk: said, question: asked } = words.board;
  const done = bulk.ended.length;
  const failed = couldNot(bulk);
  const text = said.running[bulk.act](done, bulk.total);
  return (
    <div class="bar" role="region" aria-label={text}>
      <div class="says">
        <b>{failed > 0 ? `${text} · ${said.couldNot(failed)}` : text}</b>
        <span>{bulk.cancelled ? said.cancelling : namesText(bulk.running.map(nameOf), mostNames, words)}</span>
      </div>
      <div class="progress" role="progressbar" aria-label={text} aria-valuemin={0} aria-valuemax={bulk.total} aria-valuenow={done}>
        <i style={{ width: `${(done / bulk.total) * 100}%` }} />
      </div>
      <button type="button" class="button small" aria-disabled={bulk.cancelled} onClick={() => !bulk.cancelled && void ask(window.reclight.boardCancel())}>
        {asked.cancel}
      </button>
    </div>
  );
}

function Ended({ bulk, words }: { readonly bulk: Bulk; readonly words: Words }): VNode {
  const { bulk: said } = words.board;
  const failed = couldNot(bulk);
  const proved = said.ended[bulk.act](bulk.ended.filter(({ how }) => how === 'proved').length);
  const text = failed > 0 ? `${proved} · ${said.couldNot(failed)}` : proved;
  return (
    <div class="bar ended" role="region" aria-label={text}>
      <div class="says">
        <b role="status">{text}</b>
        <dl tabIndex={0} aria-label={text}>
          {groupsOf(bulk).map(({ how, why, agents }) => (
            <div key={`${how} ${why}`}>
              <dt>
                {how === 'skipped' ? said.skipped[bulk.act] : said.how[how]} {agents.length}
              </dt>
              <dd>
                {agents.map(nameOf).join(', ')}
                {why !== null && <i> · {why}</i>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <button type="button" class="button small" onClick={() => void ask(window.reclight.boardSeenEnds())}>
        {said.seen}
      </button>
    </div>
  );
}
