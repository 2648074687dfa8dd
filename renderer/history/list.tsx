/** The entries of the day, the newest first: only the rows that can be seen are there, so that a long day stays smooth. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { Glyph } from '../parts/glyph';
import { tenths, type Row } from './rows';
import { check, query, selected, selectedCall } from './state';
import { steppedTo } from './step';

/** As in the style sheet; in a narrow window a row has two lines. */
const rowHeights: { readonly wide: number; readonly narrow: number } = { wide: 40, narrow: 60 };
const narrow = matchMedia('(max-width: 820px)');
/** The columns' names, which stay at the top. */
const headHeight = 32;
/** Rows beyond each edge, so that a turn of the wheel finds them drawn. */
const beyond = 6;
/** A bar of full length. */
const longestMs = 2600;

export function List({ rows, words }: { readonly rows: readonly Row[]; readonly words: Words }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 400, rowHeight: rowHeights.wide });
  const { history } = words;
  const measure = (): void => {
    const element = box.current;
    if (element) setScrolled({ top: element.scrollTop, height: element.clientHeight - headHeight, rowHeight: narrow.matches ? rowHeights.narrow : rowHeights.wide });
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [rows.length]);
  const { rowHeight } = scrolled;
  const at = rows.findIndex(({ seq }) => seq === selected.value);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || at < 0) return;
    const height = element.clientHeight - headHeight;
    if (at * rowHeight < element.scrollTop) element.scrollTop = at * rowHeight;
    else if ((at + 1) * rowHeight > element.scrollTop + height) element.scrollTop = (at + 1) * rowHeight - height;
  }, [at, rowHeight]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = steppedTo(event.key, at, rows.length, Math.max(1, Math.floor(scrolled.height / rowHeight) - 1));
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    selected.value = rows[to]?.seq ?? null;
  };
  const first = Math.max(0, Math.floor(scrolled.top / rowHeight) - beyond);
  const last = Math.min(rows.length, Math.ceil((scrolled.top + scrolled.height) / rowHeight) + beyond);
  const drawn = rows.slice(first, last);
  const { column } = history;
  return (
    <div class="table" role="grid" tabIndex={0} ref={box} aria-label={history.list} aria-rowcount={rows.length + 1} aria-activedescendant={at >= first && at < last ? `row-${selected.value}` : undefined} onScroll={measure} onKeyDown={onKeyDown}>
      <div class="columns" role="row" aria-rowindex={1}>
        {(['time', 'what', 'by', 'file', 'proved', 'server'] as const).map((name) => (
          <span key={name} role="columnheader" class={name}>
            {column[name]}
          </span>
        ))}
      </div>
      <div class="rows" role="rowgroup" style={{ height: `${rows.length * rowHeight}px` }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {drawn.map((row, index) => (
            <Line key={row.seq} row={row} index={first + index} isNarrow={rowHeight === rowHeights.narrow} words={words} />
          ))}
        </div>
      </div>
      {rows.length === 0 && (
        <div role="row" aria-rowindex={2}>
          <p class="nothing" role="gridcell">
            {history.nothingFound(query.value.trim())}
          </p>
        </div>
      )}
    </div>
  );
}

function Line({ row, index, isNarrow, words }: { readonly row: Row; readonly index: number; readonly isNarrow: boolean; readonly words: Words }): VNode {
  const { entry, seq, tone } = row;
  const isSelected = seq === selected.value;
  const verdict = check.value?.verdict;
  const isBroken = verdict?.ok === false && verdict.findings.some((finding) => finding.seq !== null && seq >= finding.seq && seq < finding.seq + finding.count);
  const classes = ['line', tone, ...(entry.call !== null && entry.call === selectedCall.value ? ['of-call'] : []), ...(isSelected ? ['selected'] : []), ...(isBroken ? ['broken'] : [])];
  return (
    <div id={`row-${seq}`} class={classes.join(' ')} role="row" aria-rowindex={index + 2} aria-selected={isSelected} onClick={() => (selected.value = seq)}>
      <span role="gridcell" class="time">
        {row.time}
      </span>
      <span role="gridcell" class="what">
        {row.glyph ? <Glyph name={row.glyph} size={22} /> : <span class="no-glyph" />}
        <span class="word" title={row.word}>
          {row.word}
        </span>
      </span>
      <span role="gridcell" class="by">
        {row.by}
      </span>
      <span role="gridcell" class={row.file?.kind === 'name' ? 'file name' : 'file'} title={row.file?.full}>
        {(isNarrow ? row.file?.short : row.file?.text) ?? ''}
      </span>
      <span role="gridcell" class="proved">
        {row.proofMs !== null && (
          <>
            <svg width="44" height="4" aria-hidden="true">
              <rect x={44 - Math.max(3, Math.min(1, row.proofMs / longestMs) * 44)} y="0" width="44" height="4" rx="2" />
            </svg>
            <span>{words.history.seconds(tenths(row.proofMs, words.locale))}</span>
          </>
        )}
      </span>
      <span role="gridcell" class={row.server ? `server ${row.server.how}` : 'server'}>
        {row.server?.text ?? ''}
      </span>
    </div>
  );
}
