/** The few facts below the lamp: label left, value right. Pure, so that every light's rows can be tested. */
import { decimal } from '../../assets/words/decimal';
import type { Words } from '../../assets/words/en';
import { statusOf } from '../../assets/words/say';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { View } from '../../preload/contract';
import { ageText, clock, fineAgeText, secondsText, shorten, timeOfDay } from '../parts/text';
import { isHeld } from './line';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** A file name: in one width, whole in its title, with a way to copy it. */
  readonly file?: string;
}

export interface FactsAsk {
  readonly snapshot: Snapshot;
  /** Milliseconds since the snapshot was made. */
  readonly since: number;
  readonly words: Words;
  /** Does this dialer also record where its API shows nothing? */
  readonly alsoRecorded: View['desk']['settings']['alsoRecorded'];
}

export function factsOf(ask: FactsAsk): Fact[] {
  const { snapshot, since, words } = ask;
  const { detail } = snapshot;
  const { fact, value } = words;
  const agent: Fact = { label: fact.agent, value: agentValue(ask) };
  const asked: Fact = { label: fact.asked, value: value.ago(fineAgeText((detail.askedAgoMs ?? 0) + since, words.locale)) };
  const noProof: Fact = { label: fact.proof, value: detail.usualMs === null ? value.noneYet : value.noneYetUsually(secondsText(detail.usualMs, words.locale)) };
  const mend = (text: string): Fact => ({ label: fact.mend, value: text });
  switch (snapshot.state) {
    case 'idle':
      return lastFacts(ask);
    case 'starting': {
      const age = fineAgeText((detail.askedAgoMs ?? 0) + since, words.locale);
      if (detail.phase === 'foreign') return [agent, noProof];
      return [agent, { label: fact.asked, value: detail.tag === null ? value.ago(age) : value.askedAs(age, detail.tag) }, noProof];
    }
    case 'recording':
      return snapshot.recordings > 1 ? doubledFacts(ask) : [agent, ...fileFact(ask, fact.file), detail.part?.gapMs == null ? provedFact(ask) : { label: words.pause.fact.gap, value: words.pause.value.gap(decimal(words.locale, detail.part.gapMs / 1000, 1)) }];
    case 'stopping':
      if (isHeld(snapshot, since)) return [agent, asked, { label: fact.stopIsSent, value: value.whenTwoSecondsOld }];
      if (detail.phase === 'before-id' && detail.dueInMs !== null) return [agent, asked, { label: fact.noIdIn(String(Math.ceil(Math.max(0, detail.dueInMs - since) / 1000))), value: value.startCancelled }];
      return [agent, asked, noProof];
    case 'unconfirmed':
      return [agent, sentFact(ask), mend(value.wakeTab)];
    case 'call-over':
      return [agent, ...fileFact(ask, fact.file), { label: fact.next, value: value.disposeInVicidial }];
    case 'logged-out':
      return [mend(value.logIn)];
    case 'offline':
      return [
        agent,
        { label: fact.problem, value: failureValue(ask) },
        ...(detail.dueInMs === null ? [] : [{ label: fact.nextTry, value: nextTryValue(ask, detail.dueInMs) }]),
      ];
    case 'blocked':
      return [
        { label: snapshot.failure?.kind === 'not-allowed' ? words.policy.says : fact.serverSays, value: failureValue(ask) },
        { label: fact.lastKnown, value: lastKnownValue(ask) },
        { label: fact.toStop, value: value.useVicidialButton },
      ];
    case 'connecting':
      return [{ label: fact.onDisk, value: snapshot.wanted === null ? value.noOpenWord : value.openWord(snapshot.wanted) }];
    case 'not-set-up':
      // With a dialer set up and its password out of reach, the line and the advice say what is missing.
      if (snapshot.failure) return [];
      return value.need.map((need, at) => ({ label: at === 0 ? fact.youNeed : '', value: need }));
    case 'paused':
      return [agent, pauseProof(ask), ...pauseCovers(ask)];
  }
}

function agentValue({ snapshot, since, words }: FactsAsk): string {
  const { detail } = snapshot;
  const stale = detail.lastKnown;
  if (stale) return words.status.withAge(statusOf(stale.agentStatus, words), ageText(stale.ageMs + since));
  const status = statusOf(snapshot.agentStatus, words);
  return snapshot.agentStatus === 'INCALL' && detail.callMs !== null ? words.status.withTime(status, clock(detail.callMs + since)) : status;
}

function fileFact({ snapshot }: FactsAsk, label: string): Fact[] {
  const file = snapshot.recording?.filename;
  return file ? [{ label, value: shorten(file, snapshot.detail.tag), file }] : [];
}

function provedFact({ snapshot, words }: FactsAsk): Fact {
  const { proof } = snapshot.detail;
  const id = snapshot.recording?.id ?? '';
  const ours = proof?.action === 'start' && proof.id === id;
  return { label: words.fact.proved, value: ours ? words.value.startProof(id, secondsText(proof.afterMs, words.locale)) : words.value.byServer(id) };
}

/** What a pause does not stop: always said where one of them is seen, else unless a person knows that there is none. */
function pauseCovers({ snapshot, words, alsoRecorded }: FactsAsk): Fact[] {
  const { fact, value } = words.pause;
  if (snapshot.detail.pause?.stereo === 'running') return [{ label: fact.stillRuns, value: value.stereo }];
  return alsoRecorded === 'no' ? [] : [{ label: fact.covers, value: value.own }];
}

/** How the stop was proved; once it asks, that it still is. */
function pauseProof({ snapshot, since, words }: FactsAsk): Fact {
  const { pause, proof } = snapshot.detail;
  const label = words.fact.proved;
  if (pause?.found) return { label, value: words.pause.value.found };
  if (pause?.phase === 'asking' || proof?.action !== 'stop') return { label, value: words.pause.value.stillNot(ageText((snapshot.ageMs ?? 0) + since)) };
  return { label, value: words.value.stopProof(secondsText(proof.afterMs, words.locale)) };
}

function doubledFacts(ask: FactsAsk): Fact[] {
  const { snapshot, words } = ask;
  const { ids, doubled } = snapshot.detail;
  const newest = ids.at(-1) ?? '';
  return [
    ...fileFact(ask, words.fact.newest),
    { label: words.fact.ids, value: words.value.idsAnd(ids.slice(0, -1).join(', '), newest) },
    { label: words.fact.cause, value: doubled === 'one-start' ? words.value.screenActedTwice : words.value.startedAnother },
  ];
}

function sentFact({ snapshot, since, words }: FactsAsk): Fact {
  const { detail } = snapshot;
  const { value } = words;
  if (detail.sentAt === null) return { label: words.fact.sent, value: detail.phase === 'foreign' ? value.noneYet : value.notSentYet };
  const time = timeOfDay(detail.sentAt, words.locale);
  if (!detail.accepted) return { label: words.fact.sent, value: value.sentUnanswered(time) };
  if (snapshot.wanted === 'start') return { label: words.fact.sent, value: value.sentAccepted(time) };
  return { label: words.fact.sent, value: value.sentNotActed(time, String(Math.floor(((detail.askedAgoMs ?? 0) + since) / 1000))) };
}

function lastFacts({ snapshot, words }: FactsAsk): Fact[] {
  const { last, proof } = snapshot.detail;
  if (!last) return [];
  const time = timeOfDay(last.endedAt, words.locale);
  const { value, fact } = words;
  const ended = last.how === 'proved' ? value.endedProved(time) : last.how === 'cancelled' ? value.endedCancelled(time) : value.endedSeen(time);
  return [
    ...(last.filename ? [{ label: fact.lastFile, value: shorten(last.filename), file: last.filename }] : []),
    { label: fact.ended, value: ended },
    ...(last.how === 'proved' && proof?.action === 'stop' ? [{ label: fact.proof, value: value.stopProof(secondsText(proof.afterMs, words.locale)) }] : []),
  ];
}

function failureValue({ snapshot, words }: FactsAsk): string {
  const { failure } = snapshot;
  if (!failure) return words.value.nothing;
  const brief: Readonly<Record<string, string>> = words.brief;
  return brief[failure.kind] ?? failure.message;
}

/** Up, as every countdown. */
function nextTryValue({ since, words }: FactsAsk, dueInMs: number): string {
  const seconds = Math.ceil((dueInMs - since) / 1000);
  return seconds > 0 ? words.value.inSeconds(ageText(seconds * 1000)) : words.value.now;
}

function lastKnownValue({ snapshot, since, words }: FactsAsk): string {
  const known = snapshot.detail.lastKnown;
  if (!known) return words.value.nothing;
  const age = ageText(known.ageMs + since);
  return known.recording ? words.value.wasRecording(age) : words.value.wasNotRecording(age);
}
