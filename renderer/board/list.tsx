/** The rows, only those that can be seen: 500 stay smooth. Main is told which, so that they are asked first. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { Words } from '../../assets/words/en';
import { page } from './keyboard';
import type { Item } from './order';
import { Line } from './row';
import { clearSelection, current, hold, items, selectShown, selected, shown } from './state';
import { Box } from './box';

/** As in the style sheet; in a narrow window a row has two lines, in a small one three. */
const layouts = [
  { query: '(max-width: 679px)', height: 88 },
  { query: '(max-width: 1119px)', height: 60 },
].map(({ query, height }) => ({ media: matchMedia(query), height }));
const wideHeight = 40;
const heightNow = (): number => layouts.find(({ media }) => media.matches)?.height ?? wideHeight;
/** The columns' names, which stay at the top. */
const headHeight = 32;
/** Pixels beyond each edge that are drawn already. */
const beyond = 120;
/** So long nothing is told while somebody scrolls. */
const restMs = 300;
/** More than a screen ever holds (main/bridge/schemas.ts). */
const mostSeen = 200;

export function List({ words, tags }: { readonly words: Words; readonly tags: readonly string[] }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const rows = useRef<VirtualizerHandle>(null);
  const [rowHeight, setRowHeight] = useState(heightNow);
  const list = items.value;
  const at = list.findIndex((item) => item.kind === 'row' && item.agent === current.value);

  useEffect(() => {
    const measure = (): void => setRowHeight(heightNow());
    for (const { media } of layouts) media.addEventListener('change', measure);
    return () => {
      for (const { media } of layouts) media.removeEventListener('change', measure);
    };
  }, []);

  useLayoutEffect(() => {
    const [element, handle] = [box.current, rows.current];
    if (!element || !handle || at < 0) return;
    const top = at <= 1 ? 0 : handle.getItemOffset(at);
    const bottom = headHeight + handle.getItemOffset(at) + rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    // Only where the keyboard goes: a row that moves by itself takes nobody along.
  }, [current.value, rowHeight]);

  const tell = useTell(box, rows, list);
  const areAll = shown.value.length > 0 && shown.value.every((agent) => selected.value.has(agent));
  const { board } = words;
  const { column } = board;
  return (
    <div
      class="table"
      role="grid"
      tabIndex={0}
      ref={box}
      aria-label={board.list}
      aria-multiselectable="true"
      aria-rowcount={list.length + 1}
      aria-activedescendant={at < 0 ? undefined : `row-${current.value}`}
      onPointerMove={(event) => hold(event.target instanceof Element && event.target.closest('.line .acts, .line .check') !== null)}
      onPointerLeave={() => hold(false)}
      onFocus={({ currentTarget }) => {
        // By the keyboard only: under a mouse that is about to click nothing may move.
        if (at < 0 && currentTarget.matches(':focus-visible')) current.value = shown.peek()[0] ?? null;
      }}
    >
      <div class="columns" role="row" aria-rowindex={1}>
        <span role="columnheader" class="check">
          <button type="button" class="all" role="checkbox" aria-checked={areAll ? 'true' : selected.value.size > 0 ? 'mixed' : 'false'} aria-label={board.selectAll} onClick={areAll ? clearSelection : selectShown}>
            <Box />
          </button>
        </span>
        {(['state', 'agent', 'status', 'campaign', 'time', 'file', 'heard'] as const).map((name) => (
          <span key={name} role="columnheader" class={name}>
            {column[name]}
          </span>
        ))}
        <span role="columnheader" class="acts">
          <span class="unseen">{column.acts}</span>
        </span>
      </div>
      <Virtualizer key={rowHeight} ref={rows} data={list} bufferSize={beyond} itemSize={rowHeight} startMargin={headHeight} keepMounted={at < 0 ? [] : [at]} onScroll={tell} onResize={tell}>
        {(item: Item, index: number) => (item.kind === 'section' ? <Section key={item.section} item={item} index={index} words={words} /> : <Line key={item.agent} agent={item.agent} index={index} words={words} tags={tags} />)}
      </Virtualizer>
    </div>
  );
}

/** Tells main which rows are on the screen, once they rest there. */
function useTell(box: { readonly current: HTMLElement | null }, rows: { readonly current: VirtualizerHandle | null }, list: readonly Item[]): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef('');
  const latest = useRef(list);
  latest.current = list;
  const tell = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const [element, handle] = [box.current, rows.current];
      if (!element || !handle) return;
      const first = handle.findItemIndex(element.scrollTop);
      const last = handle.findItemIndex(Math.max(0, element.scrollTop + element.clientHeight - headHeight - 1));
      const agents = document.hidden ? [] : latest.current.slice(first, last + 1).flatMap((item) => (item.kind === 'row' ? [item.agent] : []));
      page.rows = Math.max(1, last - first - 1);
      if (told.current === agents.join()) return;
      told.current = agents.join();
      void window.reclight.boardSeen({ agents: agents.slice(0, mostSeen) });
    }, restMs);
  };
  useEffect(tell, [list]);
  useEffect(() => {
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', tell);
    };
  }, []);
  return tell;
}

function Section({ item, index, words }: { readonly item: Extract<Item, { readonly kind: 'section' }>; readonly index: number; readonly words: Words }): VNode {
  return (
    <div class="section" role="row" aria-rowindex={index + 2}>
      <span role="gridcell" aria-colspan={9}>
        <b>{words.board.section[item.section]}</b> {item.count}
      </span>
    </div>
  );
}
