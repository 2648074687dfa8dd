/** The page of one call in a person's words, as a tree. Pure. */
import type { Words } from '../../assets/words/en';
import { howOf, pauseOverOf } from '../../assets/words/history';
import { clock } from '../../assets/words/say';
import { localIso } from '../recorder';
import { barOf } from './bar';
import { chainOf, filesOf } from './proofs';
import { node, seconds, tenths, timeOf } from './text';
import type { Evidence, Gap, Line, SheetNode, SheetTag } from './types';

export function sheetOf(evidence: Evidence, words: Words, version: string): SheetNode {
  const said = words.evidence;
  return node('article', { class: 'sheet' }, [
    node('header', { class: 'top' }, [node('span', {}, [said.top(version)]), node('span', {}, [said.made(madeText(evidence.madeAt, words))])]),
    node('h1', {}, [headingText(evidence, words)]),
    ...(evidence.practice ? [node('p', { class: 'practice' }, [said.practice])] : []),
    barOf(evidence, words),
    node('p', { class: 'sums' }, [sumText(evidence, words)]),
    section(said.call, [callList(evidence, words)]),
    section(said.asks, [asksTable(evidence.lines, words)]),
    section(evidence.gaps.length > 1 ? said.gaps : said.gap, [
      ...(evidence.gaps.length === 0 ? [node('p', {}, [said.gapNone])] : evidence.gaps.map((gap) => gapText(gap, words))),
      ...(evidence.holes.length === 0 ? [] : [node('p', {}, [`${said.holes} ${evidence.holes.map(({ from, to }) => said.hole(timeOf(localIso(from)), timeOf(localIso(to)), seconds(to - from, words))).join(', ')}.`])]),
      ...filesOf(evidence, words),
    ]),
    section(said.chain, chainOf(evidence, words)),
    node('footer', {}, [node('p', {}, [`${clockText(evidence.aheadMs, words)} ${said.limits}`])]),
  ]);
}

export function headingText({ heading, pauses, but }: Evidence, words: Words): string {
  const { finding } = words.evidence;
  const base = {
    // What follows would take it back.
    whole: but.length === 0 ? finding.whole : finding.recorded,
    part: finding.part,
    none: finding.none,
    unknown: finding.unknown,
    'none-known': finding.notKnownPart,
    running: finding.running,
    'paused-now': finding.pausedNow,
    again: finding.again(pauses),
    'not-again': finding.notAgain(pauses),
    'part-again': finding.partAgain(pauses),
  }[heading];
  const more = { unknown: finding.butUnknown, missing: finding.butMissing, short: finding.butShort, broken: finding.butBroken };
  return but.reduce((so, one) => more[one](so), base);
}

function sumText({ sums }: Evidence, words: Words): string {
  const { sum } = words.evidence;
  const shown = (['recorded', 'paused', 'hole', 'notKnown'] as const).filter((kind) => kind === 'recorded' || sums[kind] >= 500);
  return `${sum.lead} ${shown.map((kind) => sum[kind](clock(sums[kind]))).join(' · ')}`;
}

function callList({ agent, server, began, ended, goesOn, parts }: Evidence, words: Words): SheetNode {
  const said = words.evidence;
  const row = (name: string, value: string, is: string | null = null): SheetNode[] => [node('dt', {}, [name]), node('dd', is === null ? {} : { class: is }, [value])];
  return node('dl', {}, [
    ...row(said.agent, agent),
    ...row(said.dialer, server ?? words.history.detail.notKnown),
    ...row(said.began, `${dateText(began, words)}, ${timeOf(began)}`),
    ...row(said.ended, ended === null ? (goesOn ? said.running : said.notSeen) : timeOf(ended)),
    ...parts.flatMap(({ part, id, filename }) => row(part === null ? said.recording : said.part(part), `${said.id(id)} · ${filename ?? said.noName}`, 'mono')),
  ]);
}

function asksTable(lines: readonly Line[], words: Words): SheetNode {
  const { column } = words.evidence;
  const cells = (tag: SheetTag, of: readonly string[]): SheetNode => node('tr', {}, of.map((text) => node(tag, {}, [text])));
  const rows = lines.map((line) => cells('td', [tenths(line.askedAt), whoOf(line, words), whatText(line, words), tenths(line.provedAt), proofText(line, words)]));
  return node('table', {}, [node('thead', {}, [cells('th', [column.asked, column.by, column.what, column.proved, column.proof])]), node('tbody', {}, rows)]);
}

function whoOf({ actor, lead }: Line, words: Words): string {
  if (actor === 'dialer') return words.evidence.byDialer;
  return actor === 'board' && lead !== null ? words.leads.fromBoard(lead) : words.history.by[actor];
}

function whatText({ what }: Line, words: Words): string {
  const { asked, what: happened, press } = words.history;
  switch (what.kind) {
    case 'start':
    case 'resume':
    case 'stop':
      return asked[what.kind];
    case 'stop-for-card':
      return words.evidence.stopForCard;
    case 'found-paused':
      return happened.pausedFound;
    case 'call-began':
      return happened.callBegan;
    case 'call-ended':
      return happened.callEnded;
    case 'recording':
    case 'cancelled':
    case 'ended':
    case 'lost':
    case 'slept':
    case 'heard':
    case 'began':
    case 'closed':
      return happened[what.kind];
    case 'press':
      return press(asked[what.asked], howOf(what.outcome, words));
    case 'pause-over':
      return pauseOverOf(what.how, words);
  }
}

function proofText({ proof }: Line, words: Words): string {
  const said = words.evidence.proof;
  switch (proof.kind) {
    case 'new-id':
      return said.newId(proof.id);
    case 'seen':
    case 'gone':
      return said[proof.kind](proof.id);
    case 'acted':
      return said.acted;
    case 'not-recording':
      return said.notRecording;
    case 'no-id':
      return said.noId;
    case 'none':
      return '';
  }
}

function gapText({ from, to, end, heard }: Gap, words: Words): SheetNode {
  const said = words.evidence;
  const lead = { resumed: said.gapResumed, ended: said.gapEnded, open: said.gapOpen }[end](tenths(from), tenths(to));
  const after = { acted: said.gapActed, found: said.gapFound, unheard: said.gapUnheard, recording: said.gapRecording }[heard];
  return node('p', {}, [`${lead} `, node('b', {}, [`${seconds(Date.parse(to) - Date.parse(from), words)} s.`]), ` ${after}`]);
}

function clockText(aheadMs: number | null, words: Words): string {
  const said = words.evidence;
  if (aheadMs === null) return said.clockUnknown;
  if (Math.abs(aheadMs) < 50) return said.clockSame;
  return (aheadMs > 0 ? said.clockAhead : said.clockBehind)(seconds(Math.abs(aheadMs), words));
}

function madeText(at: string, words: Words): string {
  return `${dateText(at, words)}, ${timeOf(at)} ${/(?:Z|[+-]\d\d:\d\d)$/.exec(at)?.[0] ?? ''}`;
}

/** The day before the month, also in English: the times are those of 24 hours. */
function dateText(at: string, { locale }: Words): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${at.slice(0, 10)}T00:00:00Z`));
}

function section(title: string, of: readonly SheetNode[]): SheetNode {
  return node('section', {}, [node('h2', {}, [title]), ...of]);
}
