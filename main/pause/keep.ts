/**
 * The open pause on disk, beside the open word: a crash must neither drop it in silence nor resume it.
 *
 * A file that can't be read is kept aside and told. Must not know the password.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { Pause, Plan } from './types';

export interface PauseStore {
  /** Null removes it. False: the disk refused. */
  readonly keep: (pause: Pause | null) => boolean;
  readonly load: () => Pause | null;
}

export interface PauseStoreDeps {
  readonly folder: string;
  readonly server: string;
  readonly agent: string;
  readonly writeFile: (path: string, text: string) => void;
  /** Moves a file aside and returns its new name. */
  readonly setAside: (path: string, wallMs: number) => string;
  readonly now: () => number;
  readonly wallMs: () => number;
  /** Told the name under which a broken file was kept. */
  readonly onBroken: (keptAs: string) => void;
}

const at = v.pipe(v.number(), v.finite());
const fileSchema = v.object({
  v: v.literal(1),
  at: v.picklist(['pausing', 'paused', 'resuming']),
  pressedAt: at,
  since: v.nullable(at),
  seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400)),
  tag: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,14}$/)),
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
  inCall: v.boolean(),
});
type File = v.InferOutput<typeof fileSchema>;

export function createPauseStore(deps: PauseStoreDeps): PauseStore {
  const name = createHash('sha256').update(`${deps.server}\n${deps.agent}`).digest('hex').slice(0, 16);
  const path = join(deps.folder, `${name}.pause.json`);
  /** Times go to disk as times of day: the steady clock begins anew with each start. */
  const toWall = (ms: number): number => ms - deps.now() + deps.wallMs();
  const toSteady = (ms: number): number => Math.min(deps.now(), ms - deps.wallMs() + deps.now());

  function aside(): string {
    try {
      return deps.setAside(path, deps.wallMs());
    } catch {
      return basename(path);
    }
  }

  function write(pause: Pause): void {
    const { plan } = pause;
    const file: File = { v: 1, at: pause.at, pressedAt: toWall(plan.pressedAt), since: pause.since === null ? null : toWall(pause.since), seconds: plan.seconds, tag: plan.tag, part: plan.part, inCall: plan.inCall };
    mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
    deps.writeFile(path, JSON.stringify(file));
  }

  return {
    keep: (pause) => {
      try {
        if (pause === null) rmSync(path, { force: true });
        else write(pause);
        return true;
      } catch {
        return false;
      }
    },
    load: () => {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) deps.onBroken(basename(path));
        return null;
      }
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
      if (read.success) return pauseOf(read.output, toSteady, deps.now());
      deps.onBroken(aside());
      return null;
    },
  };
}

function pauseOf(file: File, toSteady: (ms: number) => number, now: number): Pause {
  const plan: Plan = { pressedAt: toSteady(file.pressedAt), seconds: file.seconds, end: 'ask', tag: file.tag, part: file.part, inCall: file.inCall, found: true };
  const since = file.since === null ? null : toSteady(file.since);
  if (file.at === 'pausing' || since === null) return { at: 'pausing', plan, from: now, unbegun: plan, over: false, since, resumeAt: since === null ? null : now };
  if (file.at === 'paused') return { at: 'paused', plan, since, resumeAt: now, flashed: true, askedAt: now };
  return { at: 'resuming', plan, since, resumeAt: now, pressedAt: now, sentAt: null, press: null };
}
