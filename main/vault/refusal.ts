/**
 * The last refused login, remembered with a keyed mark of the credentials it met: a restart must not try it again, and
 * new credentials must not be held back by it.
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
  readonly login: Login;
  readonly markKey: Buffer;
  readonly writeWhole: (path: string, text: string) => void;
  /** Moves a file that can't be read aside, and brings its new name. */
  readonly setAside: (path: string, wallMs: number) => string;
  readonly wallMs: () => number;
  readonly onBroken: (keptAs: string) => void;
}

const schema = v.object({ v: v.literal(1), kind: v.picklist(refusalKinds), mark: v.string() });

export function createRefusalMemory(deps: RefusalDeps): RefusalMemory {
  const path = join(deps.folder, 'refusal.json');
  const { server, user, password } = deps.login;
  const mark = createHmac('sha256', deps.markKey).update(JSON.stringify([server, user, password])).digest('base64');
  let known: RefusalKind | null | undefined;

  function read(): RefusalKind | null {
    try {
      const file = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, 'utf8'));
      // What can't be read counts as a refusal of these very credentials: asking a person is the safe side.
      if (!file.success) {
        keepAside();
        return 'wrong-login';
      }
      return file.output.mark === mark ? file.output.kind : null;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : 'wrong-login';
    }
  }

  /** From now on the answer is kept in memory and, once a person acts, on disk again. */
  function keepAside(): void {
    try {
      deps.onBroken(deps.setAside(path, deps.wallMs()));
      deps.writeWhole(path, JSON.stringify({ v: 1, kind: 'wrong-login', mark }));
    } catch {
      deps.onBroken(basename(path));
    }
  }

  return {
    load: () => {
      if (known === undefined) known = read();
      return known;
    },
    remember: (kind) => {
      known = kind;
      try {
        deps.writeWhole(path, JSON.stringify({ v: 1, kind, mark }));
      } catch {
        // The disk refuses: it is still remembered until the app quits.
      }
    },
    forget: () => {
      if (known === null) return;
      known = null;
      try {
        rmSync(path, { force: true });
      } catch {
        // The disk refuses: forgotten until the app quits; the next start asks a person once more.
      }
    },
  };
}
