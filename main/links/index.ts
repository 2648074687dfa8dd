/**
 * links: what `reclight://…` does. Any page of any stranger can open one.
 *
 * Promises: without the key of the settings a link shows, stops or pauses, nothing else; it never changes the agent and never
 * starts a second recording; what it says stands in no log; a flood of links costs nothing and starves no stop. Called
 * by the app with texts of the desktop (command line, `open-url`). Must not know windows or the dialer.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Words } from '../../assets/words/en';
import { isTag } from '../agent-api';
import type { Told } from '../recorder/snapshot';
import { readLink, type Link } from './read';

/** `ignored`: no link of ours, or one too many. */
export type LinkEnd = 'taken' | 'refused' | 'ignored';

/** A link that was refused: said until somebody has seen it. */
export type LinkTrouble = `link-${keyof Words['link']}`;

export interface LinkDeps {
  /** What a link must carry to start or toggle; null: none may. */
  readonly key: () => string | null;
  readonly show: () => void;
  readonly press: (action: 'start' | 'stop' | 'toggle' | 'pause', tag: string | null) => void;
  readonly words: () => Words;
  /** A refusal, for the person at this desk. */
  readonly tell: (told: Told & { readonly kind: LinkTrouble }) => void;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Of each kind, so that a flood of one can't keep another from being heard: above all not a stop. */
const mostInASecond = 5;
/** A page that tries again and again is told of once in this time. */
const tellEveryMs = 10_000;

export function createLinks(deps: LinkDeps): { readonly open: (text: string) => LinkEnd } {
  const recent = new Map<Link['do'] | 'unknown', number[]>();
  const toldAt = new Map<string, number>();

  function isTooMany(what: Link['do'] | 'unknown'): boolean {
    const now = deps.now();
    const times = (recent.get(what) ?? []).filter((at) => now - at < 1000);
    const tooMany = times.length >= mostInASecond;
    recent.set(what, tooMany ? times : [...times, now]);
    return tooMany;
  }

  function refuse(why: keyof Words['link']): LinkEnd {
    const at = toldAt.get(why);
    if (at === undefined || deps.now() - at >= tellEveryMs) {
      toldAt.set(why, deps.now());
      deps.tell({ kind: `link-${why}`, ...deps.words().link[why] });
    }
    return 'refused';
  }

  function obey(link: Link): LinkEnd {
    switch (link.do) {
      case 'show':
        deps.show();
        return 'taken';
      // Both only end a recording, whoever asks.
      case 'stop':
      case 'pause':
        deps.press(link.do, null);
        return 'taken';
      case 'start':
      case 'toggle':
        if (!isKey(link.key, deps.key())) return refuse('refused');
        if (link.tag !== null && !isTag(link.tag)) return refuse('bad-tag');
        deps.press(link.do, link.tag);
        return 'taken';
    }
  }

  return {
    open: (text) => {
      const link = readLink(text);
      const what = link?.do ?? 'unknown';
      if (isTooMany(what)) return 'ignored';
      const end = link === null ? 'ignored' : obey(link);
      // Never what it said: it may carry the key.
      deps.log(`link ${what}: ${end}`);
      return end;
    },
  };
}

/** In the same time whatever differs. */
function isKey(given: string | null, key: string | null): boolean {
  if (given === null || key === null || key === '') return false;
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(key));
}

export { catchLinks } from './arrive';
