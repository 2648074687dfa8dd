/**
 * The agent's browser screen. It looks at the mailbox about once a second, acts on the word and
 * writes the result back. Everything that makes an API client's life hard happens here: slowness,
 * a START taken twice, an id that comes late, a screen that does not listen.
 */
import { beginRecorder, endLogRow, hangUpKnown, logRecorder } from './audio';
import { screenName, serverName, tagOf } from './names';
import type { CallFacts } from './names';
import type { ScreenDriver, ScreenMode, ScreenOptions, ScreenPace } from './screen-types';
import { localTime, writeField } from './world';
import type { AgentRecord, World } from './world';

const THROTTLED_POLL_MS = 60_000;
const DEFAULT_PACE: ScreenPace = { pollMs: 1000, pickUpMs: 100, writeBackMs: 50, stopMs: 100 };
const NO_CALL: CallFacts = {
  phone: '',
  leadId: '',
  callId: '',
  campaign: '',
  ingroup: '',
  vendorLeadCode: '',
};

export function createScreen(world: World, agent: AgentRecord, options: ScreenOptions = {}): ScreenDriver {
  const { mode: firstMode = 'awake', firstPollMs, polls = true, ...firstPace } = options;
  const pace: ScreenPace = { ...DEFAULT_PACE, ...firstPace };
  let mode: ScreenMode = firstMode;
  let call = NO_CALL;
  let file = '';
  let cancelPoll: (() => void) | null = null;

  /** A request to the server's script takes its time; without any, it is done at once. */
  function after(ms: number, run: () => void): void {
    if (ms <= 0) run();
    else world.clock.setTimer(ms, run);
  }

  function poll(): void {
    const { session } = agent;
    if (session === null || agent.remote || mode === 'closed') return;
    session.lastSignOfLifeAt = world.clock.now();
    if (mode === 'deaf') return;
    const { field } = session;
    // START first: a tag may hold STOP, and the screen then records all the same (measured).
    if (field.includes('START')) monitor(tagOf(field), pace);
    else if (field.includes('STOP')) stopMonitor(true);
  }

  function monitor(tag: string, { pickUpMs, writeBackMs }: Pick<ScreenPace, 'pickUpMs' | 'writeBackMs'>): void {
    const { session } = agent;
    if (session === null) return;
    const now = world.clock.now();
    const local = localTime(world, now);
    const { leadId } = call;
    const name = screenName(tag, call, agent.agent, local, Math.floor(now / 1000));
    after(pickUpMs, () => {
      if (agent.session !== session) return;
      const recorder = beginRecorder(world, agent, serverName(name, world.traits.version));
      after(writeBackMs, () => {
        const id = logRecorder(world, agent, recorder, leadId);
        if (agent.session !== session) return;
        file = recorder.filename;
        // Whatever lies in the field by now, a STOP too, is overwritten (measured).
        writeField(world, session, String(id));
      });
    });
  }

  function stopMonitor(endsLog: boolean): void {
    const { session } = agent;
    const known = file;
    // Without a file name the script refuses, and the word stays (measured).
    if (session === null || known === '') return;
    after(pace.stopMs, () => {
      if (agent.session !== session) return;
      hangUpKnown(world, agent);
      if (endsLog) endLogRow(world, known);
      writeField(world, session, '');
    });
  }

  function schedule(ms: number): void {
    cancelPoll?.();
    cancelPoll = null;
    if (!polls || agent.remote || agent.session === null || mode === 'closed') return;
    cancelPoll = world.clock.setTimer(ms, () => {
      // The next poll is set first: a poll never waits for what the last one began.
      schedule(mode === 'throttled' ? THROTTLED_POLL_MS : pace.pollMs);
      poll();
    });
  }

  function enter(next: ScreenMode): void {
    if (mode === next) return;
    mode = next;
    schedule(mode === 'throttled' ? THROTTLED_POLL_MS : pace.pollMs);
    world.changed();
  }

  return {
    mode: () => mode,
    deaf(on) {
      enter(on ? 'deaf' : 'awake');
    },
    throttled(on) {
      enter(on ? 'throttled' : 'awake');
    },
    closed(on) {
      enter(on ? 'closed' : 'awake');
    },
    pace(change) {
      Object.assign(pace, change);
    },
    poll,
    record() {
      if (mode !== 'closed' && !agent.remote) monitor('', pace);
    },
    stopButton() {
      if (mode !== 'closed' && !agent.remote) stopMonitor(false);
    },
    knownFile: () => file,
    beginCall(facts) {
      call = facts;
      file = '';
    },
    forgetCall() {
      call = NO_CALL;
      file = '';
    },
    adoptRouted() {
      monitor('', { pickUpMs: 0, writeBackMs: 0 });
    },
    startPolling() {
      schedule(mode === 'throttled' ? THROTTLED_POLL_MS : (firstPollMs ?? pace.pollMs));
    },
    stopPolling() {
      cancelPoll?.();
      cancelPoll = null;
    },
  };
}
