/** Whose words and pauses the board has open: a small file, so that the next start of the app follows them to their end. */
import { readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';
import { isUserName } from '../agent-api';
import type { BoardDeps } from '../board';
import { writeWhole } from '../settings';

const schema = v.object({ v: v.literal(1), server: v.string(), agents: v.pipe(v.array(v.pipe(v.string(), v.check(isUserName))), v.maxLength(5000)) });

export function createOpenNote(path: string): Pick<BoardDeps, 'keepOpen' | 'leftOpen'> {
  return {
    keepOpen: (server, agents) => {
      try {
        if (agents.length === 0) rmSync(path, { force: true });
        else writeWhole(path, JSON.stringify({ v: 1, server, agents }));
      } catch {
        // The disk refuses: the word itself is then refused too, or told (main/recorder).
      }
    },
    // One that can't be read names nobody: each word is still found when its agent is on the board again.
    leftOpen: () => {
      try {
        const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, 'utf8'));
        return read.success ? read.output : null;
      } catch {
        return null;
      }
    },
  };
}
