/**
 * What must hold after every step. Each rule judges what the app shows and sends by what is true on the dialer.
 *
 * Letters are those of docs/reliability.md. A breach that no client of this API could avoid carries the name of its
 * known limit (known-limits.ts); any other is a violation.
 */
import type { Loud } from '../../main/recorder';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { App, Press } from './app';
import type { EventClock } from './clock';
import { login, type Dialer, type Recorder } from './dialer';
import { limitOf, type LimitName, type Situation } from './known-limits';
import type { Network, Note } from './network';

export type RuleName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'end';

export interface Breach {
  readonly rule: RuleName;
  readonly at: number;
  readonly what: string;
  readonly limit: LimitName | null;
}

export interface Rules {
  readonly onSnapshot: (snapshot: Snapshot, life: number) => void;
  readonly onLoud: (loud: Loud) => void;
  readonly onSettled: (press: Press) => void;
  /** After every step. */
  readonly step: () => void;
  /** When all is healed and a while has passed: light and truth agree. `callEnded`: and no call is left that a word could belong to. */
  readonly end: (callEnded: boolean) => void;
  readonly breaches: readonly Breach[];
}

export interface RulesDeps {
  readonly clock: EventClock;
  readonly dialer: Dialer;
  readonly network: Network;
  readonly app: () => App;
  /** So many things happened that may make the app ask. */
  readonly stirs: () => number;
}

/** An exchange takes at most 5 s, then the light is `offline`; a press may break it off and ask anew, worth 1 s. */
const exchangeMs = 6500;
const told: readonly Loud[] = ['cancelled', 'overtaken', 'stop-logged-out', 'stop-while-blocked'];

export function createRules(deps: RulesDeps): Rules {
  const { clock, dialer, network } = deps;
  const startedAt = clock.now();
  const breaches: Breach[] = [];
  const reported = new Set<string>();
  let last: { snapshot: Snapshot; life: number; at: number } | null = null;
  let lightSince = startedAt;
  let stoodStill = 0;
  let locked = false;
  /** Since the process last went on: before that nobody could know better. */
  let wokeAt = startedAt;
  let lastRanAt = startedAt;
  /** When the dialer itself last said that it records, and by which recorder. */
  let claimedAt: number | null = null;
  let claimedBy: Recorder | null = null;
  let wish: { readonly openedAt: number; readonly life: number } | null = null;
  let heardOfRefusal: { at: number; seen: number; allowed: number; checkedAt: number } | null = null;
  let seenNotes = 0;
  let provedStopAt: number | null = null;
  /** An id that the app heard of after its STOP; and the call in which that STOP was sent. */
  let lateSeen: { readonly note: Note; readonly at: number } | null = null;
  let callsAtStop = 0;
  const startsOf = new Map<Press, Note>();
  const recent: number[] = [];

  function breach(rule: RuleName, what: string, situation: Situation | null = null): void {
    const limit = situation ? limitOf(situation) : null;
    const key = `${rule} ${limit ?? what.replace(/\d+/g, 'n')}`;
    if (reported.has(key)) return;
    reported.add(key);
    breaches.push({ rule, at: clock.now() - startedAt, what, limit });
  }

  function situation(recorder: Recorder | null, claimed = false): Situation {
    return { dialer, claimed, recorder, presses: deps.app().presses };
  }

  // --- what is shown

  function onSnapshot(snapshot: Snapshot, life: number): void {
    secrets(JSON.stringify(snapshot));
    const before = last;
    const now = clock.now();
    last = { snapshot, life, at: now };
    if (before?.snapshot.state !== snapshot.state || before.life !== life) lightSince = now;
    wishes(before, snapshot, life);
  }

  /** (d) and the first half of (b): a wish to stop leaves the light only when it is proved or told. */
  function wishes(before: typeof last, snapshot: Snapshot, life: number): void {
    const now = clock.now();
    if (snapshot.wanted === 'stop') {
      wish ??= { openedAt: deps.app().presses.filter((one) => one.action !== 'start').at(-1)?.at ?? now, life };
      return;
    }
    if (!wish) return forgottenPress(before, life);
    const opened = wish;
    const restarted = before !== null && before.life !== life;
    wish = null;
    // Killed in the moment of the proof: it was on disk, and nobody was there to show it.
    const provedThen = network.notes.some((note) => note.value === 'STOP' && note.life === before?.life && note.fieldBefore === '' && (note.deliveredAt ?? 0) >= opened.openedAt);
    const toldThen = deps.app().loud.some((one) => one.at >= opened.openedAt && told.includes(one.loud));
    if (restarted && (provedThen || toldThen || deps.app().notKeptSince(opened.openedAt))) return;
    if (restarted) return breach('d', `after the restart the wish to stop was forgotten, the light is ${snapshot.state}`);
    const proof = network.notes.findLast((note) => note.value === 'STOP' && note.deliveredAt === now && note.fieldBefore === '');
    const said = deps.app().loud.filter((one) => one.at === now).map((one) => one.loud);
    const cancelled = said.includes('cancelled');
    if (!proof && !said.some((loud) => told.includes(loud))) return breach('d', `the wish to stop ended unproved and untold, the light is ${snapshot.state}`);
    if (proof || cancelled) proved(opened.openedAt, cancelled ? 'cancelled' : 'proved');
  }

  /** A stop that was shown as asked, and not answered yet, is not forgotten by a kill either. */
  function forgottenPress(before: typeof last, life: number): void {
    if (before === null || before.life === life || before.snapshot.asked?.action !== 'stop') return;
    const press = deps.app().presses.findLast((one) => one.life === before.life && one.action === 'stop' && one.at <= before.at);
    const answered = network.notes.some((note) => note.life === before.life && note.value === 'STATUS' && press !== undefined && (note.heardAt ?? 0) >= press.at);
    if (press && press.outcome === null && !answered && !deps.app().notKeptSince(press.at)) breach('d', 'a stop was pressed, and forgotten by the kill right after it');
  }

  /** (b): nothing that was older than 2 s at our STOP outlives its proof. */
  function proved(openedAt: number, how: string): void {
    const now = clock.now();
    provedStopAt = now;
    const stop = network.notes.findLast((note) => note.value === 'STOP' && note.wrote && note.arrivedAt !== null && note.arrivedAt >= openedAt);
    const stopAt = stop?.arrivedAt ?? now;
    for (const one of dialer.running()) {
      if (how === 'cancelled' && !ours(one)) continue;
      if (one.startedAt <= stopAt - 2000) breach('b', `${how} at ${now - startedAt}, and the recorder of ${one.startedAt - startedAt} runs on (STOP at ${stopAt - startedAt})`, situation(one));
    }
  }

  /** Begun by a START of ours, as far as its name tells. */
  function ours(recorder: Recorder): boolean {
    return network.notes.some((note) => note.value === 'START' && note.arrivedAt !== null && note.arrivedAt <= recorder.startedAt && recorder.filename.endsWith(note.tag ?? ''));
  }

  function secrets(text: string): void {
    if (text.includes(login.password) || text.includes('SELECT')) breach('h', 'a secret is shown or kept');
  }

  // --- presses

  function onSettled(press: Press): void {
    const { outcome } = press;
    if (!outcome) return;
    secrets(JSON.stringify(outcome));
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
    const sent = [...startsOf.values()].filter((note) => note.postedAt >= press.at - 300 && note.arrivedAt !== null).at(0) ?? network.notes.findLast((note) => note.value === 'START' && note.arrivedAt !== null);
    const since = sent?.arrivedAt ?? press.at;
    if (dialer.recorders.some((one) => one.startedAt >= since)) return;
    const by = dialer.recorders.find((one) => String(one.id) === dialer.field()) ?? null;
    breach('f', 'a START was called proved, but nothing began after it', situation(by, dialer.numericSince() !== null));
  }

  // --- what is sent

  function newNotes(): void {
    const app = deps.app();
    for (; seenNotes < network.notes.length; seenNotes++) {
      const note = network.notes[seenNotes]!;
      recent.push(note.postedAt);
      if (note.value === 'START') startOf(note, app.presses);
      if (note.value === 'STOP') youngStop(note);
      if (note.value === 'STOP') callsAtStop = dialer.callsTaken();
      if (note.value !== 'version') afterRefusal(note);
    }
    for (let at = heardOfRefusal?.seen ?? 0; at < network.notes.length; at++) {
      const note = network.notes[at]!;
      if (note.heardAt === null || note.value === 'version' || !note.body.includes(`|${login.user}|`) || !/: ?\|/.test(note.body)) continue;
      if (heardOfRefusal && note.heardAt <= heardOfRefusal.at) continue;
      heardOfRefusal = { at: note.heardAt, seen: at, allowed: 0, checkedAt: app.checkedAt() };
    }
  }

  /** (c) */
  function startOf(note: Note, presses: readonly Press[]): void {
    const fitting = presses.filter((one) => one.action !== 'stop' && one.life === note.life && !startsOf.has(one) && note.postedAt - one.at <= 5000);
    const press = fitting.find((one) => one.outcome === null) ?? fitting[0];
    if (!press) return breach('c', 'a START that nobody pressed');
    startsOf.set(press, note);
    if (last?.snapshot.wanted === 'stop') breach('c', 'a START went out while a wish to stop was alive');
    const heard = network.notes.findLast((one) => one.value === 'STATUS' && one.life === note.life && one.heardAt !== null);
    if (last?.snapshot.state === 'recording' && /^[1-9]/.test(heard?.fieldBefore ?? '') && !press.another) breach('c', 'a START went out on top of a recording, and nobody asked for another');
  }

  /** (b): nothing that the app knows is told to end before it can be ended. */
  function youngStop(note: Note): void {
    const heard = network.notes.findLast((one) => one.value === 'STATUS' && one.life === note.life && one.heardAt !== null);
    const recorder = dialer.running().find((one) => one.id !== null && String(one.id) === heard?.fieldBefore);
    if (!recorder || heard?.fieldBefore !== dialer.field()) return;
    const age = clock.now() - recorder.startedAt;
    if (age < 1500) breach('b', `a STOP went out to a recorder of ${age} ms`, situation(recorder));
  }

  /** (e) */
  function afterRefusal(note: Note): void {
    if (!heardOfRefusal || note.postedAt <= heardOfRefusal.at) return;
    const { checkedAt } = heardOfRefusal;
    if (deps.app().checkedAt() > checkedAt) heardOfRefusal = { ...heardOfRefusal, checkedAt: deps.app().checkedAt(), allowed: 1 };
    if (heardOfRefusal.allowed > 0) heardOfRefusal.allowed--;
    else breach('e', `a ${note.value} went out after a refused login`);
    // A usable answer ends it.
    if (note.heardAt !== null && !note.body.includes(`|${login.user}|`)) heardOfRefusal = null;
  }

  // --- after every step

  function step(): void {
    const app = deps.app();
    const now = clock.now();
    if (locked && !app.locked()) wokeAt = now;
    locked = app.locked();
    if (app.stoodStillMs() !== stoodStill && !app.asleep()) {
      stoodStill = app.stoodStillMs();
      wokeAt = now;
    }
    if (dialer.running().length > 0) lastRanAt = now;
    if (dialer.numericSince() !== null) {
      const of = dialer.recorders.find((one) => String(one.id) === dialer.field()) ?? null;
      // PAUSED after a call says that it is over; PAUSED all along says nothing.
      if (dialer.status() !== 'PAUSED' || of?.begunUnder === 'PAUSED') {
        claimedAt = now;
        claimedBy = of;
      }
    }
    endOfRefusal();
    newNotes();
    if (app.asleep()) return;
    const snapshot = app.snapshot();
    if (snapshot) lights(snapshot, app);
    late(app, snapshot);
    if (snapshot) lateId(app);
    else lateSeen = null;
    load(app);
  }

  function endOfRefusal(): void {
    if (!heardOfRefusal) return;
    const since = heardOfRefusal.at;
    const good = network.notes.findLast((note) => note.value !== 'version' && note.heardAt !== null && note.heardAt > since);
    if (good && !good.body.includes(`|${login.user}|`)) heardOfRefusal = null;
  }

  /** (a), and its mirror: neither "recording" nor "not recording" outlives one asking interval. */
  function lights(snapshot: Snapshot, app: App): void {
    const now = clock.now();
    const floor = Math.max(wokeAt, lightSince);
    if (snapshot.state === 'recording') {
      const allowed = (app.locked() ? 60_000 : 10_000) + exchangeMs;
      if (now - Math.max(lastRanAt, wokeAt) > allowed) {
        const claimed = claimedAt !== null && now - Math.max(claimedAt, wokeAt) <= allowed ? situation(claimedBy, true) : null;
        breach('a', `"recording" ${now - lastRanAt} ms after the last recorder ended`, claimed);
      }
    }
    if (snapshot.state === 'idle') {
      const since = dialer.numericSince();
      const allowed = (app.locked() ? 60_000 : 20_000) + exchangeMs;
      if (since !== null && now - Math.max(since, floor) > allowed) breach('a', '"not recording" though an id has stood there for long');
    }
  }

  /** (b): an id that is seen after our STOP, up to 10 s past its proof, is stopped again. */
  function lateId(app: App): void {
    const now = clock.now();
    const heard = network.notes.findLast((note) => note.value === 'STATUS' && note.heardAt !== null);
    if (heard && heard.heardAt === now && heard !== lateSeen?.note && heard.life === app.life()) {
      const stop = network.notes.findLast((note) => note.value === 'STOP' && note.wrote && note.arrivedAt !== null);
      const recorder = dialer.recorders.find((one) => one.id !== null && String(one.id) === heard.fieldBefore);
      const wanted = last?.snapshot.wanted === 'stop' || (provedStopAt !== null && now - provedStopAt < 10_000);
      const late = stop && recorder && ours(recorder) && stop.arrivedAt! > recorder.startedAt - 5000 && (dialer.numericSince() ?? 0) > stop.arrivedAt! && dialer.callsTaken() === callsAtStop;
      const newWish = app.presses.some((press) => press.action !== 'stop' && stop !== undefined && press.at > stop.arrivedAt!);
      if (wanted && late && !newWish && heard.statusBefore === 'INCALL' && !lateSeen) lateSeen = { note: heard, at: now };
      // One more on top: that one is held till it is old enough.
      if (lateSeen && recorder && lateSeen.note.fieldBefore !== heard.fieldBefore) lateSeen = { note: heard, at: now };
    }
    if (!lateSeen) return;
    const { at } = lateSeen;
    const stoppedAgain = network.notes.some((note) => note.value === 'STOP' && note.postedAt >= at);
    const given = app.loud.some((one) => one.at >= at) || app.presses.some((press) => press.at >= at - 1000 && press.action !== 'stop') || app.life() !== lateSeen.note.life;
    if (stoppedAgain || given || dialer.callsTaken() !== callsAtStop || last?.snapshot.failure) lateSeen = null;
    else if (now - Math.max(at, wokeAt) > 6000) breach('b', 'an id came after our STOP, and was not stopped again');
  }

  /** (f): every press ends in its time. */
  function late(app: App, snapshot: Snapshot | null): void {
    const usual = snapshot?.detail.usualMs ?? 0;
    const limit = Math.min(70_000, Math.max(8000, 4 * usual));
    if (!snapshot) return;
    for (const press of app.presses) {
      if (press.outcome || press.life !== app.life()) continue;
      const waited = clock.now() - Math.max(press.at, wokeAt);
      if (waited > 3 * limit + 25_000) breach('f', `a ${press.action} was told nothing for ${waited} ms`);
    }
  }

  /** (g): never in bursts, and never much more than what happened asks for. */
  function load(app: App): void {
    const now = clock.now();
    while (recent.length > 0 && recent[0]! < now - 1000) recent.shift();
    if (recent.length > 12) breach('g', `${recent.length} calls in one second`);
    if (network.inAir() > 2 * app.life()) breach('g', 'more than two connections');
    const allowed = 40 + 45 * (deps.stirs() + app.life()) + (now - startedAt) / 1900;
    if (network.notes.length > allowed) breach('g', `${network.notes.length} calls in ${now - startedAt} ms`);
  }

  function end(callEnded: boolean): void {
    const app = deps.app();
    const snapshot = app.snapshot();
    const field = dialer.field();
    if (!snapshot) return breach('end', 'the app did not come back');
    secrets(app.disk());
    const { state, wanted } = snapshot;
    if (field === null) return state === 'logged-out' ? undefined : breach('end', `logged out, and the light is ${state}`);
    const word = `the field is ${/^[1-9]/.test(field) ? 'a number' : field || 'empty'} (${dialer.status()}), the light ${state} ${wanted ?? ''}`;
    if (/^[1-9]\d*$/.test(field)) {
      const right = dialer.status() === 'PAUSED' ? ['call-over', 'recording'] : ['recording'];
      if (!right.includes(state)) breach('end', word);
    } else if (field === '') {
      // On PHP 7 a START that nobody took looks like no START; only the end of its call ends it.
      const openStart = !callEnded && state === 'unconfirmed' && wanted === 'start';
      if (state !== 'idle' && !openStart) breach('end', word);
    } else if (state === 'recording' || state === 'offline' || state === 'connecting' || state === 'blocked') breach('end', word);
  }

  return {
    onSnapshot,
    onLoud: () => undefined,
    onSettled,
    step,
    end,
    breaches,
  };
}
