/** Names of agents as people type, paste or keep them in a file: in lines, commas, semicolons, bars or spaces, in quotes or not, each once. */
import { isUserName } from '../agent-api';

export interface Names {
  readonly agents: readonly string[];
  readonly twice: number;
  /** What is no agent's name, or one too many: the first few as they were written. */
  readonly dropped: readonly string[];
  readonly droppedCount: number;
}

export const mostAgents = 5000;
const mostShown = 5;
const longestShown = 24;

export function readNames(text: string): Names {
  /** By how the server compares them: it takes large letters for small ones. */
  const agents = new Map<string, string>();
  const dropped: string[] = [];
  let droppedCount = 0;
  let twice = 0;
  // A byte order mark counts as a space.
  for (const word of text.split(/[\s,;|"']+/u)) {
    if (word === '') continue;
    const key = word.toLowerCase();
    if (agents.has(key)) twice++;
    else if (isUserName(word) && agents.size < mostAgents) agents.set(key, word);
    else {
      droppedCount++;
      if (dropped.length < mostShown) dropped.push(shown(word));
    }
  }
  return { agents: [...agents.values()], twice, dropped, droppedCount };
}

/** What a window shows of it: short, and nothing that turns a line around. */
function shown(word: string): string {
  return Array.from(word.slice(0, 4 * longestShown), (letter) => (/\p{C}/u.test(letter) ? '?' : letter)).slice(0, longestShown).join('');
}
