/** (b): a screen that obeys a STOP before a START writes an id after it, and that one is stopped again. */
import type { Note } from '../network';
import type { Scene } from './scene';

export interface LateIdRules {
  readonly stopSent: () => void;
  readonly step: () => void;
}

export function createLateIdRules(scene: Scene, provedAt: () => number | null): LateIdRules {
  const { clock, dialer, network, breach } = scene;
  /** An id that the app heard of after its STOP; and the call in which that STOP was sent. */
  let lateSeen: { readonly note: Note; readonly at: number } | null = null;
  let callsAtStop = 0;
  let callBegan = 0;

  /** (b): an id that is seen after our STOP, up to 10 s past its proof, is stopped again. */
  function step(): void {
    const app = scene.app();
    if (!app.snapshot()) return void (lateSeen = null);
    const now = clock.now();
    const heard = scene.lastNote((note) => note.value === 'STATUS' && note.heardAt !== null);
    if (heard && heard.heardAt === now && heard !== lateSeen?.note && heard.life === app.life()) {
      const stop = scene.lastNote((note) => note.value === 'STOP' && note.wrote && note.arrivedAt !== null);
      const recorder = dialer.recorders.find((one) => one.id !== null && String(one.id) === heard.fieldBefore);
      const wanted = scene.last()?.snapshot.wanted === 'stop' || now - (provedAt() ?? Number.NEGATIVE_INFINITY) < 10_000;
      const late = stop && recorder && scene.ours(recorder) && stop.arrivedAt! > recorder.startedAt - 5000 && (dialer.numericSince() ?? 0) > stop.arrivedAt! && dialer.callsTaken() === callsAtStop;
      const newWish = stop !== undefined && (app.presses.some((press) => press.action !== 'stop' && press.action !== 'pause' && press.at > stop.arrivedAt!) || network.notes.some((note) => note.value === 'START' && note.postedAt > stop.arrivedAt!));
      if (wanted && late && !newWish && heard.statusBefore === 'INCALL' && !lateSeen) lateSeen = { note: heard, at: now };
      // One more on top: that one is held till it is old enough.
      if (lateSeen && /^[1-9]/.test(heard.fieldBefore ?? '') && lateSeen.note.fieldBefore !== heard.fieldBefore) lateSeen = { note: heard, at: now };
    }
    if (!lateSeen) return;
    const { at } = lateSeen;
    // Told for this call once, it stands until a person acts.
    const stopAt = network.notes.find((note) => note.value === 'STOP' && note.postedAt >= callBegan)?.postedAt ?? at;
    const stoppedAgain = network.notes.some((note) => note.value === 'STOP' && note.postedAt >= at);
    // Three times and the alarm, for this STOP and what came after it.
    const given = app.loud.some((one) => one.at >= at || (one.loud === 'stop-alarm' && one.at >= Math.min(at - 60_000, stopAt))) || app.presses.some((press) => press.at >= at - 1000 && press.action !== 'stop') || app.life() !== lateSeen.note.life;
    if (stoppedAgain || given || dialer.callsTaken() !== callsAtStop || scene.last()?.snapshot.failure) lateSeen = null;
    else if (now - Math.max(at, scene.wokeAt()) > 6000) breach('b', 'an id came after our STOP, and was not stopped again');
  }

  return {
    stopSent: () => {
      if (dialer.callsTaken() !== callsAtStop) callBegan = clock.now();
      callsAtStop = dialer.callsTaken();
    },
    step,
  };
}
