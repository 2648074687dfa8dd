/** What is saved in the n-th round: recognisable as a whole, of very different sizes, so that halves and mixtures show. */
import { isDeepStrictEqual } from 'node:util';
import { refusalKinds, type RefusalKind } from '../../main/agent-api';
import type { Kept } from '../../main/recorder/open-word';
import { defaults, type Settings } from '../../main/settings';
import type { Login } from '../../main/vault';
import { openRooms, origin, type Rooms } from './rooms';

export const files = ['settings', 'vault', 'word', 'refusal'] as const;
export type File = (typeof files)[number];

const sizes = [0, 700, 3, 40_000, 90, 300_000, 5000];
const filler = (n: number, most: number): string => `${n}.`.repeat(Math.ceil(Math.min(most, sizes[n % sizes.length] ?? 0) / `${n}.`.length));

/** Some rounds take the file away: nothing open, nothing refused. */
const takesAway = (n: number): boolean => n === 0 || n % 4 === 3;

function settingsOf(n: number): Settings {
  return n === 0 ? defaults : { ...defaults, server: origin, user: 'api', agent: String(n), caFile: filler(n, 900) };
}

const loginOf = (n: number): Login => ({ server: origin, user: 'api', password: `${n} ${filler(n, 300_000)}` });

/** The note is always about the same login. */
export const refusedLogin = loginOf(1);
const refusalOf = (n: number): RefusalKind | null => (takesAway(n) ? null : (refusalKinds[n % refusalKinds.length] ?? null));

function wordOf(n: number): Kept | null {
  if (takesAway(n)) return null;
  const common = { pressedAt: 900_000 + n, sentAt: 900_001 + n, unconfirmed: false, presses: [] };
  if (n % 2 === 0) return { word: { ...common, wanted: 'start', tag: `_${n}`, accepted: true, idBefore: String(n), statusBefore: 'INCALL', again: n % 4 === 0 }, after: null };
  const ids = filler(n, 300_000).split('.').filter((id) => id !== '');
  const stop = { stage: { at: 'sent' }, acceptedAt: 900_002 + n, limitFrom: 0, overStart: false, tag: null, lateId: false, tries: 0, lastProbeAt: null, callChanged: true } as const;
  return { word: { ...common, ...stop, wanted: 'stop', ids, resends: n }, after: { untilAt: 900_000 + n, ids, resends: n } };
}

/** Saves the n-th round of one file by the room that keeps it. */
export async function save(file: File, n: number, rooms: Rooms, settings = rooms.settings()): Promise<void> {
  switch (file) {
    case 'settings':
      return settings.set(settingsOf(n));
    case 'vault':
      await rooms.vault.save(loginOf(n));
      return;
    case 'word':
      return rooms.word.keep(wordOf(n));
    case 'refusal': {
      const kind = refusalOf(n);
      const memory = rooms.refusal(refusedLogin);
      return kind === null ? memory.forget() : memory.remember(kind);
    }
  }
}

/** Which of these rounds lies in the file, whole; null: none of them. `rooms` is a fresh start. */
export async function find(file: File, rounds: readonly number[], rooms: Rooms): Promise<number | null> {
  const found = await load(file, rooms);
  return rounds.find((n) => isDeepStrictEqual(found, expected(file, n))) ?? null;
}

async function load(file: File, rooms: Rooms): Promise<unknown> {
  switch (file) {
    case 'settings':
      return rooms.settings().get();
    case 'vault': {
      const stored = await rooms.vault.load();
      return stored.kind === 'login' ? stored.login : stored.kind;
    }
    case 'word':
      return shapeOf(rooms.word.load());
    case 'refusal':
      return rooms.refusal(refusedLogin).load();
  }
}

function expected(file: File, n: number): unknown {
  switch (file) {
    case 'settings':
      return settingsOf(n);
    case 'vault':
      return n === 0 ? 'none' : loginOf(n);
    case 'word':
      return shapeOf(wordOf(n));
    case 'refusal':
      return refusalOf(n);
  }
}

/** What a restart must bring back; where the wish goes on from is the recorder's to say. */
function shapeOf(kept: Kept | null): unknown {
  if (kept?.word?.wanted === 'start') return { ...kept.word, after: kept.after };
  return kept === null ? null : { wanted: kept.word?.wanted, ids: kept.word?.ids, resends: kept.word?.resends, pressedAt: kept.word?.pressedAt, afterIds: kept.after?.ids };
}

export { openRooms };
