/** The calls now, as a sum that can be checked and as filters; beside it what the answers cost, and how old they are. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Glyph as GlyphName } from '../../assets/words/say';
import type { BoardHead } from '../../preload/contract';
import { Glyph } from '../parts/glyph';
import { clock } from '../parts/text';
import type { Wish } from './order';
import { change, wish } from './state';
import { ageWord } from './texts';

type TileName = NonNullable<Wish['tile']>;

const parts: readonly { readonly tile: Exclude<TileName, 'inCall'>; readonly glyph: GlyphName }[] = [
  { tile: 'recorded', glyph: 'recording' },
  { tile: 'paused', glyph: 'paused' },
  { tile: 'notRecorded', glyph: 'idle' },
  { tile: 'deaf', glyph: 'unconfirmed-start' },
  { tile: 'unknown', glyph: 'offline' },
];

export function Counts({ head, words }: { readonly head: BoardHead; readonly words: Words }): VNode {
  const { counts, holeMs } = head;
  const { board } = words;
  const after = holeMs % 60_000 === 0 ? board.minutes(holeMs / 60_000) : clock(holeMs);
  const label = (tile: TileName): string => (tile === 'notRecorded' && counts.holes > 0 ? `${board.tile[tile]} · ${board.holes(counts.holes, after)}` : board.tile[tile]);
  return (
    <div class="head">
      <div class="counts" role="group" aria-label={board.counts}>
        <Tile tile="inCall" glyph={null} count={counts.inCall} label={label('inCall')} />
        <span class="equals" aria-hidden="true">
          =
        </span>
        {parts.map(({ tile, glyph }) => (
          <Tile key={tile} tile={tile} glyph={glyph} count={counts[tile]} label={label(tile)} isInk={tile === 'notRecorded' && counts.holes > 0} />
        ))}
      </div>
      <Spent head={head} words={words} />
    </div>
  );
}

function Tile({ tile, glyph, count, label, isInk = false }: { readonly tile: TileName; readonly glyph: GlyphName | null; readonly count: number; readonly label: string; readonly isInk?: boolean }): VNode {
  const isOn = wish.value.tile === tile;
  return (
    <button type="button" class={['tile', tile, ...(isInk ? ['ink'] : []), ...(count === 0 ? ['none'] : [])].join(' ')} aria-pressed={isOn} onClick={() => change({ tile: isOn ? null : tile })}>
      <b>
        {glyph && <Glyph name={glyph} size={24} />}
        {count}
      </b>
      <span>{label}</span>
    </button>
  );
}

function Spent({ head, words }: { readonly head: BoardHead; readonly words: Words }): VNode {
  const { lastMinute, cap, medianAgeMs, p95AgeMs } = head.budget;
  const { budget } = words.board;
  return (
    <div class="budget" role="group" aria-label={budget.label}>
      <span>{budget.label}</span>
      <span class="value">
        <b>{lastMinute}</b> {budget.ofCap(cap)}
      </span>
      <i class="spent" aria-hidden="true">
        <i style={{ width: `${Math.min(1, lastMinute / Math.max(1, cap)) * 100}%` }} />
      </i>
      <span>{budget.age}</span>
      <span class="value">{medianAgeMs === null || p95AgeMs === null ? budget.nobody : budget.ages(ageWord(medianAgeMs, words), ageWord(p95AgeMs, words))}</span>
    </div>
  );
}
