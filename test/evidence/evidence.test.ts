/** What the page of one call finds and says, and that nothing in it can be more than text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../assets/words';
import { en } from '../../assets/words/en';
import { evidenceOf, htmlOf, sheetOf, type Evidence, type SheetNode } from '../../main/evidence';
import { headingText } from '../../main/evidence/sheet';
import type { Entry } from '../../main/history';
import { localIso } from '../../main/recorder';
import { at, brokenBy, morning, renumbered, story, unbroken, type Piece } from '../renderer/history-days';

const noon = at('12:24:06');
const callAt = (clock: string): string => localIso(at(clock));

function found(entries: readonly Entry[], clock: string, part: Partial<Parameters<typeof evidenceOf>[0]> = {}): Evidence {
  const evidence = evidenceOf({ entries, agent: '1000', call: callAt(clock), verdict: unbroken, wallMs: noon, ...part });
  if (!evidence) throw new Error('no such call');
  return evidence;
}

/** The call alone, its agent here before and after it. */
function one(pieces: readonly Piece[], change: (entries: Entry[]) => Entry[] = (same) => same): Evidence {
  const { entries, add, call } = story();
  add('agent-status', at('08:59:00'), { agentStatus: 'READY' });
  call('09:00:00', '09:10:00', pieces);
  return found(renumbered(change(entries)), '09:00:00');
}

const heading = (evidence: Evidence): string => headingText(evidence, en);
const textOf = (node: SheetNode): string => (typeof node === 'string' ? node : node.of.map(textOf).join(node.tag === 'tr' || node.tag === 'dl' ? '|' : ''));

describe('the heading is the finding', () => {
  const whole: Piece = { from: '09:00:02', to: '09:10:00' };
  const first: Piece = { from: '09:00:02', to: '09:03:00' };
  const second: Piece = { from: '09:04:00', to: '09:10:00', after: 'pause' };

  it.each<[string, readonly Piece[], string]>([
    ['from begin to end', [whole], 'Recorded without a gap'],
    ['never', [], 'Not recorded'],
    ['begun late', [{ ...whole, from: '09:02:00' }], 'Recorded in part'],
    ['stopped early', [{ ...whole, to: '09:08:00', end: 'stop' }], 'Recorded in part'],
    ['a pause', [first, second], 'Recorded, paused once, recorded again'],
    ['two pauses', [first, { ...second, to: '09:06:00' }, { from: '09:07:00', to: '09:10:00', after: 'pause' }], 'Recorded, paused 2 times, recorded again'],
    ['a pause, and a hole in it that is none', [first, { ...second, to: '09:06:00', end: 'stop' }, { from: '09:08:00', to: '09:10:00' }], 'Recorded in part, paused once'],
    ['a file that is missing', [{ ...whole, file: 'missing' }], 'Recorded; a finished file is missing'],
    ['a file that is too short', [{ ...whole, file: 'short' }], 'Recorded; a finished file is too short'],
  ])('%s', (_name, pieces, said) => expect(heading(one(pieces))).toBe(said));

  it('a pause that nobody resumed', () => {
    const evidence = one([first, second], (entries) => entries.filter(({ what, part, file, asked }) => !(what === 'recording' && part === 2) && !file && asked !== 'resume').map((entry) => (entry.what === 'pause-over' ? { ...entry, outcome: 'call-over', at: callAt('09:10:00'), before: [], after: [], actor: 'dialer' } : entry)));
    expect(heading(evidence)).toBe('Recorded, paused once, not recorded again');
    expect(evidence.gaps).toEqual([{ from: callAt('09:03:00'), to: callAt('09:10:00'), end: 'ended', heard: 'acted' }]);
  });

  it('an outage in it', () => {
    const lost = (entries: Entry[]): Entry[] => {
      const from = entries.findIndex(({ what }) => what === 'ended');
      const near = entries[from] as Entry;
      return entries.toSpliced(from, 0, { ...near, what: 'lost', at: callAt('09:05:00') }, { ...near, what: 'heard', at: callAt('09:06:30') });
    };
    const evidence = one([whole], lost);
    expect(heading(evidence)).toBe('Recorded; not known in part');
    expect(evidence.sums).toEqual({ recorded: 508_000, paused: 0, hole: 2000, notKnown: 90_000 });
    expect(heading(one([], (entries) => entries.map((entry) => (entry.what === 'call-began' ? { ...entry, what: 'lost' } : entry))))).toBe('Not known');
  });

  it('a chain that is broken', () => {
    const { entries, call } = story();
    call('09:00:00', '09:10:00', [whole]);
    const evidence = found(entries, '09:00:00', { verdict: brokenBy([{ kind: 'edited', file: '2026-11-24.jsonl', line: 7, seq: 7, count: 1 }]) });
    expect(heading(evidence)).toBe('Recorded; the chain is broken');
    expect(textOf(sheetOf(evidence, en, '1.0'))).toContain('line 7 of 2026-11-24.jsonl · edited');
  });

  it('a call that goes on', () => {
    const evidence = found(morning(), '12:21:00');
    expect([heading(evidence), evidence.goesOn, evidence.ended]).toEqual(['Recorded in part', true, null]);
    expect(evidence.spans.at(-1)).toMatchObject({ kind: 'recorded', to: noon });
  });

  it('a call whose end was not seen ends where the next thing was', () => {
    const { entries, call } = story();
    call('09:00:00', '09:10:00', [whole]);
    call('09:20:00', '09:21:00', []);
    const evidence = found(renumbered(entries.filter(({ what, at: when }) => !(what === 'call-ended' && when === callAt('09:10:00')) && what !== 'verified')), '09:00:00');
    expect([evidence.goesOn, evidence.ended, evidence.spans.at(-1)?.to]).toEqual([false, null, at('09:20:00')]);
  });

  it('no such call', () => {
    expect(evidenceOf({ entries: morning(), agent: '1000', call: callAt('09:00:01'), verdict: null, wallMs: noon })).toBeNull();
    expect(evidenceOf({ entries: morning(), agent: '2000', call: callAt('09:20:50'), verdict: null, wallMs: noon })).toBeNull();
  });
});

describe('the pictured call', () => {
  const evidence = found(morning(), '09:20:50');
  const text = textOf(sheetOf(evidence, en, '1.0'));

  it('its gap goes from the proof of the stop to the sending of the resume', () => {
    expect(evidence.gaps).toEqual([{ from: callAt('09:23:41'), to: localIso(at('09:24:34') + 150), end: 'resumed', heard: 'acted' }]);
    expect(text).toContain('From the proved stop to the resume being sent, 09:23:41.0 to 09:24:34.1: 53.2 s. The agent screen had acted on the stop, and every answer in between said not recording.');
  });

  it('says what was asked and what proved it', () => {
    expect(text).toContain('09:20:53.1|Hot key|Start|09:20:54.0|new id 121204');
    expect(text).toContain('09:23:39.9|Hot key|Stop for card|09:23:41.0|agent screen acted');
    expect(text).toContain('|Dialer|Call ended|09:31:47.0|not recording');
    expect(text).toContain('Began|24 Nov 2026, 09:20:50');
    expect(text).not.toMatch(/proved-start|refused-/);
  });

  it('its parts, their files, its clock, its seals', () => {
    expect(evidence.parts.map(({ part, id, file }) => [part, id, file?.how])).toEqual([[1, '121204', 'found'], [2, '121205', 'found']]);
    expect(text).toContain('The finished files are on the server, 2:47 and 7:12 long.');
    expect(text).toContain('the dialer’s clock was 0.4 s ahead');
    const { first, last } = evidence.chain;
    expect(text).toContain(`${first.seq} ${first.seal.slice(0, 4)} ${first.seal.slice(4, 8)}`);
    expect(text).toContain(`… ${last.seal.slice(-4)}`);
    expect(text).toContain('1,284 entries, unbroken when this page was made');
  });

  it('last, what it does not show', () => expect(text).toMatch(/It helps with PCI DSS and certifies nothing\.$/));

  it('the bar is as long as the call', () => {
    expect(evidence.spans.map(({ kind, from, to }) => [kind, (to - from) / 1000])).toEqual([['hole', 4], ['recorded', 167], ['paused', 54], ['recorded', 432]]);
  });

  it('a press that came to nothing has its line', () => {
    const refused = textOf(sheetOf(found(morning(), '11:51:40'), en, '1.0'));
    expect(refused).toContain('11:59:10.0|Popup|Start: the call is over||');
  });
});

describe('the file', () => {
  const sheet = sheetOf(found(morning(), '09:20:50'), en, '1.0');
  const page = { title: 'Evidence', language: 'en', css: '.sheet { color: #14181f }' };

  it('holds its style, and nothing from elsewhere', () => {
    const html = htmlOf(sheet, page);
    expect(html).toContain('<h1>Recorded, paused once, recorded again</h1>');
    expect(html).toContain(page.css);
    expect(html).not.toMatch(/<script|javascript:|https?:\/\/|url\(|@import|<link|<img|<iframe/i);
    expect(html).toContain("default-src 'none'");
  });

  it('whatever stands in an entry is text in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('</style><script>alert(1)</script>', '"><svg onload=x>', "' onmouseover='x", '&lt;', '<!--'), (any, nasty) => {
        const value = any + nasty;
        const html = htmlOf({ tag: 'p', is: { class: value }, of: [value] }, { ...page, title: value, language: value });
        const body = html.slice(html.indexOf('<body>'));
        expect(body.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/<(?!\/?(?:body|main|p|html)\b)/);
        expect(body.match(/"/g)).toHaveLength(4);
      }),
    );
  });

  it('speaks Spanish too', () => {
    const html = htmlOf(sheetOf(found(morning(), '09:20:50'), wordsOf('es'), '1.0'), { ...page, language: 'es' });
    expect(html).toContain('Grabada, una pausa, grabada de nuevo');
    expect(html).toContain('53,2 s.');
  });
});

it('an entry without a seal is said to have none', () => {
  const { entries, call } = story(1, { key: null });
  call('09:00:00', '09:10:00', []);
  expect(textOf(sheetOf(found(entries, '09:00:00'), en, '1.0'))).toContain('Not sealed: there was no key.');
  expect(textOf(sheetOf(found(entries, '09:00:00', { verdict: null }), en, '1.0'))).toContain('The chain could not be checked');
});

it('practice says that it is none of the agent’s calls', () => {
  const { entries, call } = story(1, { practice: true });
  call('09:00:00', '09:10:00', []);
  expect(textOf(sheetOf(found(entries, '09:00:00'), en, '1.0'))).toContain('PRACTICE: this call was never made.');
});

describe('a call that only the board switched', () => {
  const mark = [{ id: '121204', filename: '20261124-090002_7275551212_SALE' }];
  const call = callAt('09:00:00');
  type Part = Partial<Entry>;
  const paper = (entries: readonly (readonly [Entry['what'], string, Part?])[], more: readonly (readonly [Entry['what'], string, Part?])[] = []): Evidence => {
    const { entries: made, add } = story();
    for (const [what, clock, part] of entries) add(what, at(clock), { call, actor: 'board', lead: '6666', ...part });
    for (const [what, clock, part] of more) add(what, at(clock), { call: callAt(clock), actor: 'board', lead: '6666', ...part });
    return found(renumbered(made), '09:00:00');
  };
  const began = ['recording', '09:00:05', { after: mark }] as const;
  const stopped = ['stopped', '09:05:05', { before: mark }] as const;
  const paused = ['paused', '09:05:05', { before: mark, provedAt: callAt('09:05:05') }] as const;

  it.each<[string, Parameters<typeof paper>, string, number, number]>([
    ['started: for how long nobody looked', [[began]], 'Recorded in part; not known in part', 0, 0],
    ['started and stopped', [[began, stopped]], 'Recorded in part; not known in part', 300, 0],
    ['stopped alone', [[stopped]], 'Not known', 0, 0],
    ['paused, and the pause is open', [[began, paused]], 'Recorded in part, paused once; not known in part', 300, 0],
    ['paused and left stopped', [[began, paused, ['pause-over', '09:06:05', { outcome: 'stayed-stopped' }]]], 'Recorded in part, paused once; not known in part', 300, 60],
    ['paused, resumed', [[began, paused, ['recording', '09:06:05', { part: 2, after: [{ id: '121205', filename: null }] }], ['pause-over', '09:06:05', { outcome: 'resumed', after: [{ id: '121205', filename: null }] }]]], 'Recorded, paused once, recorded again; not known in part', 300, 60],
    ['paused until its call ended', [[began, paused, ['pause-over', '09:06:05', { outcome: 'call-over' }], ['call-ended', '09:06:05', { actor: 'dialer' }]]], 'Recorded, paused once, not recorded again; not known in part', 300, 60],
    ['and another one hours later', [[began, stopped], [['recording', '11:00:00', { after: mark }]]], 'Recorded in part; not known in part', 300, 0],
  ])('%s', (_name, [entries, more], said, recorded, pausedFor) => {
    const evidence = paper(entries, more);
    expect(heading(evidence)).toBe(said);
    expect(evidence.sums).toMatchObject({ recorded: recorded * 1000, paused: pausedFor * 1000, hole: 0 });
    // Nobody saw that it goes on.
    expect(evidence.goesOn).toBe(false);
    expect(evidence.holes).toEqual([]);
  });

  it('names the lead beside what was asked, in each language', () => {
    const evidence = paper([began, stopped, ['ended', '09:06:00', { actor: 'dialer' }]]);
    const text = textOf(sheetOf(evidence, en, '1'));
    expect(text).toContain('6666, from the board|Start');
    expect(text).toContain('6666, from the board|Stop');
    expect(text.match(/6666/g)).toHaveLength(2);
    expect(textOf(sheetOf(evidence, wordsOf('es'), '1'))).toContain('6666, desde el panel');
  });
});
