/** The open word on disk: what a restart finds again, and what a file that can't be read means. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWordStore, decodeKept, encodeKept, type Kept, type WordStore } from '../../main/recorder/open-word';
import type { StartWord, StopWord } from '../../main/recorder/state';
import { now, startWord, stopWord } from './states';

const wallMs = Date.UTC(2026, 10, 24, 12);
const clocks = { now: () => now, wallMs: () => wallMs };
/** The app begins anew: its steady clock stands at 5000, and so many seconds have passed. */
const restarted = (seconds: number): typeof clocks => ({ now: () => 5000, wallMs: () => wallMs + seconds * 1000 });
const back = (kept: Kept, seconds = 10): Kept | null => decodeKept(encodeKept(kept, clocks), restarted(seconds));
/** A moment of before, on the new steady clock. */
const was = (at: number, seconds = 10): number => 5000 - seconds * 1000 - (now - at);

describe('a START that is found again', () => {
  const word = startWord({ tag: '_SALE', accepted: true, idBefore: '120', statusBefore: 'QUEUE', unconfirmed: true, again: true, presses: [4] });
  it('is as it was, but waits for its proof anew, for nobody', () => {
    const expected: StartWord = { ...word, pressedAt: was(word.pressedAt), sentAt: was(word.sentAt), unconfirmed: false, presses: [] };
    expect(back({ word, after: null })).toEqual({ word: expected, after: null });
  });

  it('from a time that lies ahead counts from now', () => {
    expect(back({ word, after: null }, -100)?.word).toMatchObject({ pressedAt: 5000, sentAt: 5000 });
  });
});

describe('a START that an older app wrote', () => {
  it('was not said to be sent over an unproved one', () => {
    const file = JSON.parse(encodeKept({ word: startWord({ again: true }), after: null }, clocks));
    delete file.word.again;
    expect(decodeKept(JSON.stringify(file), clocks)?.word).toMatchObject({ wanted: 'start', again: false });
  });
});

describe('a wish to stop that is found again', () => {
  const word = stopWord({ at: 'sent' }, { ids: ['120', '121'], overStart: false, tag: '_R', resends: 2, lateId: true, tries: 4, lastProbeAt: now, unconfirmed: true });
  const found = (of: StopWord, seconds = 10): StopWord => {
    const read = back({ word: of, after: null }, seconds)?.word;
    if (read?.wanted !== 'stop') throw new Error('no wish to stop');
    return read;
  };

  it('is as it was, but its limit and its tries begin anew', () => {
    expect(found(word)).toEqual({
      wanted: 'stop',
      stage: { at: 'sent' },
      pressedAt: was(word.pressedAt),
      sentAt: was(now - 1000),
      acceptedAt: was(now - 900),
      unconfirmed: false,
      limitFrom: 5000,
      ids: ['120', '121'],
      overStart: false,
      tag: '_R',
      resends: 2,
      lateId: false,
      tries: 0,
      lastProbeAt: null,
      callChanged: false,
      presses: [],
    });
  });

  it.each<[string, StopWord, StopWord['stage']]>([
    ['that was taken is probed', stopWord({ at: 'sent' }), { at: 'sent' }],
    ['that was refused after it was taken is probed', stopWord({ at: 'refused' }), { at: 'sent' }],
    ['that cancels is watched for ten seconds', stopWord({ at: 'cancelling', untilAt: now + 3000 }), { at: 'cancelling', untilAt: 15_000 }],
    ['that was taken, then waited for an id, is watched', stopWord({ at: 'before-id', untilAt: now }), { at: 'cancelling', untilAt: 15_000 }],
    ['that was on the wire waits for what STATUS says', stopWord({ at: 'sending' }, { acceptedAt: null }), { at: 'lost', retryAt: Number.POSITIVE_INFINITY }],
    ['that was held waits for what STATUS says', stopWord({ at: 'held', dueAt: now }, { sentAt: null, acceptedAt: null }), { at: 'lost', retryAt: Number.POSITIVE_INFINITY }],
    ['over a START that waited for its id waits anew', stopWord({ at: 'before-id', untilAt: now }, { sentAt: null, acceptedAt: null, overStart: true }), { at: 'before-id', untilAt: 13_000 }],
    ['over a START that was on the wire waits for what STATUS says', stopWord({ at: 'sending' }, { acceptedAt: null, overStart: true }), { at: 'lost', retryAt: Number.POSITIVE_INFINITY }],
  ])('%s', (_name, of, stage) => {
    expect(found(of).stage).toEqual(stage);
  });

  it('may belong to another call after a minute, or where the call had changed', () => {
    const pressed = { ...word, pressedAt: now };
    expect(found(pressed, 60).callChanged).toBe(false);
    expect(found(pressed, 61).callChanged).toBe(true);
    expect(found({ ...pressed, callChanged: true }).callChanged).toBe(true);
  });

  it('keeps what was not known unknown', () => {
    expect(found(stopWord({ at: 'held', dueAt: now }, { sentAt: null, acceptedAt: null }))).toMatchObject({ sentAt: null, acceptedAt: null });
  });
});

describe('the watch for a late id', () => {
  it('goes on for what was left of it, and at most for ten seconds', () => {
    const after = { untilAt: now + 10_000, ids: ['121'], resends: 1 };
    // Four seconds passed on the wall, and the steady clock began anew at 5,000.
    expect(back({ word: null, after }, 4)).toEqual({ word: null, after: { untilAt: 11_000, ids: ['121'], resends: 1 } });
    expect(back({ word: null, after: { ...after, untilAt: now + 3_600_000 } }, 4)?.after?.untilAt).toBe(15_000);
    expect(back({ word: startWord(), after }, 4)?.after).not.toBeNull();
    expect(back({ word: stopWord({ at: 'sent' }), after: null })?.after).toBeNull();
  });
});

describe('what can’t be read', () => {
  const good = JSON.parse(encodeKept({ word: stopWord({ at: 'sent' }), after: { untilAt: now, ids: ['121'], resends: 0 } }, clocks)) as { word: object; after: object };
  it('is told from what can', () => {
    expect(decodeKept(JSON.stringify(good), clocks)).not.toBeNull();
  });

  it.each<[string, unknown]>([
    ['no JSON', '{"v":1,'],
    ['another version', { ...good, v: 2 }],
    ['no word at all', { v: 1, after: null }],
    ['a word that wants something else', { ...good, word: { ...good.word, wanted: 'pause' } }],
    ['an id that is none', { ...good, word: { ...good.word, ids: ['12a'] } }],
    ['an id that begins as none', { ...good, word: { ...good.word, ids: ['a12'] } }],
    ['a time that is none', { ...good, word: { ...good.word, pressedAt: null } }],
    ['a time without end', JSON.stringify(good).replace(/"pressedAt":\d+/, '"pressedAt":1e999')],
    ['half a watch', { ...good, after: { ids: [] } }],
    ['half a START', { v: 1, after: null, word: { wanted: 'start', tag: '_R' } }],
    ['half a STOP', { v: 1, after: null, word: { wanted: 'stop', ids: [] } }],
  ])('%s', (_name, file) => {
    expect(decodeKept(typeof file === 'string' ? file : JSON.stringify(file), clocks)).toBeNull();
  });
});

describe('the file', () => {
  let folder = '';
  let broken: string[] = [];
  let diskFull = false;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'reclight-word-')), 'words');
    broken = [];
    diskFull = false;
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const store = (server = 'dialer.example', agent = '1000'): WordStore =>
    createWordStore({
      folder,
      server,
      agent,
      ...clocks,
      writeFile: (path, text) => {
        if (diskFull) throw new Error('no space left');
        // Whole or not at all, as the app's own writer does it.
        writeFileSync(`${path}.new`, text);
        renameSync(`${path}.new`, path);
      },
      onBroken: (keptAs) => broken.push(keptAs),
    });
  const files = (): string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : []);
  const word = startWord();

  it('is one for each server and agent, in a folder of ours alone', () => {
    for (const [server, agent] of [['a', '1'], ['a', '2'], ['b', '1']] as const) store(server, agent).keep({ word, after: null });
    expect(files()).toHaveLength(3);
    for (const name of files()) expect(name).toMatch(/^[0-9a-f]{16}\.json$/);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(store('a', '2').load()?.word).toMatchObject({ wanted: 'start', tag: '_R' });
    expect(store('b', '2').load()).toBeNull();
  });

  it('is gone when nothing is open', () => {
    const words = store();
    words.keep(null);
    words.keep({ word, after: null });
    words.keep({ word: null, after: { untilAt: now + 500, ids: [], resends: 0 } });
    expect(words.load()?.after).toMatchObject({ resends: 0 });
    words.keep({ word: null, after: null });
    expect(files()).toEqual([]);
    words.keep({ word, after: null });
    words.keep(null);
    expect(files()).toEqual([]);
    expect(words.load()).toBeNull();
    expect(broken).toEqual([]);
  });

  it('says so where the disk refuses', () => {
    diskFull = true;
    expect(() => store().keep({ word, after: null })).toThrow('no space left');
  });

  const unproved = { word: { wanted: 'stop', stage: { at: 'sent' }, pressedAt: now, sentAt: now, acceptedAt: now, ids: [], overStart: false, tag: null, resends: 0, lateId: false, callChanged: true, unconfirmed: false, limitFrom: now, tries: 0, lastProbeAt: null, presses: [] }, after: null };

  const breakIt = (): string => {
    store().keep({ word, after: null });
    const [name = ''] = files();
    writeFileSync(join(folder, name), 'torn');
    return name;
  };
  const closeIt = (): string => {
    const name = breakIt();
    rmSync(join(folder, name));
    mkdirSync(join(folder, name));
    return name;
  };
  const aside = `.corrupt-${wallMs}`;

  it('that can’t be read is a STOP without proof, which takes its place; its bytes are kept beside it', () => {
    const name = breakIt();
    expect(store().load()).toEqual(unproved);
    expect(broken).toEqual([`${name}${aside}`]);
    expect(readFileSync(join(folder, `${name}${aside}`), 'utf8')).toBe('torn');
    expect(store().load()).toMatchObject({ word: { wanted: 'stop', stage: { at: 'sent' }, callChanged: true } });
    expect(broken).toHaveLength(1);
  });

  it('that can’t be read stays where the disk refuses, and goes aside when it takes the next word', () => {
    const name = breakIt();
    const words = store();
    diskFull = true;
    expect(words.load()).toEqual(unproved);
    expect(broken).toEqual([name]);
    expect(files()).toEqual([name]);
    expect(() => words.keep({ word, after: null })).toThrow('no space left');
    expect(files()).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('torn');
    diskFull = false;
    words.keep({ word, after: null });
    words.keep({ word, after: null });
    expect(files()).toEqual([name, `${name}${aside}`]);
    expect(readFileSync(join(folder, `${name}${aside}`), 'utf8')).toBe('torn');
  });

  it('that can’t be opened is a STOP without proof too, and moves for the next word', () => {
    const name = closeIt();
    const words = store();
    expect(words.load()).toEqual(unproved);
    expect(broken).toEqual([name]);
    expect(files()).toEqual([name]);
    diskFull = true;
    expect(() => words.keep({ word, after: null })).toThrow('no space left');
    expect(statSync(join(folder, name)).isDirectory()).toBe(true);
    diskFull = false;
    words.keep({ word, after: null });
    expect(files()).toEqual([name, `${name}${aside}`]);
    expect(words.load()?.word).toMatchObject({ wanted: 'start' });
  });

  it('that can’t be opened is not destroyed when nothing is open any more', () => {
    const name = closeIt();
    const words = store();
    words.load();
    words.keep(null);
    expect(files()).toEqual([`${name}${aside}`]);
    words.keep({ word, after: null });
    words.keep(null);
    expect(files()).toEqual([`${name}${aside}`]);
  });
});
