/** (b) and (d): a wish to stop ends proved or told, and what was proved to have ended has. */
import type { PauseLoud } from '../../../main/pause';
import type { Loud } from '../../../main/recorder';
import type { Snapshot } from '../../../main/recorder/snapshot';
import type { Note } from '../network';
import type { Scene, Shown } from './scene';

export interface WishRules {
  readonly shown: (before: Shown | null, snapshot: Snapshot, life: number) => void;
  readonly stopSent: (note: Note) => void;
  /** When our last STOP was proved or taken as cancelled; null: never. */
  readonly provedAt: () => number | null;
}

const told: readonly (Loud | PauseLoud)[] = ['cancelled', 'overtaken', 'stop-logged-out', 'stop-while-blocked'];

export function createWishRules(scene: Scene): WishRules {
  const { clock, dialer, network, breach, startedAt } = scene;
  let wish: { readonly openedAt: number; readonly life: number } | null = null;
  let provedStopAt: number | null = null;

  /** (d) and the first half of (b): a wish to stop leaves the light only when it is proved or told. */
  function wishes(before: Shown | null, snapshot: Snapshot, life: number): void {
    const now = clock.now();
    if (snapshot.wanted === 'stop') {
      wish ??= { openedAt: scene.app().presses.filter((one) => one.action !== 'start' && one.action !== 'extend').at(-1)?.at ?? now, life };
      return;
    }
    if (!wish) return forgottenPress(before, life);
    const opened = wish;
    const restarted = before !== null && before.life !== life;
    wish = null;
    // Killed in the moment of the proof: it was on disk, and nobody was there to show it.
    const provedThen = network.notes.some((note) => note.value === 'STOP' && note.life === before?.life && note.fieldBefore === '' && (note.deliveredAt ?? 0) >= opened.openedAt);
    const toldThen = scene.app().loud.some((one) => one.at >= opened.openedAt && told.includes(one.loud));
    if (restarted && (provedThen || toldThen || scene.app().notKeptSince(opened.openedAt))) return;
    if (restarted) return breach('d', `after the restart the wish to stop was forgotten, the light is ${snapshot.state}`);
    const proof = scene.lastNote((note) => note.value === 'STOP' && note.deliveredAt === now && note.fieldBefore === '');
    const said = scene.app().loud.filter((one) => one.at === now).map((one) => one.loud);
    const cancelled = said.includes('cancelled');
    if (!proof && !said.some((loud) => told.includes(loud))) return breach('d', `the wish to stop ended unproved and untold, the light is ${snapshot.state}`);
    if (proof || cancelled) proved(opened.openedAt, cancelled ? 'cancelled' : 'proved', proof?.arrivedAt ?? now);
  }

  /** A stop that was shown as asked, and not answered yet, is not forgotten by a kill either. */
  function forgottenPress(before: Shown | null, life: number): void {
    if (before === null || before.life === life || before.snapshot.asked?.action !== 'stop') return;
    const press = scene.app().presses.findLast((one) => one.life === before.life && (one.action === 'stop' || one.action === 'pause') && one.at <= before.at);
    const answered = network.notes.some((note) => note.life === before.life && note.value !== 'version' && press !== undefined && (note.heardAt ?? 0) >= press.at);
    if (press && press.outcome === null && !answered && !scene.app().notKeptSince(press.at - 1000)) breach('d', 'a stop was pressed, and forgotten by the kill right after it');
  }

  /** (b): nothing that was older than 2 s at our STOP outlives its proof. */
  function proved(openedAt: number, how: string, askedAt: number): void {
    const now = clock.now();
    provedStopAt = now;
    const stop = scene.lastNote((note) => note.value === 'STOP' && note.wrote && note.arrivedAt !== null && note.arrivedAt >= openedAt);
    const stopAt = stop?.arrivedAt ?? askedAt;
    for (const one of dialer.running()) {
      if (how === 'cancelled' && !scene.ours(one)) continue;
      if (one.startedAt <= stopAt - 2000) breach('b', `${how} at ${now - startedAt}, and the recorder of ${one.startedAt - startedAt} runs on (STOP at ${stopAt - startedAt})`, scene.situation(one, { askedAt: stopAt }));
    }
  }

  /** (b): nothing that the app knows is told to end before it can be ended. */
  function youngStop(note: Note): void {
    const heard = scene.lastNote((one) => one.value === 'STATUS' && one.life === note.life && one.heardAt !== null);
    const recorder = dialer.running().find((one) => one.id !== null && String(one.id) === heard?.fieldBefore);
    if (!recorder || heard?.fieldBefore !== dialer.field()) return;
    const age = clock.now() - recorder.startedAt;
    if (age < 1500) breach('b', `a STOP went out to a recorder of ${age} ms`, scene.situation(recorder));
  }

  return { shown: wishes, stopSent: youngStop, provedAt: () => provedStopAt };
}
