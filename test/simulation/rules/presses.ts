/** (c) and (f): at most one START a press, and each press ends in its time as what it was. */
import type { Press } from '../app';
import type { Note } from '../network';
import { exchangeMs, type Scene } from './scene';

export interface PressRules {
  readonly startSent: (note: Note) => void;
  readonly settled: (press: Press) => void;
  readonly step: () => void;
}

export function createPressRules(scene: Scene, isPauses: (note: Note) => boolean): PressRules {
  const { clock, dialer, breach } = scene;
  const startsOf = new Map<Press, Note>();

  /** (c) */
  function startSent(note: Note): void {
    const last = scene.last();
    const fitting = scene.app().presses.filter((one) => one.action !== 'stop' && one.action !== 'extend' && one.life === note.life && !startsOf.has(one) && note.postedAt - one.at <= 5000);
    const press = fitting.find((one) => one.outcome === null) ?? fitting[0];
    if (!press && isPauses(note)) return;
    if (!press) return breach('c', 'a START that nobody pressed');
    startsOf.set(press, note);
    if (last?.snapshot.wanted === 'stop') breach('c', 'a START went out while a wish to stop was alive');
    const heard = scene.lastNote((one) => one.value === 'STATUS' && one.life === note.life && one.heardAt !== null);
    if (last?.snapshot.state === 'recording' && /^[1-9]/.test(heard?.fieldBefore ?? '') && !press.another) breach('c', 'a START went out on top of a recording, and nobody asked for another');
  }

  function settled(press: Press): void {
    const { outcome } = press;
    if (!outcome) return;
    const now = clock.now();
    const start = startsOf.get(press);
    switch (outcome.kind) {
      case 'nothing-sent':
        if (start && start.fate !== 'refused') breach('f', '"nothing was sent", but a START was');
        return;
      case 'nothing-to-stop': {
        const since = dialer.numericSince();
        if (since !== null && now - since > 1000 + exchangeMs) breach('f', '"nothing to stop" though a recording was known');
        return;
      }
      case 'proved':
        if (outcome.action === 'start') provedStart(press);
        return;
      default:
        return;
    }
  }

  function provedStart(press: Press): void {
    const sent = [...startsOf.values()].filter((note) => note.postedAt >= press.at - 300 && note.arrivedAt !== null).at(0) ?? scene.lastNote((note) => note.value === 'START' && note.arrivedAt !== null);
    const since = sent?.arrivedAt ?? press.at;
    if (dialer.recorders.some((one) => one.startedAt >= since)) return;
    breach('f', 'a START was called proved, but nothing began after it', scene.situation(scene.inField(), { claimed: dialer.numericSince() !== null }));
  }

  /** (f): every press ends in its time. */
  function step(): void {
    const app = scene.app();
    const snapshot = app.snapshot();
    if (!snapshot) return;
    const limit = Math.min(70_000, Math.max(8000, 4 * (snapshot.detail.usualMs ?? 0)));
    for (const press of app.presses) {
      if (press.outcome || press.life !== app.life()) continue;
      const waited = clock.now() - Math.max(press.at, scene.wokeAt());
      if (waited > 3 * limit + 25_000) breach('f', `a ${press.action} was told nothing for ${waited} ms`);
    }
  }

  return { startSent, settled, step };
}
