/** Plays one script to its end and returns what broke. */
import { createApp, type App } from './app';
import { createEventClock } from './clock';
import { createDialer, healed, lastCall } from './dialer';
import { createNetwork } from './network';
import { createRules, type Breach } from './rules';
import type { Act, Script } from './script';

export interface Played {
  readonly steps: number;
  readonly breaches: readonly Breach[];
}

const startsAt = 1_795_533_378_000;
/** After everything was healed: the longest habit of the recorder (a probe each 55 s) comes round twice. */
const tailMs = 75_000;

export async function play(script: Script, tell: (line: string) => void = () => undefined): Promise<Played> {
  const clock = createEventClock(startsAt);
  const dialer = createDialer(script, clock);
  const network = createNetwork(dialer, clock, script.latencyMs);
  let app: App | null = null;
  let stirs = 0;
  const rules = createRules({ clock, dialer, network, app: () => app!, stirs: () => stirs });
  const saidAt = (line: string): void => tell(`${String(clock.now() - startsAt).padStart(7)} ${line}`);
  let shown = '';
  app = createApp({
    clock,
    network,
    pause: { seconds: script.pauseSeconds, end: script.pauseEnd },
    onSnapshot: (snapshot, life) => {
      const light = `${snapshot.state} ${snapshot.agentStatus} ${snapshot.wanted ?? ''} ${snapshot.detail.phase} ${snapshot.detail.ids.join(',')}${snapshot.detail.pause ? ` pause ${snapshot.detail.pause.phase} ${snapshot.detail.pause.tag}` : ''}`;
      if (light !== shown) saidAt(`light: ${light}   [field ${dialer.field()}, ${dialer.status()}, ${dialer.running().length} running]`);
      shown = light;
      if (app) rules.onSnapshot(snapshot, life);
    },
    onLoud: (loud) => saidAt(`said: ${loud}`),
    onSettled: (press) => {
      saidAt(`${press.action} of ${press.at - startsAt} ended: ${JSON.stringify(press.outcome)}`);
      rules.onSettled(press);
    },
  });
  let steps = 0;
  let told = 0;

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 14; turn++) await Promise.resolve();
    for (; told < network.notes.length; told++) {
      const note = network.notes[told]!;
      saidAt(`> ${note.value} ${note.fate === 'pass' ? '' : note.fate}`);
    }
    steps++;
    const before = rules.breaches.length;
    rules.step();
    for (const found of rules.breaches.slice(before)) saidAt(`BREACH ${found.rule} ${found.what} ${found.limit ?? ''}`);
  }

  async function runOn(ms: number): Promise<void> {
    const until = clock.now() + ms;
    while (clock.runNext(until)) await settle();
    clock.moveTo(until);
  }

  async function perform(act: Act): Promise<void> {
    const { after: _after, ...what } = act;
    saidAt(`-- ${JSON.stringify(what)}`);
    stirs++;
    dialer.act(act);
    app?.act(act);
    await settle();
  }

  await settle();
  for (const act of script.acts) {
    await runOn(act.after);
    await perform(act);
    if (rules.breaches.some((breach) => breach.limit === null)) break;
  }
  saidAt('-- all is well again');
  app.heal();
  for (const act of healed) dialer.act(act);
  // The app may be dead for 70 s yet; only a person's look mends a refused login.
  for (const ms of [20_000, 60_000, tailMs]) {
    await runOn(ms);
    app.act({ do: 'check', after: 0 });
  }
  await runOn(1000);
  rules.end(false);
  for (const [act, ms] of lastCall) {
    dialer.act(act);
    await runOn(ms);
  }
  rules.end(true);
  app.close();
  await dialer.practice.close();
  return { steps, breaches: rules.breaches };
}
