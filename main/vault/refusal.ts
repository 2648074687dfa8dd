/**
 * The last refused logins, remembered with a keyed mark of the credentials they met: a restart must not try them again,
 * and new credentials must not be held back by them.
 *
 * More than one, because a login that could not be stored leaves the one before it on the disk: the next start takes
 * that one up again, and must still know that it was refused.
 */
import { createHmac } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { refusalKinds, type RefusalKind } from '../agent-api';
import type { Login } from './login';

export interface RefusalMemory {
  readonly load: () => RefusalKind | null;
  readonly remember: (kind: RefusalKind) => void;
  readonly forget: () => void;
}

export interface RefusalDeps {
  readonly folder: string;
  /** One file for each thing that may be refused apart from the others; the login's own without it. */
  readonly file?: string;
  readonly login: Login;
  readonly markKey: Buffer;
  readonly writeWhole: (path: string, text: string) => void;
  /** Moves a file that can't be read aside, and brings its new name. Throws when the disk refuses. */
  readonly setAside: (path: string, wallMs: number) => string;
  readonly wallMs: () => number;
  readonly onBroken: (keptAs: string) => void;
}

const note = { kind: v.picklist(refusalKinds), mark: v.string() };
const schema = v.object({ v: v.literal(1), ...note, earlier: v.optional(v.array(v.object(note)), []) });

interface Note {
  readonly kind: RefusalKind;
  readonly mark: string;
}

const mostNotes = 20;

export function createRefusalMemory(deps: RefusalDeps): RefusalMemory {
  const path = join(deps.folder, deps.file ?? 'refusal.json');
  const { server, user, password } = deps.login;
  const mark = createHmac('sha256', deps.markKey).update(JSON.stringify([server, user, password])).digest('base64');
  let known: RefusalKind | null | undefined;

  /** Null: what lies there can't be read. */
  function read(): readonly Note[] | null {
    try {
      const file = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, 'utf8'));
      return file.success ? [{ kind: file.output.kind, mark: file.output.mark }, ...file.output.earlier] : null;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
    }
  }

  const ofOthers = (notes: readonly Note[]): Note[] => notes.filter((one) => one.mark !== mark);

  function write([first, ...earlier]: readonly Note[]): void {
    if (first) deps.writeWhole(path, JSON.stringify({ v: 1, ...first, earlier: earlier.slice(0, mostNotes - 1) }));
    else rmSync(path, { force: true });
  }

  /**
   * What can't be read counts as a refusal of these very credentials: asking a person is the safe side. It stays where
   * it is until then, since the next start must find it too, also after a crash.
   */
  function load(): RefusalKind | null {
    const notes = read();
    if (notes === null) {
      deps.onBroken(basename(path));
      return 'wrong-login';
    }
    return notes.find((one) => one.mark === mark)?.kind ?? null;
  }

  /** A full disk still takes an empty file, and one that can't be read is a refusal. */
  function rememberBarely(): void {
    rmSync(path, { force: true });
    deps.writeWhole(path, '');
  }

  return {
    load: () => {
      if (known === undefined) known = load();
      return known;
    },
    remember: (kind) => {
      known = kind;
      const notes = read();
      if (notes === null) return;
      const others = ofOthers(notes);
      try {
        write([{ kind, mark }, ...others]);
      } catch {
        try {
          if (others.length === notes.length) rememberBarely();
        } catch {
          // The disk refuses everything: it is still remembered until the app quits.
        }
      }
    },
    forget: () => {
      if (known === null) return;
      known = null;
      try {
        const notes = read();
        if (notes === null) deps.onBroken(deps.setAside(path, deps.wallMs()));
        else if (ofOthers(notes).length < notes.length) write(ofOthers(notes));
      } catch {
        // The disk refuses: forgotten until the app quits; the next start asks a person once more.
      }
    },
  };
}
