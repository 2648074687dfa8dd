/** One agent. It listens to its own news and to the beat, so that nothing else is drawn for it. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { Glyph } from '../parts/glyph';
import { actsOf } from './acts';
import { faceOf, isInk } from './face';
import { Box } from './box';
import { ageOf, needOf, type Aged } from './order';
import { agedOf, current, now, press, rowOf, selected, touch } from './state';
import { detailOf, heardOf, statusText, timeText } from './texts';

interface LineProps {
  readonly agent: string;
  readonly index: number;
  readonly words: Words;
  readonly tags: readonly string[];
}

export function Line({ agent, index, words, tags }: LineProps): VNode | null {
  const known = rowOf(agent)?.value;
  if (!known) return null;
  const aged = agedOf(known, now.value);
  const { row } = aged;
  const face = faceOf(row, ageOf(aged), words);
  const needs = needOf(aged) !== null;
  const isSelected = selected.value.has(agent);
  const time = timeText(aged, words);
  const status = statusText(aged, words);
  const classes = ['line', face.fill, ...(isInk(row, ageOf(aged)) ? ['ink'] : []), ...(face.isQuiet ? ['quiet'] : []), ...(isSelected ? ['selected'] : []), ...(current.value === agent ? ['current'] : [])];
  return (
    <div id={`row-${agent}`} class={classes.join(' ')} role="row" aria-rowindex={index + 2} aria-selected={isSelected} onClick={(event) => touch(agent, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'move')}>
      <span
        role="gridcell"
        class="check"
        onClick={(event) => {
          event.stopPropagation();
          touch(agent, event.shiftKey ? 'extend' : 'toggle');
        }}
      >
        <Box />
      </span>
      <span role="gridcell" class="state">
        <i class={`lamp ${face.tone} ${face.fill}`}>
          <Glyph name={face.glyph} size={22} />
        </i>
        <span class="word" title={face.word}>
          {face.word}
        </span>
      </span>
      <span role="gridcell" class="agent" title={`${row.name ?? ''} ${agent}`.trim()}>
        {row.name !== null && <span class="name">{row.name}</span>}
        <span class={row.name === null ? 'name' : 'number'}>{agent}</span>
        {row.own && <span class="number">· {words.board.own}</span>}
      </span>
      <span role="gridcell" class="status" title={status}>
        {status}
      </span>
      <span role="gridcell" class="campaign" title={row.campaign ?? undefined}>
        {row.campaign ?? ''}
      </span>
      <span role="gridcell" class="time">
        {time}
      </span>
      <Detail aged={aged} words={words} tags={tags} />
      <Heard aged={aged} words={words} />
      <span role="gridcell" class="acts">
        {actsOf(row).map(({ label, act, stays }) => (
          <button
            key={label}
            type="button"
            tabIndex={-1}
            class={stays && needs ? 'act stays' : 'act'}
            onClick={(event) => {
              event.stopPropagation();
              press(act, agent);
            }}
          >
            {words.board.act[label]}
          </button>
        ))}
      </span>
    </div>
  );
}

interface CellProps {
  readonly aged: Aged;
  readonly words: Words;
}

function Detail({ aged, words, tags }: CellProps & { readonly tags: readonly string[] }): VNode {
  const detail = detailOf(aged, words, tags);
  if (detail.kind !== 'file')
    return (
      <span role="gridcell" class={`file ${detail.kind}`} title={detail.more ?? detail.text}>
        {detail.text}
      </span>
    );
  return (
    <span role="gridcell" class="file cut" title={detail.head + detail.tail}>
      <span class="file-head">{detail.head}</span>
      <span class="file-tail">{detail.tail}</span>
    </span>
  );
}

function Heard({ aged, words }: CellProps): VNode {
  const { text, isOld, left } = heardOf(aged, words);
  return (
    <span role="gridcell" class={isOld ? 'heard old' : 'heard'}>
      <span>{text}</span>
      <i class="drain" aria-hidden="true">
        <i style={{ transform: `scaleX(${left.toFixed(2)})` }} />
      </i>
    </span>
  );
}
