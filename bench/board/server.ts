/**
 * The practice floor as a process of its own, so that its work is not the app's. It counts who calls when, and judges what
 * a window shows by what was so here.
 */
import { createPractice, createPracticeFloor, realClock } from '../../main/practice';
import { createTruthLog, wrongs, type Look } from '../../test/board/truth';
import type { FloorAnswer, FloorAsk } from './server-asks';

const { agents, seed } = JSON.parse(process.argv[2] ?? '{}') as { agents: number; seed: number };

const arrivals: Record<string, number[]> = { lead: [], second: [], naive: [] };
const practice = createPractice({
  users: ['lead', 'second', 'naive'].map((user) => ({ user, pass: 'Sesame-opens_7', allowedFunctions: ['recording', 'logged_in_agents', 'recording_lookup'] })),
  agents: [{ agent: '1000' }],
  beforeCall: ({ user = '' }) => void arrivals[user]?.push(Date.now()),
});
const floor = createPracticeFloor(practice, realClock, { agents, seed });
floor.begin();
const truth = createTruthLog(practice, floor, realClock);
practice.onChange(() => void setImmediate(truth.note));

/** Calls that nobody records by itself. */
const unrecorded: { agent: string; callAt: number; endAt: number | null }[] = [];
setInterval(() => {
  for (const agent of floor.agents) {
    const { callAt, recordsItself } = floor.truth(agent);
    const last = unrecorded.findLast((call) => call.agent === agent);
    if (last && last.endAt === null && last.callAt !== callAt) last.endAt = Date.now();
    if (callAt !== null && !recordsItself && last?.callAt !== callAt) unrecorded.push({ agent, callAt, endAt: null });
  }
}, 250);

function answer(ask: FloorAsk): FloorAnswer {
  switch (ask.do) {
    case 'report': {
      const { user, system } = process.cpuUsage();
      return { arrivals, unrecorded, cpuMs: (user + system) / 1000, inCall: floor.agents.filter((agent) => floor.truth(agent).callAt !== null) };
    }
    case 'check':
      truth.note();
      return { wrong: ask.looks.filter(({ row }) => floor.agents.includes(row.agent)).flatMap((look: Look) => wrongs(truth, look).map(({ agent, what }) => `${agent}: ${what}`)) };
  }
}

process.on('message', ({ id, ask }: { id: number; ask: FloorAsk }) => process.send?.({ id, answer: answer(ask) }));
process.on('disconnect', () => process.exit(0));
void practice.listen().then(({ url }) => process.send?.({ url }));
