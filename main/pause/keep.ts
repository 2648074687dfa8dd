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
  status: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{1,20}$/))),
});
type File = v.InferOutput<typeof fileSchema>;

export function createPauseStore(deps: PauseStoreDeps): PauseStore {
  const name = createHash('sha256').update(`${deps.server}\n${deps.agent}`).digest('hex').slice(0, 16);
  const path = join(deps.folder, `${name}.pause.json`);
  function aside(): string {
    try {
      return deps.setAside(path, deps.wallMs());
    } catch {
      return basename(path);
    }
  }

  return {
    keep: (pause) => {
      try {
        if (pause === null) rmSync(path, { force: true });
        else {
          mkdirSync(deps.folder, { recursive: true, mode: 0o700 });
          deps.writeFile(path, encodePause(pause, deps));
        }
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
      const pause = decodePause(text, deps);
      if (pause !== null) return pause;
      deps.onBroken(aside());
      return null;
    },
  };
}

type Clocks = Pick<PauseStoreDeps, 'now' | 'wallMs'>;

/** Times go to disk as times of day: the steady clock begins anew with each start. */
export function encodePause({ at: phase, plan, since }: Pause, { now, wallMs }: Clocks): string {
  const toWall = (ms: number): number => ms - now() + wallMs();
  const { seconds, tag, part, status } = plan;
  const file: File = { v: 1, at: phase, pressedAt: toWall(plan.pressedAt), since: since === null ? null : toWall(since), seconds, tag, part, status };
  return JSON.stringify(file);
}

/** Null: it can't be read. A time that lies ahead (the clock was put back) counts as now. */
export function decodePause(text: string, { now, wallMs }: Clocks): Pause | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  const toSteady = (ms: number): number => Math.min(now(), ms - wallMs() + now());
  return read.success ? pauseOf(read.output, toSteady, now()) : null;
}

function pauseOf(file: File, toSteady: (ms: number) => number, now: number): Pause {
  const plan: Plan = { pressedAt: toSteady(file.pressedAt), seconds: file.seconds, end: 'ask', tag: file.tag, part: file.part, status: file.status, found: true };
  const since = file.since === null ? null : toSteady(file.since);
  if (file.at === 'pausing' || since === null) return { at: 'pausing', plan, from: now, unbegun: plan, over: false, since, resumeAt: since === null ? null : now };
  if (file.at === 'paused') return { at: 'paused', plan, since, resumeAt: now, flashed: true, askedAt: now };
  return { at: 'resuming', plan, since, resumeAt: now, pressedAt: now, sentAt: null, press: null, byItself: false };
}
