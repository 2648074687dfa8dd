/** Each kept file × each damage, and what must come of it. Read as a table; matrix.test.ts tries every cell. */

export const names = { settings: 'settings.json', vault: 'login.json', refusal: 'refusal.json', word: 'open word', log: 'log', socket: 'socket' } as const;
export type Name = keyof typeof names;

/** Damages to the bytes; of a file that is sound otherwise. */
export const contents = ['empty', 'NULs', 'truncated', '[]', 'null', 'wrong types', 'future version'] as const;
/** Damages to the place: the file is sound, but for those that say otherwise. */
export const places = ['unreadable', 'a folder in its place', 'read-only', 'in a read-only folder', 'on a full disk', 'truncated on a full disk', 'not there on a full disk'] as const;
export type Damage = (typeof contents)[number] | (typeof places)[number];

export interface Outcome {
  /** What the room brings at the start, after a person went on, and at the next start (children/visit.ts). */
  readonly seen: readonly [unknown, unknown, unknown];
  readonly told: readonly string[];
  /** The old bytes: where they were, under a name that says so, at the head of what was added, or rightly gone. */
  readonly bytes: 'in place' | 'aside' | 'continued' | 'gone';
}

const o = (seen: Outcome['seen'], told: readonly string[], bytes: Outcome['bytes']): Outcome => ({ seen, told, bytes });
type Row = Readonly<Partial<Record<Damage, Outcome>>> & { readonly bytesDamaged: Outcome };

const settingsLost = o(['', '3000', ''], ['settings-broken', 'settings-not-saved', 'settings-broken'], 'in place');
const settingsHeld = o(['2', '3000', '2'], ['settings-not-saved'], 'in place');
const loginLost = o(['broken', 'saved', 'new'], ['vault-broken'], 'aside');
const loginHeld = o(['old', 'in memory', 'old'], ['vault-memory'], 'in place');
/** Told by the two starts, and by the person's act, which moves it. */
const refusalLost = o([true, true, false], ['refusal-broken', 'refusal-broken', 'refusal-broken'], 'aside');
const wordLost = o(['stop', 'kept', 'start'], ['word-broken'], 'aside');
const wordHeld = o(['start', 'no START is sent', 'start'], ['note-not-kept'], 'in place');
const logHeld = o(['runs', 'not written', 'runs'], ['on standard error'], 'in place');
const socketMade = o(['answers', 'runs', 'runs'], [], 'gone');
const socketFailed = o(['mute', 'runs', 'runs'], ['socket-failed'], 'in place');

const table: Readonly<Record<Name, Row>> = {
  settings: {
    bytesDamaged: o(['', '3000', '3000'], ['settings-broken'], 'aside'),
    'wrong types': o(['2', '3000', '3000'], ['settings-broken'], 'aside'),
    'future version': o(['2', '3000', '2'], ['settings-newer', 'settings-newer'], 'in place'),
    unreadable: settingsLost,
    'a folder in its place': settingsLost,
    'read-only': settingsHeld,
    'in a read-only folder': settingsHeld,
    'on a full disk': settingsHeld,
    'truncated on a full disk': o(['', '3000', ''], ['settings-broken', 'settings-not-saved'], 'aside'),
    'not there on a full disk': o(['', '3000', ''], ['settings-not-saved'], 'gone'),
  },
  vault: {
    bytesDamaged: loginLost,
    unreadable: loginLost,
    'a folder in its place': loginLost,
    'read-only': loginHeld,
    'in a read-only folder': loginHeld,
    'on a full disk': loginHeld,
    'truncated on a full disk': o(['broken', 'in memory', 'none'], ['vault-broken', 'vault-memory'], 'aside'),
    'not there on a full disk': o(['none', 'in memory', 'none'], ['vault-memory'], 'gone'),
  },
  // The second of `seen` is a start after one more refusal: true wherever a note can be had at all.
  refusal: {
    bytesDamaged: refusalLost,
    unreadable: refusalLost,
    'a folder in its place': refusalLost,
    'read-only': o([true, true, false], [], 'gone'),
    'in a read-only folder': o([true, true, false], [], 'in place'),
    'on a full disk': o([true, true, false], [], 'gone'),
    'truncated on a full disk': refusalLost,
    // An empty note is all that such a disk takes; it can't be read, and so it is a refusal.
    'not there on a full disk': o([false, true, false], ['refusal-broken', 'refusal-broken'], 'gone'),
  },
  word: {
    bytesDamaged: wordLost,
    unreadable: wordLost,
    'a folder in its place': wordLost,
    'read-only': wordHeld,
    'in a read-only folder': wordHeld,
    'on a full disk': wordHeld,
    'truncated on a full disk': o(['stop', 'no START is sent', 'stop'], ['word-broken', 'note-not-kept', 'word-broken'], 'in place'),
    'not there on a full disk': o([null, 'no START is sent', null], ['note-not-kept'], 'gone'),
  },
  // A log has no shape that could be wrong: lines are added to whatever lies there.
  log: {
    bytesDamaged: o(['runs', 'written', 'runs'], [], 'continued'),
    unreadable: logHeld,
    'a folder in its place': logHeld,
    'read-only': logHeld,
    'in a read-only folder': o(['runs', 'written', 'runs'], [], 'continued'),
    'on a full disk': logHeld,
    'truncated on a full disk': logHeld,
    'not there on a full disk': o(['runs', 'not written', 'runs'], ['on standard error'], 'gone'),
  },
  // What lies under the socket's name is a dead app's: it makes room.
  socket: {
    bytesDamaged: socketMade,
    unreadable: socketMade,
    'a folder in its place': socketFailed,
    'read-only': socketMade,
    'in a read-only folder': socketFailed,
    'on a full disk': socketMade,
    'truncated on a full disk': socketMade,
    'not there on a full disk': socketMade,
  },
};

export function outcomeOf(name: Name, damage: Damage): Outcome {
  return table[name][damage] ?? table[name].bytesDamaged;
}
