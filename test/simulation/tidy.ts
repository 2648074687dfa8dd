/** The last step of shrinking: acts that have nothing to do with the breach are left out, all others keep their moment. */
import type { Act, Script } from './script';

const plain: Partial<Script> = { language: 'en', remote: false, pace: {}, latencyMs: 4, recordingLimitMs: 3_600_000, channelKnownAfterMs: 400, utcOffsetMinutes: 0 };

export async function tidy(script: Script, breaks: (script: Script) => Promise<boolean>): Promise<Script> {
  let best = script;
  for (let again = true; again; ) {
    again = false;
    for (let place = best.acts.length - 1; place >= 0; place--) {
      for (const shorter of [without(best, place, true), without(best, place, false)]) {
        if (!(await breaks(shorter))) continue;
        best = shorter;
        again = true;
        break;
      }
    }
  }
  for (const [name, value] of Object.entries(plain)) {
    const simpler = { ...best, [name]: value };
    if (JSON.stringify(simpler) !== JSON.stringify(best) && (await breaks(simpler))) best = simpler;
  }
  return best;
}

/** The act's wait goes to the next one, or with it. */
function without(script: Script, place: number, keepsTime: boolean): Script {
  const gone = script.acts[place];
  const acts = script.acts.filter((_, at) => at !== place).map((act, at): Act => (keepsTime && at === place ? { ...act, after: act.after + (gone?.after ?? 0) } : act));
  return { ...script, acts };
}
