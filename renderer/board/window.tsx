/** The parts of the window, from the top down. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { Agents } from './agents';
import { Bar } from './bar';
import { Counts } from './counts';
import { Foot } from './foot';
import { List } from './list';
import { choosesAgents, head, isNarrowed, needing, said, showAll, total, items } from './state';
import { Tools } from './tools';

export interface Shown {
  readonly desk: Desk;
  readonly words: Words;
}

export function Board({ desk, words }: Shown): VNode {
  const known = head.value?.head ?? null;
  const { board } = words;
  return (
    <div class="frame">
      <h1 class="unseen">{board.window}</h1>
      {known?.practice && (
        <div class="practice-mark">
          <b>{words.app.practice}</b>
        </div>
      )}
      {known?.stopped && (
        <div class="strip stopped" role="alert">
          <p>
            <b>{known.stopped.message}</b> {known.stopped.advice} {board.stopped}
          </p>
          <button type="button" class="button small mend" onClick={() => void window.reclight.openSetup({ page: 'connect' })}>
            {board.setUp}
          </button>
        </div>
      )}
      {known && <Counts head={known} words={words} />}
      <Tools words={words} />
      {known?.listTrouble && (
        <div class="strip" role="alert">
          <p>
            <b>{known.listTrouble.message}</b> {known.listTrouble.advice}
          </p>
          <button type="button" class="button small" onClick={() => (choosesAgents.value = true)}>
            {board.agents}
          </button>
        </div>
      )}
      {items.value.length > 0 ? <List words={words} tags={desk.settings.tags} /> : <Empty words={words} />}
      {said.value !== null && (
        <div class="strip said" role="alert">
          <p>{said.value}</p>
          <button type="button" class="link" onClick={() => (said.value = null)}>
            {board.close}
          </button>
        </div>
      )}
      <Bar desk={desk} words={words} />
      <Foot words={words} />
      <Spoken words={words} />
      {choosesAgents.value && <Agents words={words} />}
    </div>
  );
}

function Empty({ words }: { readonly words: Words }): VNode {
  const { empty, agents } = words.board;
  const known = head.value?.head;
  const choose = (
    <button type="button" class="button small" onClick={() => (choosesAgents.value = true)}>
      {agents}
    </button>
  );
  if (total.value > 0 && isNarrowed.value)
    return (
      <div class="empty">
        <b>{empty.notFound}</b>
        <button type="button" class="button small" onClick={showAll}>
          {empty.showAll}
        </button>
      </div>
    );
  if (!known || (known.source.kind === 'server' && known.listAgeMs === null && !known.listTrouble && !known.stopped)) return <div class="empty">{empty.asking}</div>;
  const nobodyIn = known.source.kind === 'server' && known.listAgeMs !== null;
  return (
    <div class="empty">
      <b>{nobodyIn ? empty.nobodyIn : empty.none}</b>
      <span>{nobodyIn ? empty.nobodyInLine : empty.noneLine}</span>
      {choose}
    </div>
  );
}

/** Said only when the number is another one. */
function Spoken({ words }: { readonly words: Words }): VNode {
  const before = useRef(needing.value);
  const isOther = before.current !== needing.value;
  before.current = needing.value;
  const text = useRef('');
  if (isOther) text.current = words.board.needYou(needing.value);
  return (
    <p class="unseen" role="status">
      {text.current}
    </p>
  );
}
