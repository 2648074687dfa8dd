/** A press: the table of the design, light by action. */
import { lightOf, limitMs } from './light';
import { newStop, openStop, oldEnoughAt, sendStart, sendStatus, sendStop, type Wish } from './send';
import { change, rules, type Draft, type Event, type Outcome, type Pending, type StopWord, type Word } from './state';
import { settleAll } from './trouble';
import { startOnSteadyClock } from '../agent-api';

type Press = Extract<Event, { type: 'press' }>;

export function press(draft: Draft, event: Press): void {
  if (joinsLast(draft, event)) return;
  change(draft, { lastPress: { what: whatOf(event), at: draft.now, id: event.press, outcome: null } });
  const intent = intentOf(draft, event);
  if (typeof intent === 'object') return settleAll(draft, [event.press], intent);
  const { pending } = draft.state;
  if (pending && intent !== 'join') {
    if (pending.intent === intent) return change(draft, { pending: { ...pending, presses: [...pending.presses, event.press] } });
    if (pending.intent === 'stop') return settleAll(draft, [event.press], { kind: 'not-yet', why: 'stop-not-proved' });
    // A stop wins over a start that has not gone out.
    change(draft, { pending: null });
    settleAll(draft, pending.presses, { kind: 'overtaken' });
  }
  if (intent === 'join') return join(draft, event.press);
  const asked: Pending = {
    intent,
    shown: intent === 'either' ? (draft.state.running.length > 0 ? 'stop' : 'start') : intent,
    at: draft.now,
    tag: event.tag,
    another: event.another,
    onlyIn: event.onlyIn ?? null,
    presses: [event.press],
  };
  // The START under way is ours: no STATUS is needed to want its end. One that is past its limit was last looked at some
  // seconds ago, and its id may have come since: there even a fresh look is too old.
  const { heard, trouble, word } = draft.state;
  const late = intent === 'stop' && word?.wanted === 'start' && word.unconfirmed;
  if (intent === 'stop' && word?.wanted === 'start' && !late) return act(draft, asked);
  // A start for one call alone wants to know that it is still that one.
  const bound = asked.onlyIn != null;
  if (heard && !trouble && !late && !bound && draft.now - heard.askedAt < rules.freshMs) return act(draft, asked);
  change(draft, { pending: asked });
  askAnew(draft);
  if (intent === 'stop') keepWish(draft, asked);
}

/** A stop is on disk from the press on, even while its STATUS is still under way. */
function keepWish(draft: Draft, asked: Pending): void {
  const { word, after } = draft.state;
  if (word?.wanted === 'stop') return;
  const wish = wishOf(draft, asked);
  const unsent = { ...wish, overStart: word !== null, tag: word ? tagOver(word) : wish.tag };
  change(draft, { wishKept: true });
  draft.effects.push({ do: 'keep', word: newStop(unsent, { at: 'lost', retryAt: Number.POSITIVE_INFINITY }, draft.now), after });
}

/** The press is worth a STATUS of its own: one that hangs could not be used any more when it comes. */
function askAnew(draft: Draft): void {
  const { statusFlight, attention } = draft.state;
  if (attention.suspended || (statusFlight && draft.now - statusFlight.askedAt < rules.freshMs)) return;
  if (statusFlight) draft.effects.push({ do: 'abort', flight: statusFlight.id });
  sendStatus(draft);
}

/** Two presses of one kind within 300 ms are one; a toggle so close to another press that is under way is the same finger. */
function joinsLast(draft: Draft, event: Press): boolean {
  const { lastPress } = draft.state;
  if (!lastPress || draft.now - lastPress.at >= rules.onePressMs) return false;
  const sameFinger = event.action === 'toggle' && lastPress.outcome === null;
  if (lastPress.what !== whatOf(event) && !sameFinger) return false;
  if (lastPress.outcome) draft.effects.push({ do: 'settle', press: event.press, outcome: lastPress.outcome });
  else joinFirst(draft, lastPress.id, event.press);
  return true;
}

/** It ends as the first one does, whatever is pressed after it. */
function joinFirst(draft: Draft, first: number, press: number): void {
  const { pending } = draft.state;
  if (pending?.presses.includes(first)) return change(draft, { pending: { ...pending, presses: [...pending.presses, press] } });
  join(draft, press);
}

function whatOf(event: Press): string {
  return event.another ? `${event.action} another` : event.action;
}

/** What the press wants, by the light it was made under; or how it ends at once. */
function intentOf(draft: Draft, event: Press): Pending['intent'] | 'join' | Outcome {
  const { state, wanted, phase } = lightOf(draft.state, draft.now);
  const { action } = event;
  const { pending } = draft.state;
  if (action === 'toggle' && pending && state !== 'blocked') return pending.intent;
  switch (state) {
    case 'blocked':
      return action === 'toggle' ? { kind: 'mend' } : { kind: 'refused', why: 'blocked' };
    case 'idle':
      return action === 'toggle' ? 'start' : action;
    case 'starting':
      if (action !== 'start') return 'stop';
      return phase === 'foreign' ? { kind: 'not-yet', why: 'already-starting' } : 'join';
    case 'recording':
      return action === 'toggle' ? 'stop' : action;
    case 'stopping':
      return action === 'start' ? { kind: 'not-yet', why: 'stop-not-proved' } : 'join';
    case 'unconfirmed':
      if (action === 'toggle') return wanted ?? 'either';
      return action === 'start' && wanted === 'stop' ? { kind: 'not-yet', why: 'stop-not-proved' } : action;
    case 'call-over':
      return action === 'stop' ? 'stop' : 'start';
    case 'connecting':
    case 'offline':
    case 'logged-out':
      return action === 'toggle' ? 'either' : action;
  }
}

function join(draft: Draft, press: number): void {
  const { word } = draft.state;
  if (word) change(draft, { word: { ...word, presses: [...word.presses, press] } });
}

/** Acts on what is true now; called with a STATUS that is fresh, or for a START of our own that is under way. */
export function act(draft: Draft, asked: Pending): void {
  const light = lightOf(draft.state, draft.now);
  const intent = asked.intent === 'either' ? eitherOf(light.state) : asked.intent;
  change(draft, { pending: null });
  const done = (outcome: Outcome): void => settleAll(draft, asked.presses, outcome);
  if (intent === 'stop') return actStop(draft, asked, light.state);
  const answer = draft.state.heard?.answer;
  if (asked.onlyIn != null && answer && answer.kind !== 'notLoggedIn' && answer.agentStatus !== asked.onlyIn) return done({ kind: 'refused', why: 'call-over' });
  switch (light.state) {
    case 'idle':
    case 'unconfirmed':
      return light.wanted === 'stop' ? done({ kind: 'not-yet', why: 'stop-not-proved' }) : sendStart(draft, asked);
    case 'recording':
      return asked.another ? sendStart(draft, asked) : done({ kind: 'refused', why: 'already-recording' });
    case 'starting':
      return light.phase === 'foreign' ? done({ kind: 'not-yet', why: 'already-starting' }) : joinAll(draft, asked);
    case 'stopping':
      return done({ kind: 'not-yet', why: 'stop-not-proved' });
    case 'call-over':
      return done({ kind: 'refused', why: 'call-over' });
    case 'logged-out':
      return done({ kind: 'refused', why: 'not-logged-in' });
    case 'blocked':
      return done({ kind: 'refused', why: 'blocked' });
    case 'connecting':
    case 'offline':
      return done({ kind: 'nothing-sent' });
  }
}

function eitherOf(state: ReturnType<typeof lightOf>['state']): 'start' | 'stop' {
  return state === 'recording' || state === 'starting' ? 'stop' : 'start';
}

function joinAll(draft: Draft, asked: Pending): void {
  for (const press of asked.presses) join(draft, press);
}

function actStop(draft: Draft, asked: Pending, light: ReturnType<typeof lightOf>['state']): void {
  const { word, heard } = draft.state;
  const wish = wishOf(draft, asked);
  if (word?.wanted === 'stop') {
    // Held because the recording is too young: pressing again makes it no older, but this press has a limit of its own.
    if (word.stage.at === 'held') return change(draft, { word: { ...word, unconfirmed: false, limitFrom: word.stage.dueAt, presses: [...word.presses, ...asked.presses] } });
    // "Stop again" of a person: a fresh limit, the old wish's waiting presses along with it.
    const again: StopWord = { ...word, unconfirmed: false, limitFrom: draft.now, resends: 0, presses: [...word.presses, ...asked.presses] };
    return heard?.answer.kind === 'active' ? stopId(draft, again, heard.answer.id) : sendStop(draft, again);
  }
  if (word) {
    settleAll(draft, word.presses, { kind: 'overtaken' });
    const before = word.idBefore !== null && !wish.ids.includes(word.idBefore) ? [word.idBefore] : [];
    const overStart = { ...wish, ids: [...before, ...wish.ids], overStart: true, tag: tagOver(word) };
    // Another id has come in its place: that one is what runs, and it may be young.
    if (heard?.answer.kind === 'active' && heard.askedAt >= word.sentAt && heard.answer.id !== word.idBefore) return holdOrStop(draft, overStart, heard.answer.id);
    // Past its limit the START is cancelled at once; before it, its id is waited for.
    if (word.unconfirmed) return sendStop(draft, openStop(draft, overStart, { at: 'before-id', untilAt: draft.now }));
    return void openStop(draft, overStart, { at: 'before-id', untilAt: word.sentAt + limitMs(draft.state) });
  }
  switch (light) {
    case 'idle':
      return settleAll(draft, asked.presses, { kind: 'nothing-to-stop' });
    case 'logged-out':
      return settleAll(draft, asked.presses, { kind: 'refused', why: 'not-logged-in' });
    case 'starting':
      return void openStop(draft, { ...wish, overStart: true }, { at: 'before-id', untilAt: (draft.state.foreignSince ?? draft.now) + limitMs(draft.state) });
    case 'unconfirmed':
      return sendStop(draft, openStop(draft, { ...wish, overStart: true }, { at: 'before-id', untilAt: draft.now }));
    case 'recording':
    case 'call-over':
    case 'connecting':
    case 'offline':
    case 'stopping':
    case 'blocked':
      return stopUnasked(draft, asked);
  }
}

/** The tag of the START that a STOP goes over; null where that START's cancelling would prove nothing. */
function tagOver(word: Word): string | null {
  return word.wanted === 'start' && word.again ? null : word.tag;
}

/** What a press to stop wants ended: all that is taken to run. */
function wishOf(draft: Draft, asked: Pending): Wish {
  const { running } = draft.state;
  return { pressedAt: asked.at, presses: asked.presses, ids: running.map((one) => one.id), overStart: false, tag: running.at(-1)?.ourTag ?? null };
}

/** No STATUS came: a wish to stop goes out all the same. */
export function stopUnasked(draft: Draft, asked: Pending): void {
  const { running, word } = draft.state;
  change(draft, { pending: null });
  if (word) return actStop(draft, asked, 'stopping');
  const newest = running.at(-1);
  const wish = wishOf(draft, asked);
  if (newest) return holdOrStop(draft, wish, newest.id);
  sendStop(draft, openStop(draft, wish, { at: 'sending' }));
}

/** The STOP of a known id: at once when it is 2 s old, else held until then. */
export function holdOrStop(draft: Draft, wish: Wish, id: string): void {
  const dueAt = dueOf(draft, id);
  const word = openStop(draft, wish, { at: 'held', dueAt });
  if (dueAt <= draft.now) sendStop(draft, word);
}

/** When the id now heard may be stopped. */
function dueOf(draft: Draft, id: string): number {
  const { running, heard, clock } = draft.state;
  const known = running.find((one) => one.id === id);
  const firstSeenAt = known?.firstSeenAt ?? draft.now;
  const startTime = heard?.answer.kind === 'active' && heard.answer.id === id ? heard.answer.startTime : null;
  return oldEnoughAt(firstSeenAt, startTime !== null && clock ? startOnSteadyClock(startTime, clock) : null, known?.bornAfter ?? null);
}

/** An open wish to stop meets an id: held again, or sent. */
export function stopId(draft: Draft, word: StopWord, id: string): void {
  const dueAt = dueOf(draft, id);
  const known: StopWord = { ...word, ids: word.ids.includes(id) ? word.ids : [...word.ids, id] };
  if (dueAt <= draft.now) return sendStop(draft, known);
  const held: StopWord = { ...known, stage: { at: 'held', dueAt }, limitFrom: dueAt };
  change(draft, { word: held });
  draft.effects.push({ do: 'keep', word: held, after: null });
}
