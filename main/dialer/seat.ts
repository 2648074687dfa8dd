/** One agent at this desk: the recorder with its open word, and the pause on top of it. */
import { hostOf, isPlain, type AgentApi } from '../agent-api';
import { createPause, createPauseStore, type PauseRoom, type PauseStore } from '../pause';
import type { PracticeDialer } from '../practice';
import { createRecorder, createWordStore, type Attention, type Pace, type Recorder, type WordStore } from '../recorder';
import type { RefusalMemory } from '../vault';
import type { DialerDeps } from './types';

export interface Seat {
  readonly check: Recorder['check'];
  readonly attend: Recorder['attend'];
  readonly press: PauseRoom['press'];
  readonly snapshot: PauseRoom['snapshot'];
  readonly close: () => void;
}

export interface SeatAsk {
  readonly origin: string;
  readonly agent: string;
  readonly api: AgentApi;
  readonly refusal: RefusalMemory;
  readonly practice: PracticeDialer | null;
  readonly attention: Attention;
  readonly pace?: Pace;
}

/** What a seat needs of the dialer's own parts, and whom it tells. */
export type SeatDeps = Pick<DialerDeps, 'wordFolder' | 'writeWhole' | 'setAside' | 'now' | 'wallMs' | 'setTimer' | 'tell' | 'settings' | 'onSnapshot' | 'onLoud' | 'onPauseLoud' | 'onPauseOver' | 'onTrouble'>;

export function createSeat(deps: SeatDeps, { origin, agent, api, refusal, practice, attention: first, pace }: SeatAsk): Seat {
  const server = practice ? 'practice' : origin;
  const { wordFolder: folder, now, wallMs } = deps;
  const words = createWordStore({ folder, server, agent, writeFile: deps.writeWhole, now, wallMs, onBroken: (keptAs) => deps.onTrouble({ kind: 'word-broken', keptAs }) });
  const store = pauseStoreOf(deps, server, agent);
  // What a practice server left open died with it.
  if (practice) {
    startAfresh(words);
    store.keep(null);
  }
  let attention = first;
  let pauseIsOpen = false;
  let pause: PauseRoom | null = null;
  const recorder = createRecorder({
    api,
    words,
    refusal,
    who: { agent, server: practice ? 'practice' : hostOf(origin), plain: isPlain(origin), practice: practice !== null },
    now,
    wallMs,
    setTimer: deps.setTimer,
    tell: deps.tell,
    onSnapshot: () => {
      pause?.see();
      deps.onSnapshot();
    },
    onLoud: deps.onLoud,
    onNotKept: () => deps.onTrouble('note-not-kept'),
    ...(pace ? { pace } : {}),
  });
  const attend = (): void => recorder.attend({ ...attention, paused: pauseIsOpen });
  attend();
  pause = createPause({
    press: recorder.press,
    base: recorder.snapshot,
    store,
    settings: () => {
      const { pauseSeconds: seconds, pauseEnd: end } = deps.settings.get();
      return { seconds, end };
    },
    now,
    wallMs,
    setTimer: deps.setTimer,
    onLoud: deps.onPauseLoud,
    onOver: deps.onPauseOver,
    onChange: () => {
      if (pause) deps.onSnapshot();
    },
    onOpen: (open) => {
      pauseIsOpen = open;
      attend();
    },
    stereo: api.stereoStatus,
    onNotKept: () => deps.onTrouble('note-not-kept'),
  });
  const { press, snapshot, see } = pause;
  see();
  return {
    check: recorder.check,
    attend: (next) => {
      if (next.suspended) pause.slept();
      attention = next;
      attend();
    },
    press,
    snapshot,
    close: () => {
      recorder.close();
      pause.close();
    },
  };
}

function pauseStoreOf({ wordFolder: folder, writeWhole: writeFile, setAside, now, wallMs, onTrouble }: Pick<DialerDeps, 'wordFolder' | 'writeWhole' | 'setAside' | 'now' | 'wallMs' | 'onTrouble'>, server: string, agent: string): PauseStore {
  return createPauseStore({ folder, server, agent, writeFile, setAside, now, wallMs, onBroken: (keptAs) => onTrouble({ kind: 'pause-broken', keptAs }) });
}

/** Did an earlier run leave a pause of this agent open? */
export function pauseIsLeft(deps: Parameters<typeof pauseStoreOf>[0], server: string, agent: string): boolean {
  return pauseStoreOf(deps, server, agent).load() !== null;
}

/** The same of a word that nobody has proved; one that can't be read is one. */
export function wordIsLeft({ wordFolder: folder, writeWhole: writeFile, now, wallMs }: Pick<DialerDeps, 'wordFolder' | 'writeWhole' | 'now' | 'wallMs'>, server: string, agent: string): boolean {
  return createWordStore({ folder, server, agent, writeFile, now, wallMs, onBroken: () => undefined }).load() !== null;
}

function startAfresh(words: WordStore): void {
  try {
    words.keep(null);
  } catch {
    // The disk refuses: an old practice word is then settled like any other.
  }
}
