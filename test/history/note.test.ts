/** Corners of the notes that need a picture of their own: pauses, whose press it was, other agents. */
import { expect, it } from 'vitest';
import type { Draft } from '../../main/history/entry';
import { noMemory, notePress, noteView, outcomeWord, type NoteMemory, type Pressed } from '../../main/history/note';
import type { Detail, PauseView, Snapshot } from '../../main/recorder/snapshot';
import { localIso } from '../../main/recorder';
import { quietDetail } from '../renderer/snapshots';
import { noon } from './rooms';

interface Picture extends Partial<Omit<Snapshot, 'detail'>> {
  readonly detail?: Partial<Detail>;
}

const base: Snapshot = { v: 1, agent: '1000', state: 'idle', wanted: null, asked: null, agentStatus: 'INCALL', recording: null, recordings: 0, resumeAt: null, failure: null, ageMs: 400, practice: false, detail: quietDetail };
const picture = ({ detail, ...part }: Picture): Snapshot => ({ ...base, ...part, detail: { ...quietDetail, ...detail } });
const runs = (...ids: string[]): Picture => ({ state: 'recording', recording: { id: ids.at(-1) ?? '', filename: `file-${ids.at(-1)}`, server: null, startedAt: null }, recordings: ids.length, detail: { ids } });
const proof = (action: 'start' | 'stop', id: string, at: number, afterMs = 900): Detail['proof'] => ({ action, id, afterMs, at: localIso(at), agoMs: 0 });
const ended = (id: string, how: 'proved' | 'cancelled' | 'seen', at: number): Detail['last'] => ({ id, filename: `file-${id}`, endedAt: localIso(at), agoMs: 0, how });
const pause: PauseView = { phase: 'pausing', seconds: 60, sinceMs: null, leftMs: null, atEnd: 'ask', part: 2, tag: '_SALE_P2', found: false, stereo: null };

/** Shows these pictures a second apart, and brings what was noted of each. */
function show(pictures: readonly Picture[], presses: readonly Pressed[] = [], from = noon): { readonly drafts: Draft[][]; readonly memory: NoteMemory } {
  let memory: NoteMemory = { ...noMemory, presses };
  const drafts = pictures.map((one, n) => {
    const noted = noteView(memory, picture(one), { at: localIso(from + n * 1000), serverAt: null, iso: localIso });
    memory = noted.memory;
    return [...noted.drafts];
  });
  return { drafts, memory };
}

const words = (drafts: readonly Draft[]): string[] => drafts.map(({ what, actor, outcome }) => [what, actor, outcome].filter((word) => word !== null).join(' '));
const press = (asked: Pressed['asked'], at: number, actor: Pressed['actor'] = 'hot-key'): Pressed => ({ asked, actor, at });

it('a pause: its proved stop, its end, and the part that goes on', () => {
  const running = runs('7');
  const second = { ...runs('8'), detail: { ids: ['8'], proof: proof('start', '8', noon + 4000), last: ended('7', 'proved', noon + 2000), part: { number: 2, gapMs: 2000 }, tag: '_SALE_P2' } } satisfies Picture;
  const paused: Picture = { state: 'paused', detail: { pause: { ...pause, phase: 'paused', sinceMs: 0 }, proof: proof('stop', '7', noon + 2000), last: ended('7', 'proved', noon + 2000) } };
  const { drafts } = show(
    [running, { ...running, state: 'stopping', wanted: 'stop', detail: { ids: ['7'], pause, sentAt: localIso(noon + 1500) } }, paused, { ...paused, detail: { ...paused.detail, pause: { ...pause, phase: 'asking', sinceMs: 1000 } } }, second, second],
    [press('pause', noon + 1100, 'popup'), press('resume', noon + 3100, 'notice')],
  );
  expect(drafts.map(words)).toEqual([['began app', 'call-began dialer', 'recording dialer'], [], ['paused popup'], [], ['recording notice', 'pause-over notice resumed'], []]);
  expect(drafts[2]?.[0]).toMatchObject({ part: 1, before: [{ id: '7', filename: 'file-7' }], after: [], sentAt: localIso(noon + 1500), provedAt: localIso(noon + 2000) });
  expect(drafts[4]?.[0]).toMatchObject({ part: 2, tag: '_SALE_P2', after: [{ id: '8' }] });
});

it.each<[string, Picture, string]>([
  ['its call ended', { agentStatus: 'PAUSED' }, 'pause-over dialer call-over'],
  ['it was stopped for good', {}, 'pause-over popup stayed-stopped'],
  ['somebody else’s recording began', runs('9'), 'pause-over dialer recording-began'],
])('a pause is over: %s', (_name, then, wanted) => {
  const last = ended('7', 'proved', noon + 1000);
  const paused: Picture = { state: 'paused', detail: { pause: { ...pause, phase: 'paused', sinceMs: 0 }, proof: proof('stop', '7', noon + 1000), last } };
  const { drafts } = show([runs('7'), paused, { ...then, detail: { ...then.detail, last, proof: proof('stop', '7', noon + 1000) } }], [press('pause', noon + 100), press('stop', noon + 1800, 'popup')]);
  expect(words(drafts[2] ?? [])).toContain(wanted);
});

it('what the pause room says of its end counts for more than what is seen', () => {
  const paused: Picture = { state: 'paused', detail: { pause: { ...pause, phase: 'paused', sinceMs: 0, found: true } } };
  const { drafts, memory } = show([{}, paused]);
  expect(words(drafts[1] ?? [])).toEqual(['paused app found']);
  expect(words([...noteView({ ...memory, pauseHow: 'logged-out' }, picture({}), { at: localIso(noon), serverAt: null, iso: localIso }).drafts])).toEqual(['pause-over dialer logged-out']);
});

it('the app’s own resume is the app’s, whoever began the recording', () => {
  const last = ended('7', 'proved', noon + 1000);
  const { drafts } = show(
    [runs('7'), { state: 'paused', detail: { pause: { ...pause, phase: 'paused', sinceMs: 0 }, proof: proof('stop', '7', noon + 1000), last } }, { ...runs('8'), detail: { ids: ['8'], last, proof: proof('start', '8', noon + 60_000) } }],
    [press('start', noon - 60_000), press('pause', noon + 100)],
  );
  expect(words(drafts[2] ?? [])).toEqual(['recording app', 'pause-over app resumed']);
});

it('a press joined by another is the one that the proof counts from', () => {
  const presses = [press('start', noon - 60_000, 'tray'), press('start', noon + 100, 'hot-key'), press('stop', noon + 500, 'popup')];
  const { drafts } = show([{}, { ...runs('7'), detail: { ids: ['7'], proof: proof('start', '7', noon + 1000) } }], presses);
  expect(words(drafts[1] ?? [])).toEqual(['recording hot-key']);
});

it('two recordings of one START are ours, a third is not', () => {
  const one: Detail['proof'] = proof('start', '7', noon + 1000);
  const { drafts } = show([{}, { ...runs('7'), detail: { ids: ['7'], proof: one } }, { ...runs('7', '8'), detail: { ids: ['7', '8'], proof: one, doubled: 'one-start' } }, { ...runs('7', '8', '9'), detail: { ids: ['7', '8', '9'], proof: one, doubled: 'another-start' } }], [press('start', noon + 100)]);
  expect(drafts.slice(1).map(words)).toEqual([['recording hot-key'], ['recording hot-key'], ['recording dialer']]);
  expect(drafts[3]?.[0]).toMatchObject({ before: [{ id: '7' }, { id: '8' }], after: [{ id: '7' }, { id: '8' }, { id: '9' }] });
});

it('a recording that seems to have ended with its call has ended, and a STOP all the same does not bring it back', () => {
  const { drafts } = show([runs('7'), { ...runs('7'), state: 'call-over', agentStatus: 'PAUSED', recordings: 0, detail: { ids: [] } }, { ...runs('7'), state: 'stopping', wanted: 'stop', agentStatus: 'PAUSED' }, { agentStatus: 'PAUSED', detail: { last: ended('7', 'proved', noon + 3000), proof: proof('stop', '7', noon + 3000) } }, { ...runs('7'), agentStatus: 'INCALL' }]);
  expect(drafts.slice(1).map(words)).toEqual([['ended dialer', 'call-ended dialer'], [], [], ['call-began dialer', 'recording dialer']]);
});

it('while nothing is heard nothing is concluded', () => {
  const failure = { kind: 'timeout', message: '', advice: '' };
  const lost: Picture = { state: 'offline', failure, detail: { ids: [] } };
  const { drafts } = show([runs('7'), lost, lost, { ...lost, state: 'blocked', failure: { ...failure, kind: 'locked-out' } }, { ...runs('7'), state: 'stopping', wanted: 'stop', failure }, runs('7')]);
  expect(drafts.slice(1).map(words)).toEqual([['lost dialer'], [], [], [], ['heard dialer']]);
  expect(drafts[1]?.[0]).toMatchObject({ failure: 'timeout', after: [{ id: '7' }] });
});

it('while the computer slept nothing is known, from the last answer on', () => {
  let memory: NoteMemory = noMemory;
  const see = (at: number, one: Picture): string[] => {
    const noted = noteView(memory, picture(one), { at: localIso(at), serverAt: null, iso: localIso });
    memory = noted.memory;
    return noted.drafts.map((draft) => `${draft.what} ${draft.actor} ${(Date.parse(draft.at) - noon) / 1000}`);
  };
  see(noon, runs('7'));
  expect(see(noon + 60_000, { ...runs('7'), ageMs: 0 })).toEqual([]);
  // Awake: what is shown is still of before.
  expect(see(noon + 3_600_000, { ...runs('7'), ageMs: 3_540_000 })).toEqual([]);
  expect(see(noon + 3_601_000, { ...runs('7'), ageMs: 0 })).toEqual(['lost app 60', 'heard dialer 3601']);
  expect(see(noon + 3_602_000, { ...runs('7'), ageMs: 0 })).toEqual([]);
});

it('logged out ends calls and recordings', () => {
  const { drafts } = show([runs('7'), { state: 'logged-out', agentStatus: null, failure: { kind: 'not-logged-in', message: '', advice: '' } }]);
  expect(words(drafts[1] ?? [])).toEqual(['ended dialer', 'call-ended dialer']);
});

it('another agent, dialer or the practice begins anew', () => {
  const { drafts } = show([runs('7'), { agent: '2000', state: 'connecting', ageMs: null, agentStatus: null }, { agent: null, state: 'not-set-up', ageMs: null }, {}]);
  expect(drafts.slice(1).map((all) => all.map(({ what, agent }) => `${what} ${agent}`))).toEqual([['closed 1000', 'began 2000'], ['closed 2000'], ['began 1000', 'call-began 1000']]);
});

it('the same end told a little otherwise is one end', () => {
  const taken = (at: number): Picture => ({ detail: { last: { id: null, filename: null, endedAt: localIso(at), agoMs: 0, how: 'cancelled' } } });
  const { drafts } = show([{}, taken(noon), taken(noon + 3), taken(noon - 2), taken(noon + 20_000)], [press('stop', noon, 'tray')]);
  expect(drafts.slice(1).map(words)).toEqual([['cancelled tray'], [], [], ['cancelled tray']]);
});

it('a call that is known to have begun earlier is named by its begin', () => {
  const { drafts } = show([{ agentStatus: 'READY' }, { detail: { callMs: 4000 } }]);
  expect(drafts[1]?.[0]).toMatchObject({ what: 'call-began', call: localIso(noon - 3000) });
});

it.each([
  [{ kind: 'proved', action: 'start' }, 'proved-start'],
  [{ kind: 'refused', why: 'call-over' }, 'refused-call-over'],
  [{ kind: 'nothing-to-stop' }, 'nothing-to-stop'],
  [{ kind: 'paused' }, 'paused'],
])('%j is told as %s', (outcome, word) => {
  expect(outcomeWord(outcome)).toBe(word);
  const now = { at: localIso(noon), serverAt: null, iso: localIso };
  expect(notePress(noMemory, { asked: 'pause', tag: '_R', actor: 'tray', pressedAt: noon - 800, outcome, before: [], snapshot: picture({ failure: { kind: 'timeout', message: 'free text', advice: 'of the server' } }) }, now)).toMatchObject({ what: 'press', outcome: word, askedAt: localIso(noon - 800), sentAt: null, provedAt: null, failure: 'timeout' });
});
