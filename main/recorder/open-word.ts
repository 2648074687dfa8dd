/**
 * The open word on disk: what was asked and is not proved yet, one small file per server and agent.
 *
 * Promises: written whole or not at all, before a word goes out; a file that can't be read is kept aside and taken as
 * an unproved STOP, which stands in its place before the old bytes leave it, so that no crash forgets it. Called by
 * `recorder.ts`. Must not know the password.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { keepBeside, moveAside, type Unread } from './keep-beside';
import { rules, type State, type StopStage, type Word } from './state';

export interface Kept {
  readonly word: Word | null;
  readonly after: State['after'];
}

export interface WordStore {
  /** Throws when the disk refuses: then nothing may be sent. Null removes it. */
  readonly keep: (kept: Kept | null) => void;
  readonly load: () => Kept | null;
}

export interface WordStoreDeps {
  readonly folder: string;
  readonly server: string;
  readonly agent: string;
  readonly writeFile: (path: string, text: string) => void;
  /** Steady and wall clock; only the latter means something after a restart. */
  readonly now: () => number;
  readonly wallMs: () => number;
  /** Told the name under which a broken file was kept. */
  readonly onBroken: (keptAs: string) => void;
}

const at = v.pipe(v.number(), v.finite());
const idList = v.array(v.pipe(v.string(), v.regex(/^\d{1,20}$/)));
const fileSchema = v.object({
  v: v.literal(1),
  word: v.nullable(
    v.variant('wanted', [
      v.object({ wanted: v.literal('start'), tag: v.string(), pressedAt: at, sentAt: at, accepted: v.boolean(), idBefore: v.nullable(v.string()), statusBefore: v.nullable(v.string()), again: v.optional(v.boolean(), false) }),
      v.object({
        wanted: v.literal('stop'),
        pressedAt: at,
        sentAt: v.nullable(at),
        acceptedAt: v.nullable(at),
        untilAt: v.nullable(at),
        ids: idList,
        overStart: v.boolean(),
        tag: v.nullable(v.string()),
        resends: v.number(),
        callChanged: v.boolean(),
      }),
    ]),
  ),
  after: v.nullable(v.object({ untilAt: at, ids: idList, resends: v.number() })),
});
type File = v.InferOutput<typeof fileSchema>;

export function createWordStore(deps: WordStoreDeps): WordStore {
  const name = createHash('sha256').update(`${deps.server}\n${deps.agent}`).digest('hex').slice(0, 16);
  const path = join(deps.folder, `${name}.json`);
  /** Set: what lies there is not ours to destroy. */
  let unread: Unread | null = null;

  function write(text: string): string {
    const aside = unread === null ? null : keepBeside(path, deps.wallMs(), unread);
    try {
      deps.writeFile(path, text);
    } catch (error) {
      aside?.undo();
      throw error;
    }
    unread = null;
    return basename(aside?.path ?? path);
  }

  return {
    keep: (kept) => {
      if (kept !== null && (kept.word !== null || kept.after !== null)) {
        mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
        write(encodeKept(kept, deps));
        return;
      }
      if (unread !== null) moveAside(path, deps.wallMs());
      unread = null;
      rmSync(path, { force: true });
    },
    load: () => {
      const unknown: Kept = { word: unknownStop(deps.now()), after: null };
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        unread = 'closed';
        deps.onBroken(basename(path));
        return unknown;
      }
      const kept = decodeKept(text, deps);
      if (kept !== null) return kept;
      unread = 'broken';
      let keptAs = basename(path);
      try {
        keptAs = write(encodeKept(unknown, deps));
      } catch {
        // The disk refuses: the broken file stays where it is, and means the same to the next start.
      }
      deps.onBroken(keptAs);
      return unknown;
    },
  };
}

type Clocks = Pick<WordStoreDeps, 'now' | 'wallMs'>;

/** Times go to disk as times of day: the steady clock begins anew with each start. */
export function encodeKept(kept: Kept, clocks: Clocks): string {
  return JSON.stringify(toFile(kept, (ms) => ms - clocks.now() + clocks.wallMs()));
}

/** Null: it can't be read. A time that can't lie ahead and does (the clock was put back) counts as now. */
export function decodeKept(text: string, clocks: Clocks): Kept | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  const now = clocks.now();
  return read.success ? fromFile(read.output, (ms) => ms - clocks.wallMs() + now, now) : null;
}

function toFile(kept: Kept, toWall: (ms: number) => number): File {
  const { word, after } = kept;
  const time = (ms: number | null): number | null => (ms === null ? null : toWall(ms));
  return {
    v: 1,
    word:
      word === null
        ? null
        : word.wanted === 'start'
          ? { wanted: 'start', tag: word.tag, pressedAt: toWall(word.pressedAt), sentAt: toWall(word.sentAt), accepted: word.accepted, idBefore: word.idBefore, statusBefore: word.statusBefore, again: word.again }
          : {
              wanted: 'stop',
              pressedAt: toWall(word.pressedAt),
              sentAt: time(word.sentAt),
              acceptedAt: time(word.acceptedAt),
              untilAt: word.stage.at === 'before-id' || word.stage.at === 'cancelling' ? toWall(word.stage.untilAt) : null,
              ids: [...word.ids],
              overStart: word.overStart,
              tag: word.tag,
              resends: word.resends,
              callChanged: word.callChanged,
            },
    after: after === null ? null : { untilAt: toWall(after.untilAt), ids: [...after.ids], resends: after.resends },
  };
}

function fromFile(file: File, aheadToo: (ms: number) => number, now: number): Kept {
  const toSteady = (ms: number): number => Math.min(now, aheadToo(ms));
  const after = file.after ? { ...file.after, untilAt: Math.min(now + rules.afterProofMs, aheadToo(file.after.untilAt)) } : null;
  const { word } = file;
  if (word === null) return { word: null, after };
  const pressedAt = toSteady(word.pressedAt);
  if (word.wanted === 'start') {
    const { tag, accepted, idBefore, statusBefore, again } = word;
    return { word: { wanted: 'start', tag, accepted, idBefore, statusBefore, again, pressedAt, sentAt: toSteady(word.sentAt), unconfirmed: false, presses: [] }, after };
  }
  const sentAt = word.sentAt === null ? null : toSteady(word.sentAt);
  const base = { ...unknownStop(now), pressedAt, sentAt, ids: word.ids, overStart: word.overStart, tag: word.tag, resends: word.resends };
  return { word: { ...base, stage: stageOf(word, now), acceptedAt: word.acceptedAt === null ? null : toSteady(word.acceptedAt), callChanged: word.callChanged || now - pressedAt > rules.sameCallMs }, after };
}

/** Where a wish goes on after a restart: one that was sent is probed, one that was not waits for what STATUS says. */
function stageOf({ sentAt, acceptedAt, untilAt, overStart }: Extract<File['word'], { wanted: 'stop' }>, now: number): StopStage {
  if (sentAt !== null && acceptedAt !== null) return untilAt !== null ? { at: 'cancelling', untilAt: now + rules.cancelWatchMs } : { at: 'sent' };
  if (sentAt !== null) return { at: 'lost', retryAt: Number.POSITIVE_INFINITY };
  return overStart ? { at: 'before-id', untilAt: now + rules.leastLimitMs } : { at: 'lost', retryAt: Number.POSITIVE_INFINITY };
}

/** A wish to stop of which nothing else is known: STATUS and probe must settle it. */
function unknownStop(now: number): Extract<Word, { wanted: 'stop' }> {
  return {
    wanted: 'stop',
    stage: { at: 'sent' },
    pressedAt: now,
    sentAt: now,
    acceptedAt: now,
    unconfirmed: false,
    limitFrom: now,
    ids: [],
    overStart: false,
    tag: null,
    resends: 0,
    lateId: false,
    tries: 0,
    lastProbeAt: null,
    callChanged: true,
    presses: [],
  };
}
