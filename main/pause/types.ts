/** What a pause keeps, what happens to it, and what it makes happen. Times are milliseconds of the steady clock. */
import type { Outcome, PressAsk } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';

/** What people ask of this desk: the recorder's presses, and those of the pause. */
export type DeskAsk =
  | PressAsk
  /** `turns`: the same key ends the pause that it began; else a pause that is open is only said. Null: as long as the settings say. */
  | { readonly action: 'pause'; readonly seconds: number | null; readonly tag: string; readonly turns: boolean }
  | { readonly action: 'resume'; readonly tag: string }
  | { readonly action: 'extend' };

/** How a press ended: as the recorder says it, or as only a pause can. */
export type PressOutcome =
  | Outcome
  | { readonly kind: 'paused' }
  /** A stop during the pause: it is over, and nothing begins again. */
  | { readonly kind: 'stayed-stopped' }
  | { readonly kind: 'extended' }
  | { readonly kind: 'refused'; readonly why: 'nothing-to-pause' | 'nothing-to-resume' | 'already-paused' };

export interface PauseRules {
  readonly seconds: number;
  readonly end: 'ask' | 'resume';
}

export interface Plan {
  readonly pressedAt: number;
  readonly seconds: number;
  readonly end: 'ask' | 'resume';
  /** What a resume begins. */
  readonly tag: string;
  readonly part: number;
  /** The agent's status then: when it is another one the call is over, and the pause with it. */
  readonly status: string | null;
  readonly found: boolean;
}

export type Pause =
  | {
      readonly at: 'pausing';
      readonly plan: Plan;
      /** A proof counts from here on. */
      readonly from: number;
      /** What a resume begins where the START of this part never did. */
      readonly unbegun: Pick<Plan, 'tag' | 'part'>;
      /** The call has ended meanwhile. */
      readonly over: boolean;
      /** It had been proved before, and is to be proved again: its time goes on. */
      readonly since: number | null;
      readonly resumeAt: number | null;
    }
  /** `askedAt`: when it last asked whether to resume. */
  | { readonly at: 'paused'; readonly plan: Plan; readonly since: number; readonly resumeAt: number; readonly flashed: boolean; readonly askedAt: number | null }
  /** `sentAt`: when its START was seen to go out. `press`: the recorder has not answered it yet. */
  | { readonly at: 'resuming'; readonly plan: Plan; readonly since: number; readonly resumeAt: number; readonly pressedAt: number; readonly sentAt: number | null; readonly press: number | null; /** Its time was up. */ readonly byItself: boolean };
export type Pausing = Extract<Pause, { at: 'pausing' }>;
export type Paused = Extract<Pause, { at: 'paused' }>;
export type Resuming = Extract<Pause, { at: 'resuming' }>;

/** The recording that a resume began. */
export interface Part {
  readonly id: string;
  readonly tag: string;
  readonly number: number;
  readonly gapMs: number | null;
}

/** `stay`: a resume is taken back. */
export type Handed = 'pause' | 'stay' | 'resume';

export interface State {
  readonly pause: Pause | null;
  readonly part: Part | null;
  /** Presses that the recorder has for us and has not answered. */
  readonly handed: readonly { readonly press: number; readonly as: Handed }[];
  /** Taken from disk, and the dialer has not been heard since. */
  readonly adopting: boolean;
  readonly lastPress: { readonly what: string; readonly at: number; readonly press: number } | null;
}

export const emptyState: State = { pause: null, part: null, handed: [], adopting: false, lastPress: null };

export type PauseEnd = 'resumed' | 'stayed-stopped' | 'call-over' | 'logged-out' | 'recording-began' | 'not-proved' | 'nothing-to-pause';

/** Said aloud beside the light. */
export type PauseLoud =
  /** Its time is up: resume? Again every 15 s until somebody answers. */
  | 'resume-due'
  /** Ten seconds are left: silent. */
  | 'pause-ending'
  /** A numeric id appeared while paused. */
  | 'recording-in-pause'
  /** An earlier run of the app left it open. */
  | 'pause-found'
  /** The same, and its call is over, or what became of it can't be known. */
  | 'pause-found-over'
  /** The same, and whether its stop was acted on can't be known any more. */
  | 'pause-found-unproved'
  /** The same, and it still records: the stop never went out. */
  | 'pause-found-recording'
  /** A stereo recording runs, which a STOP does not end. */
  | 'stereo-in-pause';

export type Event =
  | { readonly type: 'press'; readonly press: number; readonly ask: DeskAsk; readonly base: Snapshot }
  | { readonly type: 'ended'; readonly press: number; readonly outcome: Outcome; readonly base: Snapshot }
  | { readonly type: 'view'; readonly base: Snapshot }
  /** The computer slept: what the countdown missed, nobody saw. */
  | { readonly type: 'slept' }
  | { readonly type: 'adopt'; readonly pause: Pause };

export type Effect =
  | { readonly do: 'press'; readonly press: number; readonly ask: PressAsk }
  /** It ends as the other one does. */
  | { readonly do: 'join'; readonly press: number; readonly to: number }
  | { readonly do: 'settle'; readonly press: number; readonly outcome: PressOutcome }
  | { readonly do: 'keep'; readonly pause: Pause | null }
  | { readonly do: 'say'; readonly loud: PauseLoud }
  | { readonly do: 'over'; readonly how: PauseEnd; readonly plan: Plan; readonly since: number | null };

/** As the recorder's. */
export const onePressMs = 300;

export const rules = {
  extendMs: 30_000,
  askEveryMs: 15_000,
  /** A key so soon after a resume that began by itself was meant to resume. */
  deadlineMs: 1000,
  /** What is older may hide a call that ended, and another that began. */
  unheardMs: 8000,
  /** So soon after the proof a call that is seen is the one that was paused. */
  lateCallMs: 10_000,
  flashMs: 10_000,
  /** Shorter pauses end without a flash before. */
  flashLeastMs: 20_000,
} as const;
