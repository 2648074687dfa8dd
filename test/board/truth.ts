/** What was so on a practice floor at each moment, and whether a board's rows say the same of the moment that their age names. */
import type { Practice, PracticeClock, PracticeFloor } from '../../main/practice';
import type { Row } from '../../main/board/types';

export interface Moment {
  readonly at: number;
  readonly loggedIn: boolean;
  readonly status: string | null;
  readonly field: string;
  /** Ids of the recorders that write audio. */
  readonly running: readonly (number | null)[];
  readonly callAt: number | null;
}

export interface TruthLog {
  /** Something may have changed: looked at, and kept where it did. */
  readonly note: () => void;
  readonly now: (agent: string) => Moment;
  /** All that was so between two moments, oldest first. */
  readonly between: (agent: string, from: number, to: number) => readonly Moment[];
  /** Since when, at that moment, this held without a break. */
  readonly heldSince: (agent: string, at: number, holds: (moment: Moment) => boolean) => number;
}

export function createTruthLog(practice: Practice, floor: PracticeFloor, clock: PracticeClock): TruthLog {
  const moments = new Map<string, Moment[]>(floor.agents.map((agent) => [agent, []]));
  let isDirty = true;
  practice.onChange(() => (isDirty = true));

  function of(agent: string): Moment[] {
    const found = moments.get(agent);
    if (found === undefined) throw new Error(`no agent ${agent} on this floor`);
    return found;
  }

  function note(): void {
    if (!isDirty) return;
    for (const [agent, kept] of moments) {
      const { loggedIn, agentStatus: status, field, running, callAt } = floor.truth(agent);
      const last = kept.at(-1);
      const next: Moment = { at: clock.now(), loggedIn, status, field: field ?? '', running: running.map(({ id }) => id), callAt };
      if (last && last.loggedIn === loggedIn && last.status === status && last.field === next.field && last.callAt === callAt && last.running.join() === next.running.join()) continue;
      kept.push(next);
    }
    isDirty = false;
  }

  /** A session that lags turns by itself, when somebody looks. */
  function look(): void {
    isDirty = true;
    note();
    clock.setTimer(1000, look);
  }
  look();

  function indexAt(kept: readonly Moment[], at: number): number {
    let index = kept.length - 1;
    while (index > 0 && (kept[index]?.at ?? 0) > at) index--;
    return index;
  }

  return {
    note,
    now: (agent) => of(agent).at(-1)!,
    between: (agent, from, to) => {
      const kept = of(agent);
      return kept.slice(indexAt(kept, from), indexAt(kept, to) + 1);
    },
    heldSince: (agent, at, holds) => {
      const kept = of(agent);
      let index = indexAt(kept, at);
      while (index > 0 && holds(kept[index - 1]!)) index--;
      return kept[index]!.at;
    },
  };
}

export interface Wrong {
  readonly agent: string;
  readonly what: string;
  readonly row: Row;
  readonly truth: readonly Moment[];
}

export interface Look {
  /** The moment of the look, and what a window then shows as ages. */
  readonly at: number;
  readonly row: Row;
  readonly ageMs: number | null;
  readonly listAgeMs: number | null;
  /** A hole's length, as the window shows it. */
  readonly holeForMs: number | null;
  /** The board can tell one call from the next. */
  readonly tellsCallsApart: boolean;
  /** How long an answer may be under way: within it the truth may be of before or after a change. */
  readonly slackMs: number;
}

const isId = (field: string): boolean => /^[1-9]\d*$/.test(field);

/** What that row says and was not so. Words of ours that are open say that they are not known: of them only the status is compared. */
export function wrongs(truth: TruthLog, { at, row, ageMs, listAgeMs, holeForMs, tellsCallsApart, slackMs }: Look): Wrong[] {
  const found: Wrong[] = [];
  const { agent } = row;
  const around = (age: number): readonly Moment[] => truth.between(agent, at - age - slackMs, at - age + slackMs);
  const mustBe = (what: string, moments: readonly Moment[], holds: (moment: Moment) => boolean): void => {
    if (!moments.some(holds)) found.push({ agent, what, row, truth: moments });
  };

  if (ageMs !== null) {
    const then = around(ageMs);
    switch (row.state) {
      case 'recording':
        mustBe('it says recording', then, ({ field, running }) => isId(field) && row.recording?.id === field && running.includes(Number(field)));
        break;
      case 'call-over':
        mustBe('it says that a call with a recording is over', then, ({ field, status }) => isId(field) && status !== 'INCALL');
        break;
      case 'idle':
      case 'paused':
        mustBe(`it says ${row.state}`, then, ({ loggedIn, field }) => loggedIn && !isId(field));
        break;
      case 'logged-out':
        mustBe('it says logged out', then, ({ loggedIn }) => !loggedIn);
        break;
      case 'not-set-up':
      case 'connecting':
      case 'starting':
      case 'stopping':
      case 'unconfirmed':
      case 'offline':
      case 'blocked':
      case 'unknown':
        break;
    }
    if (row.hole) {
      const isHole = ({ status, field }: Moment): boolean => status === 'INCALL' && !isId(field);
      mustBe('it says that a call is not recorded', then, isHole);
      if (holeForMs !== null && tellsCallsApart) {
        // Both ends of it are looks: what lies between two looks no client of this API can know.
        const callAt = then.find(isHole)?.callAt ?? null;
        const begun = truth.between(agent, at - holeForMs - slackMs, at - holeForMs + slackMs);
        if (!begun.some((moment) => isHole(moment) && moment.callAt === callAt)) found.push({ agent, what: `it says that the hole lasts ${holeForMs} ms, and then there was none in this call`, row, truth: begun });
      }
    }
  }
  if (row.agentStatus !== null) {
    const ages = [ageMs, listAgeMs].filter((age) => age !== null).sort((a, b) => a - b);
    const [newest, older] = ages;
    if (newest !== undefined) {
      // Of two answers that crossed nobody knows which is the newer one.
      const moments = older !== undefined && older - newest <= 2 * slackMs ? [...around(older), ...around(newest)] : around(newest);
      mustBe(`it says ${row.agentStatus}`, moments, ({ status }) => status === row.agentStatus);
    } else found.push({ agent, what: `it says ${row.agentStatus} and was never asked`, row, truth: [] });
  }
  return found;
}
