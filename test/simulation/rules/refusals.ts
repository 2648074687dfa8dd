/** (e): after a refused login nothing goes out until a person acts. */
import { login } from '../dialer';
import type { Note } from '../network';
import type { Scene } from './scene';

export interface RefusalRules {
  /** Before the calls of this step are looked at. */
  readonly usableAnswer: () => void;
  readonly sent: (note: Note) => void;
  readonly hear: () => void;
}

export function createRefusalRules(scene: Scene): RefusalRules {
  const { network, breach } = scene;
  let heardOfRefusal: { at: number; seen: number; allowed: number; checkedAt: number } | null = null;

  function usableAnswer(): void {
    if (!heardOfRefusal) return;
    const since = heardOfRefusal.at;
    const good = scene.lastNote((note) => note.value !== 'version' && note.heardAt !== null && note.heardAt > since);
    if (good && !good.body.includes(`|${login.user}|`)) heardOfRefusal = null;
  }

  function sent(note: Note): void {
    if (!heardOfRefusal || note.postedAt <= heardOfRefusal.at) return;
    const { checkedAt } = heardOfRefusal;
    if (scene.app().checkedAt() > checkedAt) heardOfRefusal = { ...heardOfRefusal, checkedAt: scene.app().checkedAt(), allowed: 1 };
    if (heardOfRefusal.allowed > 0) heardOfRefusal.allowed--;
    else breach('e', `a ${note.value} went out after a refused login`);
    // A usable answer ends it.
    if (note.heardAt !== null && !note.body.includes(`|${login.user}|`)) heardOfRefusal = null;
  }

  function hear(): void {
    for (let at = heardOfRefusal?.seen ?? 0; at < network.notes.length; at++) {
      const note = network.notes[at]!;
      if (note.heardAt === null || note.value === 'version' || !note.body.includes(`|${login.user}|`) || !/: ?\|/.test(note.body)) continue;
      if (heardOfRefusal && note.heardAt <= heardOfRefusal.at) continue;
      heardOfRefusal = { at: note.heardAt, seen: at, allowed: 0, checkedAt: scene.app().checkedAt() };
    }
  }

  return { usableAnswer, sent, hear };
}
