/** Names of agents as people type, paste or keep them in a file: in lines, commas, semicolons or spaces, each once. */
import { isUserName } from '../agent-api';

export interface Names {
  readonly agents: readonly string[];
  readonly twice: number;
  /** What is no agent's name, the first few as they were written. */
  readonly dropped: readonly string[];
  readonly droppedCount: number;
}

export const mostAgents = 5000;
const mostShown = 5;

export function readNames(text: string): Names {
  const words = text.split(/[\s,;|]+/u).filter((word) => word !== '' && word !== '\uFEFF').map((word) => word.replace(/^\uFEFF/, ''));
  const agents = new Set<string>();
  const dropped: string[] = [];
  let droppedCount = 0;
  let twice = 0;
  for (const word of words) {
    if (!isUserName(word) || agents.size >= mostAgents) {
      droppedCount++;
      // What a window shows of it: short, and nothing that turns a line around.
      if (dropped.length < mostShown) dropped.push(word.slice(0, 24).replace(/\p{C}/gu, '?'));
    } else if (agents.has(word)) twice++;
    else agents.add(word);
  }
  return { agents: [...agents], twice, dropped, droppedCount };
}
