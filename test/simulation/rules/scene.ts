/** What all rules look at, and where they say what broke. */
import type { Snapshot } from '../../../main/recorder/snapshot';
import type { App } from '../app';
import type { EventClock } from '../clock';
import type { Dialer, Recorder } from '../dialer';
import { limitOf, type LimitName, type Situation } from '../known-limits';
import type { Network, Note } from '../network';

/** The letters of docs/reliability.md. */
type RuleName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'end';

export interface Breach {
  readonly rule: RuleName;
  readonly at: number;
  readonly what: string;
  /** The known limit of the API that explains it; null: a violation. */
  readonly limit: LimitName | null;
}

export interface Shown {
  readonly snapshot: Snapshot;
  readonly life: number;
  readonly at: number;
}

export interface SceneDeps {
  readonly clock: EventClock;
  readonly dialer: Dialer;
  readonly network: Network;
  readonly app: () => App;
  /** So many things happened that may make the app ask. */
  readonly stirs: () => number;
}

export interface Scene extends SceneDeps {
  readonly startedAt: number;
  readonly breaches: readonly Breach[];
  readonly breach: (rule: RuleName, what: string, situation?: Situation | null) => void;
  readonly situation: (recorder: Recorder | null, more?: Partial<Situation>) => Situation;
  /** The last snapshot that anybody was shown. */
  readonly last: () => Shown | null;
  readonly show: (shown: Shown) => void;
  /** Since the process last went on, or the screen was unlocked: before that nobody could know better. */
  readonly wokeAt: () => number;
  readonly lookAround: () => void;
  /** Begun by a START of ours, as far as its name tells. */
  readonly ours: (recorder: Recorder) => boolean;
  /** The recorder whose id stands in the mailbox. */
  readonly inField: () => Recorder | null;
  readonly lastNote: (fits: (note: Note) => boolean) => Note | undefined;
}

/** An exchange takes at most 5 s, then the light is `offline`; a press may break it off and ask anew, worth 1 s. */
export const exchangeMs = 6500;

export function createScene(deps: SceneDeps): Scene {
  const { clock, dialer, network } = deps;
  const startedAt = clock.now();
  const breaches: Breach[] = [];
  const reported = new Set<string>();
  let last: Shown | null = null;
  let stoodStill = 0;
  let locked = false;
  let wokeAt = startedAt;

  return {
    ...deps,
    startedAt,
    breaches,
    breach(rule, what, situation = null) {
      const limit = situation ? limitOf(situation) : null;
      const key = `${rule} ${limit ?? what.replaceAll(/\d+/g, 'n')}`;
      if (reported.has(key)) return;
      reported.add(key);
      breaches.push({ rule, at: clock.now() - startedAt, what, limit });
    },
    situation: (recorder, more = {}) => ({ dialer, claimed: false, recorder, presses: deps.app().presses, askedAt: clock.now(), ...more }),
    last: () => last,
    show: (shown) => (last = shown),
    wokeAt: () => wokeAt,
    lookAround() {
      const app = deps.app();
      if (locked && !app.locked()) wokeAt = clock.now();
      locked = app.locked();
      if (app.stoodStillMs() === stoodStill || app.asleep()) return;
      stoodStill = app.stoodStillMs();
      wokeAt = clock.now();
    },
    ours: (recorder) => network.notes.some((note) => note.value === 'START' && note.arrivedAt !== null && note.arrivedAt <= recorder.startedAt && recorder.filename.endsWith(note.tag ?? '')),
    inField: () => dialer.recorders.find((one) => one.id !== null && String(one.id) === dialer.field()) ?? null,
    lastNote: (fits) => network.notes.findLast(fits),
  };
}
