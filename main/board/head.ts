/** All that the board shows beside its rows. */
import { agesOf, countsOf } from './counts';
import type { Floor } from './floor';
import type { BoardDeps } from './index';
import type { AgentLists } from './list';
import type { BoardHead, Bulk, Row } from './types';

export interface HeadState {
  readonly floor: Floor | null;
  readonly rows: Iterable<Row>;
  readonly lists: AgentLists | null;
  readonly bulk: Bulk | null;
  readonly dropped: number;
  /** Not asked here: the file may lie on a slow share, and this is told several times a second. */
  readonly noFile: boolean;
  readonly now: number;
}

export function headOf(deps: Pick<BoardDeps, 'settings' | 'isHeld' | 'tell' | 'tellList'>, { floor, rows, lists, bulk, dropped, noFile, now }: HeadState): BoardHead {
  const { source, callsPerMinute, pauseSeconds } = deps.settings();
  const trouble = lists?.trouble() ?? null;
  const heardAt = lists?.heardAt() ?? null;
  const refused = floor?.refused() ?? null;
  const all = [...rows];
  return {
    server: floor?.server ?? null,
    user: floor?.user ?? null,
    practice: floor?.practice ?? false,
    source,
    held: deps.isHeld(),
    counts: countsOf(all),
    budget: { lastMinute: floor?.meter.lastMinute() ?? 0, cap: callsPerMinute, ...agesOf(all) },
    holeMs: pauseSeconds * 1000,
    listAgeMs: heardAt === null ? null : now - heardAt,
    listTrouble: noFile ? deps.tellList('file') : trouble === null ? null : deps.tellList(trouble.kind === 'refused' ? trouble.reason : trouble.kind === 'failed' ? trouble.failure : trouble.kind),
    stopped: refused === null ? null : deps.tell(refused),
    dropped,
    bulk,
  };
}
