/** Days for the history window: a whole morning as one may be, and days on which something is odd. Made as the room makes them. */
import { wordsOf, type Language } from '../../assets/words';
import { createHistoryDesk, type HistoryDesk } from '../../main/desk/history-desk';
import type { Actor, Draft, Entry, Finding, Happening, History, Verdict } from '../../main/history';
import { localIso } from '../../main/recorder';

/** A moment of the pictured day, by this machine's own zone. */
export const at = (clock: string, tenths = 0): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(2026, 10, 24, hours, minutes, seconds, tenths * 100).getTime();
};
export const day = '2026-11-24';

export interface Story {
  readonly entries: Entry[];
  readonly add: (what: Happening, wallMs: number, part?: Partial<Draft>) => Entry;
  readonly call: (begin: string, end: string, parts: readonly Piece[], agent?: string) => void;
}

/** From and to, and how it began: a key of ours, the dialer by itself, or the next part after a pause. */
export interface Piece {
  readonly from: string;
  readonly to: string;
  readonly by?: Actor;
  readonly proofMs?: number;
  readonly after?: 'pause';
  readonly end?: 'stop' | 'call';
  readonly file?: 'found' | 'short' | 'missing';
}

/** Hexadecimal digits that look like a seal and are the same each time. */
function sealOf(seq: number): string {
  let state = seq * 2_654_435_761;
  return Array.from({ length: 64 }, () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 28).toString(16)).join('');
}

export function story(firstSeq = 1, base: Partial<Entry> = {}): Story {
  const entries: Entry[] = [];
  let id = 121_200;
  const add: Story['add'] = (what, wallMs, part = {}) => {
    const seq = firstSeq + entries.length;
    const entry: Entry = {
      v: 1,
      seq,
      desk: 'desk12345678',
      key: 'a1b2c3d4',
      prev: entries.at(-1)?.seal ?? '',
      seal: sealOf(seq),
      what,
      at: localIso(wallMs),
      serverAt: localIso(wallMs + 400),
      server: 'dialer.example',
      agent: '1000',
      practice: false,
      call: null,
      agentStatus: 'INCALL',
      actor: 'dialer',
      lead: null,
      asked: null,
      tag: null,
      part: null,
      before: [],
      after: [],
      askedAt: null,
      sentAt: null,
      provedAt: null,
      outcome: null,
      failure: null,
      file: null,
      ...base,
      ...part,
    };
    entries.push(entry);
    return entry;
  };
  const call: Story['call'] = (begin, end, parts, agent = '1000') => {
    const of = localIso(at(begin));
    const base = { call: of, agent };
    add('call-began', at(begin), base);
    const looked: (() => void)[] = [];
    let number = 1;
    for (const [n, piece] of parts.entries()) {
      id += 1;
      number = piece.after ? number + 1 : 1;
      const by = piece.by ?? 'hot-key';
      const stamp = `20261124-${piece.from.slice(0, 5).replace(':', '')}_72755512${String(id % 100).padStart(2, '0')}_${agent}`;
      const mark = [{ id: String(id), filename: by === 'dialer' ? stamp : `${stamp}_SALE${number > 1 ? `_P${number}` : ''}` }];
      const proof = piece.proofMs ?? 900;
      const proved = at(piece.from);
      const isCut = parts[n + 1]?.after === 'pause';
      const times = by === 'dialer' ? {} : { askedAt: localIso(proved - proof), sentAt: localIso(proved - proof + 50), provedAt: localIso(proved), tag: number > 1 ? `_SALE_P${number}` : '_SALE' };
      add('recording', proved, { ...base, actor: by, after: mark, part: number > 1 ? number : null, ...times });
      if (by !== 'dialer') add('press', proved + 10, { ...base, actor: by, asked: piece.after ? 'resume' : 'start', after: mark, askedAt: localIso(proved - proof), sentAt: localIso(proved - proof + 50), provedAt: localIso(proved), outcome: 'proved-start' });
      if (piece.after) add('pause-over', proved + 20, { ...base, actor: by, outcome: 'resumed', before: mark, after: mark });
      const ended = at(piece.to);
      if (isCut) add('paused', ended, { ...base, actor: 'hot-key', before: mark, part: number, askedAt: localIso(ended - 1100), sentAt: localIso(ended - 1000), provedAt: localIso(ended) });
      else if (piece.end === 'stop') add('stopped', ended, { ...base, actor: 'hot-key', before: mark, askedAt: localIso(ended - 700), sentAt: localIso(ended - 650), provedAt: localIso(ended) });
      else add('ended', ended, { ...base, before: mark });
      const seconds = Math.round((ended - proved) / 1000);
      const how = piece.file ?? 'found';
      looked.push(() => add('verified', at(end) + 40_000, { ...base, outcome: how, after: mark, file: { id: mark[0]?.id ?? '', seconds: how === 'missing' ? null : how === 'short' ? Math.round(seconds / 2) : seconds, expectedSeconds: seconds, format: how === 'missing' ? null : 'MP3', place: how === 'missing' ? null : 'archive.dialer.example' } }));
    }
    add('call-ended', at(end), { ...base, agentStatus: 'PAUSED' });
    for (const look of looked) look();
  };
  return { entries, add, call };
}

const whole = (from: string, to: string, part: Partial<Piece> = {}): readonly Piece[] => [{ from, to, by: 'dialer', ...part }];

/** A morning with everything in it. */
export function morning(): Entry[] {
  const { entries, add, call } = story(1201);
  const ready = (clock: string, agentStatus = 'READY'): void => void add('agent-status', at(clock), { agentStatus });
  add('began', at('08:57:10'), { agentStatus: null, actor: 'app', serverAt: null });
  ready('08:57:12');
  call('09:02:00', '09:07:20', [{ from: '09:02:01', to: '09:07:20', by: 'command-line', proofMs: 2600, file: 'short' }]);
  call('09:08:26', '09:12:10', [{ from: '09:09:48', to: '09:12:10', by: 'notice', proofMs: 1400 }]);
  const held = entries.findIndex(({ what, at: when }) => what === 'recording' && when === localIso(at('09:09:48')));
  const hole: Entry = { ...(entries[held] as Entry), what: 'guard', at: localIso(at('09:09:06')), actor: 'guard', after: [], askedAt: null, sentAt: null, provedAt: null, tag: null, outcome: 'unrecorded' };
  entries.splice(held, 0, hole);
  call('09:13:25', '09:18:20', whole('09:13:26', '09:18:20'));
  call('09:20:50', '09:31:47', [
    { from: '09:20:54', to: '09:23:41' },
    { from: '09:24:35', to: '09:31:47', after: 'pause' },
  ]);
  call('09:34:00', '09:35:40', whole('09:34:02', '09:35:40'));
  call('09:37:10', '09:44:00', whole('09:37:11', '09:44:00', { file: 'missing' }));
  call('09:46:00', '09:49:10', []);
  call('09:51:00', '09:59:10', [
    { from: '09:51:02', to: '09:55:10', by: 'popup' },
    { from: '09:56:05', to: '09:59:10', after: 'pause', by: 'popup' },
  ]);
  call('10:00:30', '10:06:00', whole('10:00:31', '10:06:00'));
  call('10:08:00', '10:09:12', whole('10:08:01', '10:09:12'));
  call('10:11:00', '10:19:00', whole('10:11:01', '10:19:00'));
  // No answer in the middle of that one.
  const lost = entries.findIndex(({ what, at: when }) => what === 'ended' && when === localIso(at('10:19:00')));
  const inCall = entries[lost] as Entry;
  entries.splice(lost, 0, { ...inCall, what: 'lost', at: localIso(at('10:13:20')), failure: 'unreachable', after: inCall.before, serverAt: null }, { ...inCall, what: 'heard', at: localIso(at('10:16:10')), after: inCall.before });
  call('10:20:40', '10:25:00', whole('10:20:42', '10:25:00'));
  call('10:26:20', '10:41:00', whole('10:26:21', '10:41:00'));
  call('10:44:20', '10:45:40', whole('10:44:21', '10:45:40'));
  call('10:47:00', '10:54:30', [
    { from: '10:47:02', to: '10:49:30' },
    { from: '10:50:20', to: '10:54:30', after: 'pause' },
  ]);
  call('10:56:00', '10:59:50', whole('10:56:01', '10:59:50'));
  call('11:01:10', '11:04:00', whole('11:01:11', '11:04:00'));
  call('11:05:50', '11:13:50', [{ from: '11:06:12', to: '11:13:50', by: 'tray' }]);
  ready('11:14:00', 'PAUSED');
  ready('11:46:00');
  call('11:46:30', '11:50:00', whole('11:46:31', '11:50:00'));
  call('11:51:40', '11:58:40', [{ from: '11:51:42', to: '11:58:40', by: 'link', end: 'stop' }]);
  const refused = entries.at(-1) as Entry;
  add('press', at('11:59:10'), { actor: 'popup', asked: 'start', askedAt: localIso(at('11:59:10')), outcome: 'refused-call-over', call: refused.call, agentStatus: 'PAUSED' });
  call('12:00:00', '12:03:00', whole('12:00:01', '12:03:00'));
  call('12:04:00', '12:11:00', whole('12:04:01', '12:11:00'));
  call('12:12:30', '12:19:00', [
    { from: '12:12:34', to: '12:15:30' },
    { from: '12:16:20', to: '12:19:00', after: 'pause' },
  ]);
  add('call-began', at('12:21:00'), { call: localIso(at('12:21:00')) });
  add('recording', at('12:21:12'), { call: localIso(at('12:21:00')), actor: 'hot-key', after: [{ id: '121299', filename: '20261124-1221_7275551299_1000_SALE' }], askedAt: localIso(at('12:21:11')), provedAt: localIso(at('12:21:12')), tag: '_SALE' });
  return renumbered(entries, 1201);
}

export function renumbered(entries: readonly Entry[], from = 1): Entry[] {
  return entries.map((entry, n) => ({ ...entry, seq: from + n, seal: sealOf(from + n) }));
}

export const unbroken: Verdict = { ok: true, entries: 1284, from: 1, last: 1284, until: localIso(at('12:21:12')), copiedUntil: null, cannotExclude: ['new-chain', 'roll-back', 'not-running'] };
export const brokenBy = (findings: readonly Finding[]): Verdict => ({ ...unbroken, ok: false, findings, more: 0 });

export interface Book {
  readonly days: Readonly<Record<string, readonly Entry[]>>;
  readonly verdict?: Verdict;
  readonly broken?: number;
}

/** A book that only has what it is given. */
export function bookOf({ days, verdict = unbroken, broken = 0 }: Book): History {
  return {
    view: () => undefined,
    press: async (_ask, _by, run) => run(),
    scribe: () => ({ view: () => undefined, press: (_ask, run) => run(), pauseOver: () => undefined, close: () => undefined }),
    pauseOver: () => undefined,
    tell: () => undefined,
    call: () => null,
    useKey: () => undefined,
    nextSeq: () => null,
    follow: () => undefined,
    days: () => Object.keys(days).sort(),
    entriesOf: async (of) => ({ day: of, entries: days[of] ?? [], broken }),
    verify: async () => verdict,
    waiting: () => 0,
    close: () => undefined,
  };
}

export function deskOf(book: Book, wallMs: number, language: Language = 'en', part: Partial<Parameters<typeof createHistoryDesk>[0]> = {}): HistoryDesk {
  const made = bookOf(book);
  return createHistoryDesk({ book: () => made, words: () => wordsOf(language), language: () => language, version: '1.0', wallMs: () => wallMs, writeWhole: () => undefined, chooseSave: async () => null, print: async () => new Uint8Array(), setTimer: () => () => undefined, onChange: () => undefined, ...part });
}
