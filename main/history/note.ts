/**
 * From what is shown to what is noted: pure. Consecutive snapshots make entries where something was proved, seen or lost;
 * the same light again and again makes none.
 *
 * While the dialer does not answer nothing is concluded: recordings and calls are compared with what is heard next.
 */
import type { Action, Snapshot } from '../recorder/snapshot';
import type { Actor, Asked, Draft, Happening, RecordingMark } from './entry';

/** A press of ours that may have caused what comes. Times are milliseconds of the PC's clock. */
export interface Pressed {
  readonly actor: Actor;
  readonly asked: Asked;
  readonly at: number;
}

export interface NoteMemory {
  readonly who: { readonly agent: string; readonly server: string | null; readonly practice: boolean } | null;
  readonly lost: boolean;
  /** When the newest answer came, by the PC's clock. */
  readonly heardAt: number | null;
  readonly running: readonly RecordingMark[];
  /** Ended with their call, most likely: they count again only where they are said to record. */
  readonly over: readonly string[];
  /** When the call began that the agent is in, as far as that was seen. */
  readonly call: string | null;
  /** Undefined: nothing was heard yet. */
  readonly agentStatus: string | null | undefined;
  readonly last: Snapshot['detail']['last'];
  /** When the open word went out. */
  readonly sent: { readonly action: Action; readonly at: string } | null;
  readonly pause: { readonly part: number; readonly since: string } | null;
  /** How the pause room says that it ended, where it said so. */
  readonly pauseHow: string | null;
  readonly presses: readonly Pressed[];
}

export const noMemory: NoteMemory = { who: null, lost: false, heardAt: null, running: [], over: [], call: null, agentStatus: undefined, last: null, sent: null, pause: null, pauseHow: null, presses: [] };

export interface Now {
  /** ISO 8601 in this computer's zone, with milliseconds. */
  readonly at: string;
  readonly serverAt: string | null;
  readonly iso: (wallMs: number) => string;
}

/** What was true before anybody presses: from here on changes are noted, and nothing of before. Null: nothing usable was heard since then. */
export function baseOf(snapshot: Snapshot, since: number, now: Now, calls: readonly KnownCall[]): NoteMemory | null {
  const { agent, agentStatus, detail, recording } = snapshot;
  const heardAt = Date.parse(now.at) - (snapshot.ageMs ?? 0);
  if (agent === null || !isHeard(snapshot) || heardAt < since - freshMs) return null;
  const isAfter = (iso: string): boolean => Date.parse(iso) > since;
  // What was proved meanwhile is a change already.
  const begun = detail.proof?.action === 'start' && isAfter(detail.proof.at) ? detail.proof.id : null;
  const gone = detail.last !== null && isAfter(detail.last.endedAt) && detail.last.id !== null ? [{ id: detail.last.id, filename: detail.last.filename }] : [];
  // Outside calls the server shows the id of a call that is over: only the light may say that it records.
  const over = agentStatus === 'INCALL' || snapshot.state === 'recording' ? [] : detail.ids;
  const ids = idsOf({ ...noMemory, over }, snapshot).filter((id) => id !== begun);
  const running = [...gone, ...ids.map((id) => ({ id, filename: recording?.id === id ? recording.filename : null }))];
  const { pause } = detail;
  return {
    ...noMemory,
    who: { agent, server: detail.server, practice: snapshot.practice },
    heardAt,
    running,
    over,
    call: agentStatus === 'INCALL' ? callOf(detail.callMs, running, now, calls) : null,
    agentStatus,
    last: gone.length > 0 || (detail.last !== null && isAfter(detail.last.endedAt)) ? null : detail.last,
    // One that an earlier run left is noted: its stop was proved before.
    pause: pause !== null && pause.sinceMs !== null && !pause.found && gone.length === 0 ? { part: pause.part, since: now.iso(Date.parse(now.at) - pause.sinceMs) } : null,
  };
}

/** A call as its entries name it, and a recording of it. */
export interface KnownCall {
  readonly call: string;
  readonly id: string | null;
}

/** How old a base may be. */
const freshMs = 2000;
/** The same begin is told a little otherwise each time: it is counted back from now. */
const sameCallMs = 2000;

/** The same call has one name, however often somebody looks at it. */
function callOf(callMs: number | null, running: readonly RecordingMark[], now: Now, calls: readonly KnownCall[]): string {
  const began = callMs === null ? null : Date.parse(now.at) - callMs;
  const known = calls.find(({ call, id }) => (began === null ? running.some((mark) => mark.id === id) : Math.abs(Date.parse(call) - began) < sameCallMs));
  return known?.call ?? (began === null ? now.at : now.iso(began));
}

/** A dialer that answers is asked at least once a minute. */
const silentMostMs = 150_000;

type Part = Partial<Omit<Draft, 'what' | 'at' | 'serverAt' | 'actor'>>;

/** What the desk sees and is seen to do, one entry after the other. */
export function noteView(memory: NoteMemory, snapshot: Snapshot, now: Now): { readonly memory: NoteMemory; readonly drafts: readonly Draft[] } {
  const drafts: Draft[] = [];
  const who = snapshot.agent === null ? null : { agent: snapshot.agent, server: snapshot.detail.server, practice: snapshot.practice };
  let known = memory;
  const same = known.who !== null && who !== null && known.who.agent === who.agent && known.who.server === who.server && known.who.practice === who.practice;
  if (!same) {
    if (known.who) drafts.push(draft(known, now, 'closed', 'app'));
    known = { ...noMemory, who, presses: known.presses, last: snapshot.detail.last };
    if (who) drafts.push(draft(known, now, 'began', 'app'));
  }
  if (!who) return { memory: known, drafts };
  const { wanted, detail } = snapshot;
  if (wanted !== null && detail.sentAt !== null) known = { ...known, sent: { action: wanted, at: detail.sentAt } };
  const add = (what: Happening, actor: Actor, part: Part = {}): void => void drafts.push(draft(known, now, what, actor, part));
  if (!isHeard(snapshot)) {
    if (snapshot.failure !== null && !known.lost) {
      known = { ...known, lost: true };
      add('lost', 'dialer', { failure: snapshot.failure.kind });
    }
    return { memory: known, drafts };
  }
  const heardAt = Date.parse(now.at) - (snapshot.ageMs ?? 0);
  if (!known.lost && known.heardAt !== null && heardAt - known.heardAt > silentMostMs) {
    // The computer slept: what happened meanwhile nobody saw.
    drafts.push({ ...draft(known, now, 'lost', 'app'), at: now.iso(known.heardAt), serverAt: null });
    known = { ...known, lost: true };
  }
  known = { ...known, heardAt };
  if (known.lost) {
    known = { ...known, lost: false };
    add('heard', 'dialer');
  }
  const inCall = snapshot.agentStatus === 'INCALL';
  if (inCall && known.agentStatus !== 'INCALL') {
    known = { ...known, call: detail.callMs === null ? now.at : now.iso(Date.parse(now.at) - detail.callMs) };
    known = { ...known, agentStatus: 'INCALL' };
    add('call-began', 'dialer');
  }
  known = noteEnds(known, snapshot, now, add);
  known = noteRecordings(known, snapshot, now, add);
  known = notePause(known, snapshot, add);
  if (!inCall && snapshot.agentStatus !== known.agentStatus) {
    const wasInCall = known.agentStatus === 'INCALL';
    known = { ...known, agentStatus: snapshot.agentStatus };
    add(wasInCall ? 'call-ended' : 'agent-status', 'dialer');
    if (wasInCall) known = { ...known, call: null };
  }
  return { memory: { ...known, last: detail.last }, drafts };
}

/** Is what it shows an answer of the dialer, and not what was known before the answers stopped? */
function isHeard({ state, ageMs, failure }: Snapshot): boolean {
  return state !== 'connecting' && state !== 'not-set-up' && ageMs !== null && (failure === null || failure.kind === 'not-logged-in');
}

/** Which are taken to run. A disposition seems to have ended it: not known to run, also while a STOP goes out all the same. */
function idsOf({ over }: NoteMemory, { state, detail }: Snapshot): readonly string[] {
  if (state === 'call-over') return [];
  return state === 'recording' ? detail.ids : detail.ids.filter((id) => !over.includes(id));
}

type Add = (what: Happening, actor: Actor, part?: Part) => void;

/** Recordings that are not taken to run any more, and STARTs that were taken back. */
function noteEnds(memory: NoteMemory, snapshot: Snapshot, now: Now, add: Add): NoteMemory {
  const { detail } = snapshot;
  const ids = idsOf(memory, snapshot);
  const gone = memory.running.filter(({ id }) => !ids.includes(id));
  const isNew = detail.last !== null && !isSame(memory.last, detail.last);
  const how = isNew ? detail.last?.how : undefined;
  const after = memory.running.filter(({ id }) => ids.includes(id));
  const times = how === 'proved' ? timesOf(memory, snapshot, 'stop', now) : {};
  const ours = how === undefined || how === 'seen' ? null : causedBy(memory, snapshot, 'stop');
  if (gone.length === 0) {
    if (how === 'cancelled') add('cancelled', ours ?? 'app', { before: memory.running, after });
    return { ...memory, running: after };
  }
  const forCard = how === 'proved' && detail.pause !== null;
  const what = forCard ? 'paused' : how === 'proved' ? 'stopped' : 'ended';
  add(what, ours ?? (how === 'proved' ? 'app' : 'dialer'), { before: memory.running, after, ...times, ...(forCard ? { part: Math.max(1, detail.pause.part - 1) } : {}) });
  const over = snapshot.state === 'call-over' ? gone.map(({ id }) => id) : memory.over;
  return { ...memory, running: after, over, pause: forCard ? { part: detail.pause.part, since: now.at } : memory.pause };
}

function isSame(a: Snapshot['detail']['last'], b: NonNullable<Snapshot['detail']['last']>): boolean {
  // The same moment may be told a little otherwise each time: it is counted back from now.
  return a !== null && a.id === b.id && a.how === b.how && Math.abs(Date.parse(a.endedAt) - Date.parse(b.endedAt)) < 1500;
}

/** Recordings that are taken to run from here on, one entry each. */
function noteRecordings(memory: NoteMemory, snapshot: Snapshot, now: Now, add: Add): NoteMemory {
  const { detail, recording } = snapshot;
  const nameOf = (id: string): string | null => (recording?.id === id ? recording.filename : null);
  let running = memory.running.map((one) => ({ id: one.id, filename: one.filename ?? nameOf(one.id) }));
  for (const id of idsOf(memory, snapshot)) {
    if (running.some((one) => one.id === id)) continue;
    const proved = detail.proof?.action === 'start' && (detail.proof.id === id || detail.doubled === 'one-start');
    const before = running;
    running = [...running, { id, filename: nameOf(id) }];
    const part = detail.part && recording?.id === id ? detail.part.number : proved && memory.pause ? memory.pause.part : null;
    add('recording', proved ? (causedBy(memory, snapshot, 'start') ?? 'app') : 'dialer', { before, after: running, tag: proved ? detail.tag : null, part, ...(proved ? timesOf(memory, snapshot, 'start', now) : {}) });
  }
  return { ...memory, running };
}

/** A pause is open from its proved stop; how it ended the pause room says, or what is seen does. */
function notePause(memory: NoteMemory, snapshot: Snapshot, add: Add): NoteMemory {
  const { pause } = snapshot.detail;
  if (pause !== null) {
    // Found at a start of the app: its stop was proved before.
    if (memory.pause === null && pause.sinceMs !== null && memory.running.length === 0) {
      add('paused', 'app', { before: [], after: [], part: Math.max(1, pause.part - 1), outcome: pause.found ? 'found' : null });
      return { ...memory, pause: { part: pause.part, since: '' }, pauseHow: null };
    }
    return memory.pause === null ? { ...memory, pauseHow: null } : { ...memory, pause: { ...memory.pause, part: pause.part } };
  }
  if (memory.pause === null) return { ...memory, pauseHow: null };
  const how = memory.pauseHow ?? howItEnded(memory, snapshot);
  const actor = how === 'resumed' ? (causedBy(memory, snapshot, 'start') ?? 'app') : how === 'stayed-stopped' ? (lastPress(memory.presses, ['stop', 'toggle'], Date.parse(memory.pause.since))?.actor ?? 'app') : 'dialer';
  add('pause-over', actor, { before: memory.running, after: memory.running, outcome: how });
  return { ...memory, pause: null, pauseHow: null };
}

function howItEnded({ running }: NoteMemory, { agentStatus, detail }: Snapshot): string {
  if (running.length > 0) return running.some(({ id }) => id === detail.proof?.id) ? 'resumed' : 'recording-began';
  return agentStatus === 'INCALL' ? 'stayed-stopped' : 'call-over';
}

function lastPress(presses: readonly Pressed[], asked: readonly Asked[], since: number): Pressed | null {
  return presses.findLast((one) => asked.includes(one.asked) && !(one.at < since)) ?? null;
}

const starts: readonly Asked[] = ['start', 'toggle', 'resume', 'pause'];
const stops: readonly Asked[] = ['stop', 'toggle', 'pause'];

/** Whose press it was that the proof counts from; null: none of ours, so the app itself went on with an open word. */
function causedBy({ presses }: NoteMemory, { detail }: Snapshot, action: Action): Actor | null {
  const kinds = action === 'start' ? starts : stops;
  const asked = presses.filter((one) => kinds.includes(one.asked));
  const { proof } = detail;
  // A cancelled START has no proof: the last press that could take it back did.
  if (proof?.action !== action) return asked.at(-1)?.actor ?? null;
  const pressedAt = Date.parse(proof.at) - proof.afterMs;
  const far = ({ at }: Pressed): number => Math.abs(at - pressedAt);
  const nearest = asked.reduce<Pressed | null>((best, one) => (best === null || far(one) < far(best) ? one : best), null);
  return nearest && far(nearest) < 1500 ? nearest.actor : null;
}

function timesOf({ sent }: NoteMemory, { detail: { proof } }: Snapshot, action: Action, now: Now): Pick<Draft, 'askedAt' | 'sentAt' | 'provedAt'> {
  if (proof?.action !== action) return { askedAt: null, sentAt: null, provedAt: null };
  return { askedAt: now.iso(Date.parse(proof.at) - proof.afterMs), sentAt: sent?.action === action ? sent.at : null, provedAt: proof.at };
}

function draft(memory: NoteMemory, now: Now, what: Happening, actor: Actor, part: Part = {}): Draft {
  const { who, call, agentStatus, running } = memory;
  return {
    what,
    at: now.at,
    serverAt: now.serverAt,
    server: who?.server ?? null,
    agent: who?.agent ?? null,
    practice: who?.practice ?? false,
    call,
    agentStatus: agentStatus ?? null,
    actor,
    lead: null,
    asked: null,
    tag: null,
    part: null,
    before: running,
    after: running,
    askedAt: null,
    sentAt: null,
    provedAt: null,
    outcome: null,
    failure: null,
    file: null,
    ...part,
  };
}

/** Any room's own entry about the agent who sits here: alarms, the guard, a file that was looked up. */
export function noteOther(memory: NoteMemory, now: Now, what: Happening, actor: Actor, part: Part = {}): Draft {
  return draft(memory, now, what, actor, part);
}

/** How a press ended, whoever knows more kinds of it than the recorder does. */
export interface Ended {
  readonly kind: string;
  readonly why?: string;
  readonly action?: string;
}

export interface PressEnd {
  readonly asked: Asked;
  readonly tag: string | null;
  readonly actor: Actor;
  /** Milliseconds of the PC's clock. */
  readonly pressedAt: number;
  readonly outcome: Ended;
  readonly before: readonly RecordingMark[];
  readonly snapshot: Snapshot;
}

/** `proved-start`, `refused-call-over`, `nothing-to-stop`: the outcome in one word of ours. */
export function outcomeWord({ kind, why, action }: Ended): string {
  return [kind, why ?? action].filter((word) => word !== undefined).join('-');
}

/** One entry for each press, whatever came of it. */
export function notePress(memory: NoteMemory, press: PressEnd, now: Now): Draft {
  const { outcome, snapshot, pressedAt } = press;
  const proof = snapshot.detail.proof;
  const action = outcome.action === 'start' || outcome.action === 'stop' ? outcome.action : null;
  const isProof = outcome.kind === 'proved' || outcome.kind === 'paused';
  const proved = isProof && proof !== null && Math.abs(Date.parse(proof.at) - proof.afterMs - pressedAt) < 1500 ? proof : null;
  const { sent } = memory;
  const isSent = sent !== null && (action === null || sent.action === action) && Date.parse(sent.at) >= pressedAt - 1000;
  return draft(memory, now, 'press', press.actor, {
    asked: press.asked,
    tag: press.asked === 'stop' || press.asked === 'extend' ? null : press.tag,
    before: press.before,
    askedAt: now.iso(pressedAt),
    sentAt: isSent ? sent.at : null,
    provedAt: proved?.at ?? null,
    outcome: outcomeWord(outcome),
    failure: snapshot.failure?.kind ?? null,
  });
}
