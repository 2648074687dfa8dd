/** What can be pressed in a row. Pure. */
import type { Words } from '../../assets/words/en';
import type { BoardPress, Row } from '../../preload/contract';
import { isInCall, kindOf } from './face';

export interface Act {
  readonly label: keyof Words['board']['act'];
  readonly act: BoardPress | 'check';
  /** There without hover and focus, because it mends what needs somebody. */
  readonly stays: boolean;
}

const check = (stays = false): Act => ({ label: 'check', act: 'check', stays });
const stop: Act = { label: 'stop', act: 'stop', stays: false };

/** The first is what Enter does, but never one that ends a recording (`actOnEnter`). */
export function actsOf(row: Row): readonly Act[] {
  const kind = kindOf(row);
  if (kind === 'no-answer') return row.state === 'blocked' ? [] : [check(isInCall(row))];
  if (row.outdated || kind === 'not-asked') return [check()];
  switch (kind) {
    case 'recording':
      return [{ label: 'pause', act: 'pause', stays: false }, stop];
    case 'paused':
      // A pause of another desk ends there: a card may be read out.
      return row.pausedBy === 'board' ? [{ label: 'resume', act: 'resume', stays: row.pause?.phase === 'asking' }] : [check()];
    case 'under-way':
      return row.state === 'starting' ? [stop] : [];
    case 'deaf':
      return row.wanted === 'stop' ? [{ label: 'stop-again', act: 'stop', stays: true }] : [{ label: 'start-again', act: 'start', stays: true }];
    case 'logged-out':
      return [check()];
    case 'not-recording':
      return row.state === 'idle' && isInCall(row) ? [{ label: 'start', act: 'start', stays: row.hole?.counts === true }] : [check()];
  }
}

/** A slip of the finger must not silence anybody: stop and pause have keys of their own. A second stop is wanted already. */
export function actOnEnter(row: Row | undefined): Act['act'] | null {
  const [first] = row ? actsOf(row) : [];
  return !first || first.label === 'stop' || first.label === 'pause' ? null : first.act;
}
