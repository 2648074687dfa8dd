/** (a): neither "recording" nor "not recording" outlives one asking interval; and what must be so when all is healed. */
import type { Recorder } from '../dialer';
import { exchangeMs, type Scene } from './scene';

export interface LightRules {
  /** What is true now, whether anybody looks or not. */
  readonly witness: () => void;
  readonly step: () => void;
  /** When all is healed and a while has passed. `callEnded`: and no call is left that a word could belong to. */
  readonly end: (callEnded: boolean) => void;
}

export function createLightRules(scene: Scene, pauseMayStand: () => boolean): LightRules {
  const { clock, dialer, breach } = scene;
  let lastRanAt = clock.now();
  /** When the dialer itself last said that it records, and by which recorder. */
  let claimedAt: number | null = null;
  let claimedBy: Recorder | null = null;
  let shownState = '';
  let shownSince = clock.now();

  function witness(): void {
    if (dialer.running().length > 0) lastRanAt = clock.now();
    if (dialer.numericSince() === null) return;
    const of = scene.inField();
    // PAUSED after a call says that it is over; PAUSED all along says nothing.
    const start = scene.lastNote((note) => note.value === 'START' && note.arrivedAt !== null);
    if (dialer.status() === 'PAUSED' && of?.begunUnder !== 'PAUSED' && start?.statusBefore !== 'PAUSED') return;
    claimedAt = clock.now();
    claimedBy = of;
  }

  function step(): void {
    const app = scene.app();
    const snapshot = app.snapshot();
    if (!snapshot) return;
    const state = `${app.life()} ${snapshot.state}`;
    if (state !== shownState) shownSince = clock.now();
    shownState = state;
    if (snapshot.state === 'recording') sayingOn((app.locked() ? 60_000 : 10_000) + exchangeMs);
    if (snapshot.state === 'paused') sayingOff(2000 + exchangeMs);
    if (snapshot.state === 'idle') sayingOff((app.locked() ? 60_000 : 20_000) + exchangeMs);
  }

  function sayingOn(allowedMs: number): void {
    const now = clock.now();
    if (now - Math.max(lastRanAt, scene.wokeAt()) <= allowedMs) return;
    const claimed = claimedAt !== null && now - Math.max(claimedAt, scene.wokeAt()) <= allowedMs;
    breach('a', `"recording" ${now - lastRanAt} ms after the last recorder ended`, claimed ? scene.situation(claimedBy, { claimed: true }) : null);
  }

  function sayingOff(allowedMs: number): void {
    const since = dialer.numericSince();
    if (since !== null && clock.now() - Math.max(since, scene.wokeAt(), shownSince) > allowedMs) breach('a', '"not recording" though an id has stood there for long');
  }

  function end(callEnded: boolean): void {
    const snapshot = scene.app().snapshot();
    const field = dialer.field();
    if (!snapshot) return breach('end', 'the app did not come back');
    const { state, wanted } = snapshot;
    const what = field === null ? 'nobody is logged in' : `the field is ${/^[1-9]/.test(field) ? 'a number' : field || 'empty'} (${dialer.status()})`;
    if (!endsRight(field, state, wanted, callEnded)) breach('end', `${what}, the light ${state} ${wanted ?? ''}`);
  }

  function endsRight(field: string | null, state: string, wanted: string | null, callEnded: boolean): boolean {
    if (field === null) return state === 'logged-out';
    // Stopped three times in vain, and the alarm was given: it stands until a person acts.
    if (wanted === 'stop' && state === 'unconfirmed' && scene.app().loud.some((one) => one.loud === 'stop-alarm')) return !callEnded;
    if (/^[1-9]\d*$/.test(field)) return state === 'recording' || (dialer.status() === 'PAUSED' && state === 'call-over');
    // On PHP 7 a START that nobody took looks like no START; only the end of its call ends it.
    if (field === '') return state === 'idle' || (state === 'paused' && (!callEnded || pauseMayStand())) || (!callEnded && state === 'unconfirmed' && wanted === 'start');
    return !['recording', 'offline', 'connecting', 'blocked'].includes(state);
  }

  return { witness, step, end };
}
