/**
 * Looks during a pause for the one other recording that this API can see: a stereo one that the agent, or a call like
 * ours, began. Those of the campaign, of a gateway and of the screen it can't see, and the help says so.
 */
import type { StereoStatus } from '../agent-api';

export interface StereoDeps {
  readonly ask: (signal: AbortSignal) => Promise<StereoStatus>;
  readonly setTimer: (ms: number, run: () => void) => () => void;
  /** One runs: a person must know, once for each. */
  readonly onRunning: () => void;
  readonly onChange: () => void;
}

export interface StereoWatch {
  /** Is something paused, and proved? */
  readonly follow: (paused: boolean) => void;
  /** Null: not known, or not to be known here. */
  readonly status: () => 'running' | 'not-running' | null;
  readonly close: () => void;
}

const everyMs = 10_000;

export function createStereoWatch(deps: StereoDeps): StereoWatch {
  let paused = false;
  let told = false;
  /** This dialer has no such function, or not for this login: not asked again. */
  let isMute = false;
  let status: 'running' | 'not-running' | null = null;
  let stop = (): void => undefined;

  async function look(): Promise<void> {
    const abort = new AbortController();
    let over = false;
    stop = () => {
      over = true;
      abort.abort();
    };
    const answer = await deps.ask(abort.signal);
    if (over) return;
    isMute = answer === 'absent' || answer === 'not-permitted';
    const next = answer === 'running' || answer === 'not-running' ? answer : null;
    const changed = next !== status;
    status = next;
    if (status === 'not-running') told = false;
    if (status === 'running' && !told) {
      told = true;
      deps.onRunning();
    }
    if (changed) deps.onChange();
    if (!over && !isMute) stop = deps.setTimer(everyMs, () => void look());
  }

  return {
    follow: (next) => {
      if (next === paused) return;
      paused = next;
      stop();
      stop = () => undefined;
      status = null;
      if (!paused) told = false;
      else if (!isMute) void look();
    },
    status: () => status,
    close: () => stop(),
  };
}
