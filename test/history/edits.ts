/** What a hand could do to a history: each edit changes the files of one that is sound, in place. */
import { lineOf, sealed } from '../../main/history/chain';
import { readHead } from '../../main/history/head';
import { readLine } from '../../main/history/schema';

/** File name to bytes; day files and the head. */
export type Files = Map<string, Buffer>;

export interface Material {
  readonly draw: () => number;
  /** Heads of the same history as they were, by the number of entries they knew. */
  readonly heads: ReadonlyMap<number, Buffer>;
  /** Another history of the same key and length. */
  readonly other: Files;
}

const headFile = 'head.json';
const days = (files: Files): string[] => [...files.keys()].filter((name) => name !== headFile).sort();
const lines = (files: Files, name: string): string[] => (files.get(name) ?? Buffer.alloc(0)).toString('latin1').split('\n').slice(0, -1);
const put = (files: Files, name: string, all: readonly string[]): void => void files.set(name, Buffer.from(all.map((line) => `${line}\n`).join(''), 'latin1'));
const int = (draw: () => number, below: number): number => Math.floor(draw() * below);
const one = <T>(draw: () => number, of: readonly T[]): T => of[int(draw, of.length)] as T;

type Edit = (files: Files, material: Material) => void;

function inBytes(act: (bytes: Buffer, at: number, draw: () => number) => Buffer): Edit {
  return (files, { draw }) => {
    const name = one(draw, [...files.keys()]);
    const bytes = files.get(name) ?? Buffer.alloc(0);
    files.set(name, act(bytes, int(draw, bytes.length), draw));
  };
}

function inLines(act: (all: string[], draw: () => number, files: Files, name: string) => void): Edit {
  return (files, { draw }) => {
    const name = one(draw, days(files));
    const all = lines(files, name);
    act(all, draw, files, name);
    put(files, name, all);
  };
}

/** The entry of a line, otherwise. */
function forged(line: string, secret: Uint8Array | null, seal?: string): string {
  const entry = readLine(line);
  if (!entry) throw new Error('no entry');
  return lineOf({ ...entry, actor: entry.actor === 'dialer' ? 'popup' : 'dialer', outcome: 'forged' }, { seq: entry.seq, desk: entry.desk, prev: seal ?? entry.prev }, secret).text;
}

/** From some line on a whole new chain, as whoever has no key must make it. */
function forgeFrom(files: Files, draw: () => number, secret: Uint8Array | null, withHead: boolean): void {
  const all = days(files).flatMap((name) => lines(files, name).map((line) => ({ name, line })));
  const from = int(draw, all.length);
  let seal: string | undefined;
  const made = all.map(({ name, line }, at) => {
    const text = at < from ? line : forged(line, secret, seal);
    seal = readLine(text)?.seal;
    return { name, line: text };
  });
  for (const day of days(files)) put(files, day, made.filter(({ name }) => name === day).map(({ line }) => line));
  const head = readHead((files.get(headFile) ?? '').toString().trim());
  if (!withHead || !head || seal === undefined) return;
  const { key: _key, ...known } = head;
  const { desk, from: begin, last, file, ahead, doubts } = known;
  files.set(headFile, Buffer.from(`${sealed({ v: 1, desk, from: begin, last: { ...last, seal }, file, ahead, doubts }, secret).text}\n`));
}

const strange = Buffer.alloc(32, 99);

export const edits: Readonly<Record<string, Edit>> = {
  'a byte changed': inBytes((bytes, at, draw) => {
    const changed = Buffer.from(bytes);
    changed[at] = ((changed[at] ?? 0) + 1 + int(draw, 255)) % 256;
    return changed;
  }),
  'a letter changed for another': inBytes((bytes, at, draw) => {
    const from = bytes.findIndex((byte, place) => place >= at && /[A-Za-z0-9]/.test(String.fromCharCode(byte)));
    const changed = Buffer.from(bytes);
    const was = changed[Math.max(0, from)] ?? 0;
    const becomes = one(draw, 'abcdef0123456789'.split('').map((letter) => letter.charCodeAt(0)).filter((byte) => byte !== was));
    changed[Math.max(0, from)] = becomes;
    return changed;
  }),
  'bytes put in': inBytes((bytes, at, draw) => Buffer.concat([bytes.subarray(0, at), Buffer.from(one(draw, [' ', '\n', '\r', '0', '\0', '\u{FEFF}', '{}\n'])), bytes.subarray(at)])),
  'bytes put at the end': inBytes((bytes, _at, draw) => Buffer.concat([bytes, Buffer.from(one(draw, ['\n', ' ', 'x', '{}\n', '\0\0\0\0']))])),
  'bytes taken out': inBytes((bytes, at, draw) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + int(draw, 900))])),
  'cut at any byte': inBytes((bytes, at) => bytes.subarray(0, at)),
  emptied: inBytes(() => Buffer.alloc(0)),
  'a line removed': inLines((all, draw) => void all.splice(int(draw, all.length), 1)),
  'lines removed': inLines((all, draw) => void all.splice(int(draw, all.length), 1 + int(draw, all.length))),
  'two lines exchanged': inLines((all, draw) => {
    const a = int(draw, all.length);
    const b = (a + 1 + int(draw, all.length - 1)) % all.length;
    [all[a], all[b]] = [all[b] ?? '', all[a] ?? ''];
  }),
  'a line twice': inLines((all, draw) => void all.splice(int(draw, all.length + 1), 0, one(draw, all))),
  'a line in another day': inLines((all, draw, files, name) => {
    const [line = ''] = all.splice(int(draw, all.length), 1);
    const to = one(draw, days(files).filter((day) => day !== name));
    const there = lines(files, to);
    there.splice(int(draw, there.length + 1), 0, line);
    put(files, to, there);
  }),
  'the end cut off': (files, { draw }) => {
    const name = days(files).at(-1) ?? '';
    const all = lines(files, name);
    put(files, name, all.slice(0, int(draw, all.length)));
  },
  'the beginning cut off': (files, { draw }) => {
    const [name = ''] = days(files);
    put(files, name, lines(files, name).slice(1 + int(draw, 8)));
  },
  'a day removed': (files, { draw }) => void files.delete(one(draw, days(files))),
  'days removed': (files, { draw }) => {
    for (const name of days(files).slice(int(draw, 4))) files.delete(name);
  },
  'a day under another name': (files, { draw }) => {
    const name = one(draw, days(files));
    files.set(one(draw, ['2026-11-20.jsonl', '2026-12-24.jsonl', `${name}.bak`]), files.get(name) ?? Buffer.alloc(0));
    files.delete(name);
  },
  'two days exchanged': (files, { draw }) => {
    const a = one(draw, days(files));
    const b = one(draw, days(files).filter((name) => name !== a));
    const [first, second] = [files.get(a), files.get(b)];
    if (first && second) files.set(a, second).set(b, first);
  },
  'the head removed': (files) => void files.delete(headFile),
  'the head removed, and the end': (files, material) => {
    edits['the end cut off']?.(files, material);
    files.delete(headFile);
  },
  'an older head, and an end cut elsewhere': (files, { draw, heads }) => {
    const all = days(files).flatMap((name) => lines(files, name).map((line) => ({ name, line })));
    const kept = int(draw, all.length + 1);
    // That number, or one less, would be an older state of the whole, which nobody can tell from a true one.
    const known = one(draw, [...heads.keys()].filter((count) => count !== kept && count !== kept - 1));
    for (const day of days(files)) put(files, day, all.slice(0, kept).filter(({ name }) => name === day).map(({ line }) => line));
    files.set(headFile, heads.get(known) ?? Buffer.alloc(0));
  },
  'the head of another history': (files, { other }) => void files.set(headFile, other.get(headFile) ?? Buffer.alloc(0)),
  'a line of another history': (files, { draw, other }) => {
    const name = one(draw, days(files));
    const all = lines(files, name);
    const at = int(draw, all.length);
    all[at] = lines(other, name)[at] ?? '';
    put(files, name, all);
  },
  'a day of another history': (files, { draw, other }) => {
    const name = one(draw, days(files));
    files.set(name, other.get(name) ?? Buffer.alloc(0));
  },
  'a line forged without a key': inLines((all, draw) => {
    const at = int(draw, all.length);
    all[at] = forged(all[at] ?? '', null);
  }),
  'a line forged with a strange key': inLines((all, draw) => {
    const at = int(draw, all.length);
    all[at] = forged(all[at] ?? '', strange);
  }),
  'all from a line on forged without a key': (files, { draw }) => forgeFrom(files, draw, null, false),
  'all from a line on forged without a key, the head too': (files, { draw }) => forgeFrom(files, draw, null, true),
  'all from a line on forged with a strange key, the head too': (files, { draw }) => forgeFrom(files, draw, strange, true),
  'a line more, without a key': (files) => {
    const name = days(files).at(-1) ?? '';
    const all = lines(files, name);
    const last = readLine(all.at(-1) ?? '');
    if (last) put(files, name, [...all, lineOf({ ...last, outcome: 'forged' }, { seq: last.seq + 1, desk: last.desk, prev: last.seal }, null).text]);
  },
};
