/** (i): "paused" only after a proof, and every pause ends resumed, ended with its call, or told to a person. */
import type { PauseLoud } from '../../../main/pause';
import type { Snapshot } from '../../../main/recorder/snapshot';
import type { Over } from '../app';
import type { Note } from '../network';
import type { Scene, Shown } from './scene';

export interface PauseRules {
  readonly shown: (before: Shown | null, snapshot: Snapshot, life: number) => void;
  /** A START that no press brought: only a pause whose time is up, and which may resume by itself, sends one. */
  readonly sentByItself: (note: Note) => boolean;
  readonly step: () => void;
  /** May one still be open? Only where the agent is in the same state as when it was asked, and in no call. */
  readonly mayStandOpen: () => boolean;
}

const found: readonly string[] = ['pause-found', 'pause-found-over', 'pause-found-unproved', 'pause-found-recording'] satisfies PauseLoud[];

export function createPauseRules(scene: Scene): PauseRules {
  const { clock, dialer, network, breach, startedAt } = scene;
  let open: { readonly since: number; readonly life: number; readonly status: string | null } | null = null;
  /** The app died with a pause on disk. */
  let left: { readonly at: number; readonly life: number } | null = null;
  let outOfCallAt = startedAt;
  let alive = true;
  let askingSince = startedAt;
  let resumedItself: number | null = null;

  function shown(before: Shown | null, snapshot: Snapshot, life: number): void {
    const { pause } = snapshot.detail;
    if (snapshot.state === 'paused' && (before?.snapshot.state !== 'paused' || before.life !== life)) begins(before, snapshot);
    if (pause && open?.life !== life) open = { since: clock.now(), life, status: open?.status ?? dialer.status() };
    if (pause || open?.life !== life) return;
    const was = before?.snapshot.detail.pause ?? null;
    const over = scene.app().overs.findLast((one) => one.life === life && one.at === clock.now());
    if (!over) breach('i', 'a pause ended, and nobody knows how');
    else ends(over, open.since, was?.phase ?? null);
    open = null;
  }

  /** What is called proved was: by a probe that found the field empty, or by a START taken back. */
  function begins(before: Shown | null, { detail }: Snapshot): void {
    if (!detail.pause || detail.pause.found || before?.snapshot.detail.pause?.phase === 'resuming') return;
    // It has been shown as asked since its press.
    const since = open?.since ?? clock.now();
    const proof = scene.lastNote((note) => note.value === 'STOP' && note.fieldBefore === '' && (note.deliveredAt ?? 0) >= since);
    const cancelled = scene.app().loud.some((one) => one.loud === 'cancelled' && one.at >= since);
    if (!proof && !cancelled) breach('i', '"paused" without a proof');
  }

  function ends({ how }: Over, since: number, phase: string | null): void {
    const { app } = scene;
    const said = app().loud.filter((one) => one.at >= since).map((one) => one.loud);
    switch (how) {
      case 'resumed': {
        const start = scene.lastNote((note) => note.value === 'START' && note.arrivedAt !== null);
        if (!start || !dialer.recorders.some((one) => one.startedAt >= start.arrivedAt!)) breach('i', 'called resumed, but nothing began', scene.situation(scene.inField(), { claimed: dialer.numericSince() !== null }));
        return;
      }
      case 'call-over':
      case 'logged-out':
        // What is heard may be some seconds old.
        if (!said.includes('pause-found-over') && outOfCallAt < since - 30_000) breach('i', 'called over with its call, which goes on');
        return;
      case 'recording-began':
        if (phase !== 'resuming' && !said.includes('recording-in-pause') && !said.includes('pause-found-recording')) breach('i', 'a recording ended the pause, and nobody was told');
        return;
      case 'stayed-stopped':
        if (!app().presses.some((one) => one.action === 'stop' && one.at >= since)) breach('i', 'a pause was called ended by a stop that nobody pressed');
        return;
      case 'not-proved':
      case 'nothing-to-pause':
        if (phase !== 'pausing' && phase !== null) breach('i', `a pause that was proved is called ${how}`);
        return;
    }
  }

  function sentByItself(note: Note): boolean {
    const last = scene.last();
    const pause = last?.snapshot.detail.pause;
    if (!last || !pause || pause.atEnd !== 'resume' || pause.found || note.tag !== pause.tag) return false;
    const isDue = (pause.leftMs ?? Number.POSITIVE_INFINITY) - (clock.now() - last.at) <= 50;
    if (!isDue || resumedItself === open?.since) return false;
    resumedItself = open?.since ?? null;
    return true;
  }

  function step(): void {
    const app = scene.app();
    const now = clock.now();
    if (dialer.status() !== 'INCALL') outOfCallAt = now;
    const snapshot = app.snapshot();
    if (!snapshot && alive && app.pauseKept()) left = { at: now, life: app.life() };
    alive = snapshot !== null;
    if (!snapshot) return;
    if (left && app.life() > left.life) offered(snapshot);
    asksOn(snapshot);
  }

  /** What a kill left open is offered, or its end told. */
  function offered({ detail }: Snapshot): void {
    const { at, life } = left!;
    const app = scene.app();
    const told = app.loud.some((one) => one.at >= at && found.includes(one.loud)) || app.overs.some((one) => one.at >= at && one.how === 'resumed') || app.presses.some((one) => one.at >= at && one.life > life);
    if (told) return void (left = null);
    if (detail.pause === null) {
      breach('i', 'an open pause was forgotten by a kill');
      left = null;
    }
  }

  /** Its time is up: it asks, each 15 s. */
  function asksOn({ state, detail }: Snapshot): void {
    if (state !== 'paused' || detail.pause?.phase !== 'asking') return void (askingSince = clock.now());
    const said = scene.app().loud.findLast((one) => one.loud === 'resume-due' || one.loud === 'pause-found');
    const last = scene.last();
    const since = Math.max(said?.at ?? startedAt, scene.wokeAt(), ...scene.app().presses.slice(-5).map((press) => press.settledAt ?? press.at), askingSince, network.notes.findLast((note) => note.value === 'START')?.postedAt ?? startedAt);
    if (last && clock.now() - since > 17_000) breach('i', 'its time is up, and it asks no more');
  }

  return { shown, sentByItself, step, mayStandOpen: () => open !== null && open.status === dialer.status() && open.status !== 'INCALL' };
}
