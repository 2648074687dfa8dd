/** A press, by the phase of the pause that it meets; what is no business of the pause goes to the recorder as it came. */
import type { PressAsk } from '../recorder';
import type { Snapshot } from '../recorder/snapshot';
import { change, end, keep, settle, type Draft } from './draft';
import { partOf, partTag } from './tag';
import { onePressMs, rules, type DeskAsk, type Event, type Handed, type Pause, type Paused, type Plan, type Resuming } from './types';

type Press = Extract<Event, { type: 'press' }>;

export function press(draft: Draft, event: Press): void {
  const { pause, lastPress } = draft.state;
  const what = whatOf(event.ask, pause?.at ?? null);
  if (what !== null && lastPress?.what === what && draft.now - lastPress.at < onePressMs) return void draft.effects.push({ do: 'join', press: event.press, to: lastPress.press });
  change(draft, { lastPress: what === null ? null : { what, at: draft.now, press: event.press } });
  // A person has taken up what was left; what was never proved is settled first all the same.
  if (pause?.since != null) change(draft, { adopting: false });
  switch (pause?.at) {
    case undefined:
      return withoutPause(draft, event);
    case 'pausing':
      return whilePausing(draft, event);
    case 'paused':
      return whilePaused(draft, event, pause);
    case 'resuming':
      return whileResuming(draft, event, pause);
  }
}

/** Two that say the same within 300 ms are one; null: each counts, or the recorder joins them. In a pause all keys that may resume say the same. */
function whatOf(ask: DeskAsk, at: Pause['at'] | null): string | null {
  if (ask.action === 'extend') return null;
  // While it waits for its proof a resume is refused, never taken for the pause.
  if (at === 'pausing' && (ask.action === 'resume' || ask.action === 'start')) return null;
  // A script's and a link's never resumes: it must not swallow a press that does.
  if (ask.action === 'pause' && !ask.turns) return 'pause';
  if (at !== null) return ask.action === 'stop' ? 'stop' : 'turn';
  return ask.action === 'pause' ? 'turn' : null;
}

function withoutPause(draft: Draft, { press, ask, base }: Press): void {
  switch (ask.action) {
    case 'pause':
      return begin(draft, press, ask, base);
    case 'resume':
    case 'extend':
      return settle(draft, press, { kind: 'refused', why: 'nothing-to-resume' });
    case 'start':
    case 'stop':
    case 'toggle':
      return pass(draft, press, ask);
  }
}

function begin(draft: Draft, press: number, ask: Extract<DeskAsk, { action: 'pause' }>, base: Snapshot): void {
  // Here a stop would only lengthen the log of what has ended.
  if (base.state === 'call-over') return settle(draft, press, { kind: 'refused', why: 'call-over' });
  if (base.state === 'blocked') return settle(draft, press, { kind: 'refused', why: 'blocked' });
  if (base.state === 'stopping') return settle(draft, press, { kind: 'not-yet', why: 'already-stopping' });
  const { part } = draft.state;
  const now = part !== null && base.detail.ids.includes(part.id) ? part : { tag: base.detail.tag ?? ask.tag, number: partOf(base.detail.tag ?? ask.tag) };
  keep(draft, {
    at: 'pausing',
    plan: {
      pressedAt: draft.now,
      seconds: ask.seconds ?? draft.settings.seconds,
      end: draft.settings.end,
      tag: partTag(now.tag, now.number + 1),
      part: now.number + 1,
      status: base.agentStatus,
      found: false,
    },
    from: draft.now,
    unbegun: { tag: now.tag, part: now.number },
    over: false,
    since: null,
    resumeAt: null,
  });
  hand(draft, press, 'pause', stop(ask.tag));
}

function whilePausing(draft: Draft, { press, ask }: Press): void {
  switch (ask.action) {
    case 'pause':
      return hand(draft, press, 'pause', stop(ask.tag));
    case 'resume':
      return settle(draft, press, { kind: 'not-yet', why: 'stop-not-proved' });
    case 'extend':
      return settle(draft, press, { kind: 'refused', why: 'nothing-to-resume' });
    // A stop wins: nothing goes on after it.
    case 'stop':
      end(draft, 'stayed-stopped');
      return pass(draft, press, ask);
    case 'start':
    case 'toggle':
      return pass(draft, press, ask);
  }
}

function whilePaused(draft: Draft, { press, ask }: Press, pause: Paused): void {
  switch (ask.action) {
    case 'pause':
      return ask.turns ? resume(draft, pause, press) : settle(draft, press, { kind: 'refused', why: 'already-paused' });
    case 'resume':
    case 'start':
    case 'toggle':
      return resume(draft, pause, press);
    case 'stop':
      end(draft, 'stayed-stopped');
      return settle(draft, press, { kind: 'stayed-stopped' });
    case 'extend':
      keep(draft, { ...pause, resumeAt: Math.max(pause.resumeAt, draft.now) + rules.extendMs, flashed: false, askedAt: null });
      return settle(draft, press, { kind: 'extended' });
  }
}

/** The START of the next part; null: by itself, when the time is up. */
export function resume(draft: Draft, { plan, since, resumeAt }: Paused, press: number | null): void {
  const number = press ?? 0;
  keep(draft, { at: 'resuming', plan, since, resumeAt, pressedAt: draft.now, sentAt: null, press: number, byItself: press === null });
  hand(draft, number, 'resume', startOf(plan));
}

/** The next part, in the call of the pause and in no other. */
function startOf({ tag, status }: Plan): PressAsk {
  return { action: 'start', tag, another: false, onlyIn: status };
}

function whileResuming(draft: Draft, { press, ask, base }: Press, pause: Resuming): void {
  switch (ask.action) {
    case 'resume':
    case 'start':
      return again(draft, press, pause);
    case 'extend':
      return settle(draft, press, { kind: 'refused', why: 'nothing-to-resume' });
    case 'stop':
      end(draft, 'stayed-stopped');
      return pass(draft, press, ask);
    case 'toggle':
    case 'pause':
      // No proof came: the same key sends it again.
      // It began by itself while the finger was on its way.
      if (pause.byItself && draft.now - pause.pressedAt < rules.deadlineMs) return again(draft, press, pause);
      if (base.state === 'unconfirmed' && (ask.action !== 'pause' || ask.turns)) return again(draft, press, pause);
      return stay(draft, press, pause, ask.tag);
  }
}

function again(draft: Draft, press: number, pause: Resuming): void {
  change(draft, { pause: { ...pause, press } });
  hand(draft, press, 'resume', startOf(pause.plan));
}

/** The resume is taken back: stopped again, then paused as before, for half a minute at least, and until a person resumes it. */
function stay(draft: Draft, press: number, { plan, since, resumeAt, sentAt }: Resuming, tag: string): void {
  // The part has begun where its START went out.
  const next = sentAt === null ? { tag: plan.tag, part: plan.part } : { tag: partTag(plan.tag, plan.part + 1), part: plan.part + 1 };
  keep(draft, { at: 'pausing', plan: { ...plan, ...next, end: 'ask' }, from: draft.now, unbegun: { tag: plan.tag, part: plan.part }, over: false, since, resumeAt: Math.max(resumeAt, draft.now + rules.extendMs) });
  hand(draft, press, 'stay', stop(tag));
}

function stop(tag: string): PressAsk {
  return { action: 'stop', tag, another: false };
}

function hand(draft: Draft, press: number, as: Handed, ask: PressAsk): void {
  change(draft, { handed: [...draft.state.handed, { press, as }] });
  draft.effects.push({ do: 'press', press, ask });
}

function pass(draft: Draft, press: number, ask: PressAsk): void {
  draft.effects.push({ do: 'press', press, ask });
}
