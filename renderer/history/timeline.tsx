/** The day, an hour a line. Heights tell without colour: recorded 20, proved pause 8, hole 32, not known dashed. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { HistoryDay } from '../../preload/contract';
import { hoursOf, lengthOf, sumsOf, type Block, type Hour } from './hours';
import { nameOf } from './legend';
import { selectCall, selectedCall } from './state';

const left = 46;
const top = 22;
const hourHeight = 40;
const heights = { recorded: 20, paused: 8, hole: 32, 'not-known': 20 } as const;
/** So that a short one is still seen. */
const least = 2;

export function Timeline({ day, words }: { readonly day: HistoryDay; readonly words: Words }): VNode | null {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const hours = hoursOf(day, words);
  const sums = sumsOf(day);
  const spoken = (['recorded', 'paused', 'hole', 'not-known'] as const).map((kind) => `${nameOf(kind, words)} ${lengthOf(sums[kind], words)}`).join(', ');
  const height = top + hours.length * hourHeight;
  const scale = Math.max(0, width - left - 2) / 3600;
  return (
    <div class="timeline" hidden={hours.length === 0}>
      <div ref={box}>
        {width > 0 && hours.length > 0 && (
          <svg width={width} height={height} role="img" aria-label={words.history.drawing(`${spoken}.`)}>
            {[0, 10, 20, 30, 40, 50].map((minute) => (
              <text key={minute} class="tick" x={left + minute * 60 * scale} y={12} text-anchor={minute === 0 ? 'start' : 'middle'}>
                {`:${String(minute).padStart(2, '0')}`}
              </text>
            ))}
            {hours.map((hour, at) => (
              <Line key={hour.from} hour={hour} y={top + at * hourHeight + hourHeight / 2 - 2} width={width} scale={scale} call={selectedCall.value} now={words.history.now} />
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}

interface Drawn {
  readonly hour: Hour;
  /** The middle of the line. */
  readonly y: number;
  readonly width: number;
  readonly scale: number;
  readonly call: string | null;
  readonly now: string;
}

function Line({ hour, y, width, scale, call, now }: Drawn): VNode {
  const x = (seconds: number): number => left + seconds * scale;
  const framed = call === null ? [] : hour.blocks.filter((block) => block.call === call);
  const [first, last] = [framed[0], framed.at(-1)];
  const noteAt = hour.note ? x(hour.note.at) + 12 : 0;
  return (
    <g>
      <text class="hour" x={0} y={y + 4.5}>
        {hour.label}
      </text>
      <line class="rule" x1={left} y1={y} x2={width} y2={y} />
      {hour.note && (
        <text class="note-text" x={noteAt + 8} y={y + 4.5}>
          {hour.note.text}
        </text>
      )}
      {hour.blocks.map((block) => (
        <Bar key={`${block.from}`} block={block} x={x(block.from)} width={(block.to - block.from) * scale} y={y} />
      ))}
      {first && last && <rect class="frame-of-call" x={Math.max(1, x(first.from) - 5)} y={y - 19} width={Math.min(width - 2, x(last.to) + 5) - Math.max(1, x(first.from) - 5)} height={38} rx={8} />}
      {hour.now !== null && (
        <g class="now">
          <line x1={x(hour.now)} y1={y - 20} x2={x(hour.now)} y2={y + 20} />
          <text x={hour.now > 3200 ? x(hour.now) - 7 : x(hour.now) + 7} y={y + 4.5} text-anchor={hour.now > 3200 ? 'end' : 'start'}>
            {now}
          </text>
        </g>
      )}
    </g>
  );
}

/** A click selects its call; by keyboard the list does. */
function Bar({ block, x, y, width }: { readonly block: Block; readonly x: number; readonly y: number; readonly width: number }): VNode {
  const { kind, call } = block;
  const height = heights[kind];
  const inset = kind === 'not-known' ? 0.75 : 0;
  // A hair of paper between two that touch.
  const shown = Math.max(least, width - 1 - 2 * inset);
  return <rect class={kind} x={x + inset} y={y - height / 2 + inset} width={shown} height={height - 2 * inset} rx={Math.min(2, shown / 2)} onClick={() => call !== null && selectCall(call)} />;
}
