/** Every cell of the press table: light by action, as the design has it. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../main/recorder';
import { createStage, type Stage } from './stage';

/** How each light is reached on the practice server. */
const lights: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  idle: async () => undefined,
  starting: async (stage) => {
    stage.agent.screen.deaf(true);
    stage.press('start');
    await stage.advance(1000);
  },
  recording: async (stage) => {
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
    await stage.advance(3000);
  },
  stopping: async (stage) => {
    await lights['recording']?.(stage);
    stage.agent.screen.deaf(true);
    stage.press('stop');
    await stage.advance(1000);
  },
  'unconfirmed start': async (stage) => {
    stage.agent.screen.deaf(true);
    const start = stage.press('start');
    await stage.until(() => start.outcome() !== null);
  },
  'unconfirmed stop': async (stage) => {
    await lights['recording']?.(stage);
    stage.agent.screen.deaf(true);
    const stop = stage.press('stop');
    await stage.until(() => stop.outcome() !== null);
  },
  'call-over': async (stage) => {
    await lights['recording']?.(stage);
    await stage.until(() => stage.snapshot().agentStatus === 'INCALL');
    stage.agent.hangUp();
  },
  'logged-out': async (stage) => {
    stage.agent.logOut();
  },
  offline: async (stage) => {
    stage.fault = () => 'refused-connection';
  },
  connecting: async (stage) => {
    stage.fault = () => 'lost-request';
    stage.restart();
    await stage.advance(500);
  },
  blocked: async (stage) => {
    stage.practice.change({ apiActive: false });
  },
};

async function reach(light: string): Promise<Stage> {
  const stage = await createStage();
  await lights[light]?.(stage);
  await stage.until(() => stage.light() === light, 30_000);
  return stage;
}

interface Cell {
  readonly light: string;
  readonly action: 'toggle' | 'start' | 'stop';
  /** What goes to the server because of the press, within a second; STATUS and probes aside. */
  readonly sends: 'START' | 'STOP' | null;
  readonly outcome?: Outcome;
  readonly after?: string;
}

const notYet = (why: 'already-starting' | 'already-stopping' | 'stop-not-proved'): Outcome => ({ kind: 'not-yet', why });
const refused = (why: 'already-recording' | 'call-over' | 'not-logged-in' | 'blocked'): Outcome => ({ kind: 'refused', why });

const table: readonly Cell[] = [
  { light: 'idle', action: 'toggle', sends: 'START', after: 'recording' },
  { light: 'idle', action: 'start', sends: 'START', after: 'recording' },
  { light: 'idle', action: 'stop', sends: null, outcome: { kind: 'nothing-to-stop' }, after: 'idle' },
  { light: 'starting', action: 'toggle', sends: null, after: 'stopping' },
  { light: 'starting', action: 'start', sends: null, after: 'starting' },
  { light: 'starting', action: 'stop', sends: null, after: 'stopping' },
  { light: 'recording', action: 'toggle', sends: 'STOP', after: 'stopping' },
  { light: 'recording', action: 'start', sends: null, outcome: refused('already-recording'), after: 'recording' },
  { light: 'recording', action: 'stop', sends: 'STOP', after: 'stopping' },
  { light: 'stopping', action: 'toggle', sends: null, after: 'stopping' },
  { light: 'stopping', action: 'start', sends: null, outcome: notYet('stop-not-proved'), after: 'stopping' },
  { light: 'stopping', action: 'stop', sends: null, after: 'stopping' },
  { light: 'unconfirmed start', action: 'toggle', sends: 'START', after: 'starting' },
  { light: 'unconfirmed start', action: 'start', sends: 'START', after: 'starting' },
  { light: 'unconfirmed start', action: 'stop', sends: 'STOP', after: 'stopping' },
  { light: 'unconfirmed stop', action: 'toggle', sends: 'STOP', after: 'stopping' },
  { light: 'unconfirmed stop', action: 'start', sends: null, outcome: notYet('stop-not-proved'), after: 'unconfirmed stop' },
  { light: 'unconfirmed stop', action: 'stop', sends: 'STOP', after: 'stopping' },
  { light: 'call-over', action: 'toggle', sends: null, outcome: refused('call-over'), after: 'call-over' },
  { light: 'call-over', action: 'start', sends: null, outcome: refused('call-over'), after: 'call-over' },
  { light: 'call-over', action: 'stop', sends: 'STOP', after: 'stopping' },
  { light: 'logged-out', action: 'toggle', sends: null, outcome: refused('not-logged-in'), after: 'logged-out' },
  { light: 'logged-out', action: 'start', sends: null, outcome: refused('not-logged-in'), after: 'logged-out' },
  { light: 'logged-out', action: 'stop', sends: null, outcome: refused('not-logged-in'), after: 'logged-out' },
  { light: 'blocked', action: 'toggle', sends: null, outcome: { kind: 'mend' }, after: 'blocked' },
  { light: 'blocked', action: 'start', sends: null, outcome: refused('blocked'), after: 'blocked' },
  { light: 'blocked', action: 'stop', sends: null, outcome: refused('blocked'), after: 'blocked' },
];

describe('a press', () => {
  it('has a cell for every light it can be made under', () => {
    const cells = new Set(table.map((cell) => cell.light));
    expect(Object.keys(lights).filter((light) => !cells.has(light))).toEqual(['offline', 'connecting']);
    expect(table).toHaveLength(cells.size * 3);
  });

  it.each(table.map((cell) => [cell.light, cell.action, cell] as const))('under %s: %s', async (light, action, cell) => {
    const stage = await reach(light);
    const before = stage.practice.calls().filter((call) => call.value === 'START').length;
    const from = stage.words().length;
    // Probes are STOPs too: under an unproved stop the press is known by its own answer.
    const press = stage.press(action);
    if (cell.outcome) await stage.until(() => press.outcome() !== null, 6000);
    else await stage.advance(light === 'idle' ? 2500 : cell.sends === 'STOP' ? 60 : 1000);
    if (cell.outcome) expect(press.outcome()).toEqual(cell.outcome);
    expect(stage.light()).toBe(cell.after);
    const starts = stage.practice.calls().filter((call) => call.value === 'START').length - before;
    expect(starts).toBe(cell.sends === 'START' ? 1 : 0);
    const sent = stage.words().slice(from);
    if (cell.sends === 'STOP') expect(sent).toContain('STOP');
    if (cell.sends === null && light !== 'stopping' && light !== 'unconfirmed stop') expect(sent).not.toContain('STOP');
  });

  it.each(['offline', 'connecting'])('under %s: start and toggle act on what is true if it is heard within 5 s', async (light) => {
    for (const action of ['start', 'toggle'] as const) {
      const stage = await reach(light);
      const press = stage.press(action);
      await stage.advance(1500);
      expect(stage.snapshot().asked).not.toBeNull();
      stage.fault = () => 'pass';
      await stage.until(() => press.outcome() !== null, 20_000);
      expect(press.outcome()).toEqual({ kind: 'proved', action: 'start' });
      const dead = await reach(light);
      const lost = dead.press(action);
      await dead.until(() => lost.outcome() !== null, 6000);
      expect(lost.outcome()).toEqual({ kind: 'nothing-sent' });
      dead.fault = () => 'pass';
      await dead.advance(120_000);
      expect(dead.words()).not.toContain('START');
    }
  });

  it('under offline: toggle stops what turns out to be recorded', async () => {
    const stage = await reach('offline');
    stage.agent.screen.record();
    await stage.advance(4000);
    stage.fault = () => 'pass';
    const press = stage.press('toggle');
    await stage.until(() => press.outcome() !== null, 20_000);
    expect(press.outcome()).toEqual({ kind: 'proved', action: 'stop' });
    expect(stage.agent.truth().running).toHaveLength(0);
  });

  it.each(['offline', 'connecting'])('under %s: STOP is sent even unasked, after a second', async (light) => {
    const stage = await reach(light);
    const tried: string[] = [];
    const was = stage.fault;
    stage.fault = (value) => {
      tried.push(value);
      return was(value);
    };
    stage.press('stop');
    await stage.advance(1100);
    expect(tried).toContain('STOP');
  });

  it('start --another begins a second recording on purpose, and counts it', async () => {
    const stage = await reach('recording');
    const press = stage.press('start', { another: true, tag: '_TWO' });
    await stage.until(() => press.outcome() !== null);
    expect(press.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(stage.snapshot()).toMatchObject({ state: 'recording', recordings: 2 });
    expect(stage.agent.truth().running).toHaveLength(2);
  });

  it('twice within 300 ms is one', async () => {
    const stage = await reach('idle');
    const first = stage.press('toggle');
    await stage.advance(100);
    const second = stage.press('toggle');
    await stage.until(() => first.outcome() !== null && second.outcome() !== null);
    expect(second.outcome()).toEqual(first.outcome());
    expect(stage.light()).toBe('recording');
  });

  it('shows at once, before any answer', async () => {
    const stage = await reach('idle');
    await stage.advance(2000);
    stage.press('start');
    expect(stage.snapshot().asked).toMatchObject({ action: 'start' });
  });

  it('finds the call already recorded and does not stop it', async () => {
    const stage = await reach('idle');
    await stage.advance(2000);
    stage.agent.screen.record();
    await stage.until(() => /^\d+$/.test(stage.agent.truth().field ?? ''));
    expect(stage.light()).toBe('idle');
    const press = stage.press('toggle');
    await stage.until(() => press.outcome() !== null);
    expect(press.outcome()).toEqual(refused('already-recording'));
    expect(stage.agent.truth().running).toHaveLength(1);
  });

  it('sends nothing when the disk refuses the open word of a START', async () => {
    const stage = await reach('idle');
    stage.disk.refuses = true;
    const press = stage.press('start');
    await stage.until(() => press.outcome() !== null);
    expect(press.outcome()).toEqual({ kind: 'refused', why: 'word-not-kept' });
    expect(stage.words()).not.toContain('START');
    expect(stage.light()).toBe('idle');
  });

  it('of a stop goes out even when the disk refuses', async () => {
    const stage = await reach('recording');
    stage.disk.refuses = true;
    const press = stage.press('stop');
    await stage.until(() => press.outcome() !== null);
    expect(press.outcome()).toEqual({ kind: 'proved', action: 'stop' });
  });
});
