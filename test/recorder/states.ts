/** States of the machine as tests want them: an agent in a call, asked a moment ago, and what each test changes in it. */
import type { Active, NotLoggedIn, NotRecording, Waiting } from '../../main/agent-api';
import { step } from '../../main/recorder/machine';
import { defaultPace } from '../../main/recorder/schedule';
import { emptyState, type Draft, type Effect, type Event, type Flight, type Heard, type Pending, type Running, type StartWord, type State, type StopStage, type StopWord } from '../../main/recorder/state';

/** The moment of the tests, in milliseconds of the steady clock. */
export const now = 10_000_000;

export const notRecording = (agentStatus = 'INCALL'): NotRecording => ({ kind: 'notRecording', agentStatus });
export const waiting = (word = 'START_X', agentStatus = 'INCALL'): Waiting => ({ kind: 'waiting', word, agentStatus });
export const active = (id = '121', part: Partial<Active> = {}): Active => ({ kind: 'active', id, filename: `2026_${id}`, server: 'asterisk', startTime: null, agentStatus: 'INCALL', ...part });
export const notLoggedIn: NotLoggedIn = { kind: 'notLoggedIn' };

/** Heard so long ago; asked 10 ms before. */
export const heard = (answer: Heard['answer'], agoMs = 100): Heard => ({ answer, askedAt: now - agoMs - 10, at: now - agoMs });

export const one = (id = '121', part: Partial<Running> = {}): Running => ({ id, filename: `2026_${id}`, firstSeenAt: now - 30_000, bornAfter: null, seenInCall: true, ourTag: null, begunPaused: false, ...part });

export const startWord = (part: Partial<StartWord> = {}): StartWord => ({
  wanted: 'start',
  tag: '_R',
  pressedAt: now - 1100,
  sentAt: now - 1000,
  accepted: true,
  unconfirmed: false,
  idBefore: null,
  statusBefore: 'INCALL',
  again: false,
  presses: [1],
  ...part,
});

export const stopWord = (stage: StopStage, part: Partial<StopWord> = {}): StopWord => ({
  wanted: 'stop',
  stage,
  pressedAt: now - 1100,
  sentAt: now - 1000,
  acceptedAt: now - 900,
  unconfirmed: false,
  limitFrom: now - 900,
  ids: ['121'],
  overStart: false,
  tag: null,
  resends: 0,
  lateId: false,
  tries: 1,
  lastProbeAt: null,
  callChanged: false,
  presses: [1],
  ...part,
});

export const pending = (intent: Pending['intent'], part: Partial<Pending> = {}): Pending => ({ intent, shown: intent === 'either' ? 'start' : intent, at: now - 100, tag: '_R', another: false, presses: [1], ...part });

export const flight = (what: 'status' | 'start' | 'stop' | 'probe', id = 7, askedAt = now - 50): Flight => ({
  id,
  call: what === 'start' ? { do: 'start', tag: '_R' } : { do: what === 'probe' ? 'stop' : what },
  probe: what === 'probe',
  askedAt,
});

/** Idle in a call, unless `part` says otherwise. */
export const stateOf = (part: Partial<State> = {}): State => ({ ...emptyState, askNow: false, nextFlight: 100, heard: heard(notRecording()), lastAskedAt: now - 110, ...part });

const draftOf = (part: Partial<State> = {}): Draft => ({ state: stateOf(part), effects: [], now, pace: defaultPace });

export const pressOf = (action: 'start' | 'stop' | 'toggle', press = 50, part: Partial<Extract<Event, { type: 'press' }>> = {}): Extract<Event, { type: 'press' }> => ({ type: 'press', press, action, tag: '_R', another: false, ...part });

/** What the effects say, in words: `call stop`, `keep start`, `keep after`, `keep nothing`, `say cancelled`, `settle 1 proved`, `abort 7`. */
function told(effects: readonly Effect[]): string[] {
  return effects.map((effect) => {
    switch (effect.do) {
      case 'call':
        return `call ${effect.call.do}`;
      case 'abort':
        return `abort ${effect.flight}`;
      case 'keep':
        return `keep ${effect.word?.wanted ?? (effect.after ? 'after' : 'nothing')}`;
      case 'settle':
        return ['settle', effect.press, ...Object.values(effect.outcome)].join(' ');
      case 'say':
        return `say ${effect.loud}`;
      case 'remember-refusal':
        return `remember ${effect.kind}`;
      case 'forget-refusal':
        return 'forget refusal';
    }
  });
}

/** Runs one of the machine's functions. */
export function after(part: Partial<State>, run: (draft: Draft) => void): { state: State; told: string[]; effects: readonly Effect[] } {
  const draft = draftOf(part);
  run(draft);
  return { state: draft.state, told: told(draft.effects), effects: draft.effects };
}

/** One step of the whole machine. */
export function stepped(part: Partial<State>, event: Event): { state: State; told: string[] } {
  const { state, effects } = step(stateOf(part), event, now, defaultPace);
  return { state, told: told(effects) };
}
