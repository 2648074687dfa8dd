/** The guard over the real recorder, on the practice dialer, in virtual time: what it says of what a server really does. */
import { describe, expect, it } from 'vitest';
import { createGuard, type Guard, type GuardSettings } from '../../main/guard';
import { defaults } from '../../main/settings/defaults';
import { createStage, type Stage, type StageOptions } from '../recorder/stage';

interface Watched {
  readonly stage: Stage;
  readonly guard: () => Guard;
  readonly said: string[];
  /** Lets time pass, and shows the guard each tenth of a second what the recorder shows. */
  readonly pass: (ms: number) => Promise<void>;
  readonly restart: () => void;
}

async function watched(options: StageOptions = {}, settings: Partial<GuardSettings> = {}): Promise<Watched> {
  const stage = await createStage(options);
  const said: string[] = [];
  const open = (): Guard =>
    createGuard({
      settings: () => ({ ...defaults, ...settings }),
      snapshot: stage.snapshot,
      now: stage.clock.now,
      setTimer: stage.clock.setTimer,
      onSaid: (notice) => void said.push(notice.rule === 'unrecorded' ? `unrecorded ${notice.seconds} s${notice.begun ? '' : ' seen'}` : notice.rule),
      onChange: () => undefined,
    });
  let guard = open();
  return {
    stage,
    guard: () => guard,
    said,
    pass: async (ms) => {
      for (let spent = 0; spent < ms; spent += 100) {
        guard.see(stage.snapshot());
        await stage.advance(100);
      }
      guard.see(stage.snapshot());
    },
    restart: () => {
      guard.close();
      stage.restart();
      guard = open();
    },
  };
}

const toNextCall = async ({ stage, pass }: Watched): Promise<void> => {
  stage.agent.hangUp();
  await pass(25_000);
  stage.agent.dispose();
  stage.agent.ready();
  await pass(25_000);
  stage.agent.takeCall();
  await pass(25_000);
};

describe('a call that nobody records', () => {
  it('is told of once; the next one again, by its own time', async () => {
    const made = await watched();
    await made.pass(300_000);
    expect(made.said).toEqual(['unrecorded 40 s seen']);
    await toNextCall(made);
    await made.pass(300_000);
    expect(made.said).toEqual(['unrecorded 40 s seen', 'unrecorded 40 s']);
  });

  it('after a start of the app in the middle of it, counts what it saw itself', async () => {
    const made = await watched();
    await made.pass(20_000);
    made.restart();
    await made.pass(39_000);
    expect(made.said).toEqual([]);
    await made.pass(5000);
    expect(made.said).toEqual(['unrecorded 40 s seen']);
  });

  it('is forgotten when it is recorded after all', async () => {
    const made = await watched();
    await made.pass(45_000);
    expect(made.guard().standing()).toHaveLength(1);
    const start = made.stage.press('start');
    await made.pass(5000);
    expect(start.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(made.guard().standing()).toEqual([]);
  });

  it('that a person stopped recording is nobody’s slip', async () => {
    const made = await watched();
    made.stage.press('start');
    await made.pass(10_000);
    made.stage.press('stop');
    await made.pass(300_000);
    expect(made.stage.light()).toBe('idle');
    expect(made.said).toEqual([]);
  });

  it('whose recording somebody else stopped is one', async () => {
    const made = await watched();
    made.stage.press('start');
    await made.pass(10_000);
    made.stage.agent.screen.stopButton();
    await made.pass(120_000);
    expect(made.said).toEqual(['unrecorded 40 s seen']);
  });

  it('is not told of while the dialer does not answer, and is once it does', async () => {
    const made = await watched();
    await made.pass(10_000);
    made.stage.fault = () => 'refused-connection';
    await made.pass(300_000);
    expect(made.said).toEqual([]);
    made.stage.fault = () => 'pass';
    await made.pass(70_000);
    expect(made.said).toHaveLength(1);
  });
});

describe('a recording', () => {
  it('over a shift of ordinary calls gives no cause to speak', async () => {
    const made = await watched({ lagAfterMs: 30_000 });
    for (let call = 0; call < 5; call++) {
      made.stage.press('start');
      await made.pass(60_000);
      await toNextCall(made);
    }
    expect(made.said).toEqual([]);
  });

  it('whose id lies there after hang-up, for as long as the agent disposes, is no cause', async () => {
    const made = await watched();
    made.stage.press('start');
    await made.pass(20_000);
    made.stage.agent.hangUp();
    await made.pass(600_000);
    expect(made.stage.light()).toBe('call-over');
    expect(made.said).toEqual([]);
  });

  it('whose id the disposition did not take away is told of', async () => {
    const made = await watched();
    made.stage.press('start');
    await made.pass(20_000);
    const { field } = made.stage.agent.truth();
    made.stage.agent.hangUp();
    await made.pass(10_000);
    made.stage.agent.put({ field: field ?? '', status: 'READY' });
    await made.pass(60_000);
    expect(made.said).toEqual(['outlives']);
    made.stage.agent.put({ field: '' });
    await made.pass(20_000);
    expect(made.guard().standing()).toEqual([]);
  });

  it('near its limit is told of, and no more once a second one runs', async () => {
    const made = await watched({}, { guardLimitMinutes: 10 });
    made.stage.press('start');
    await made.pass(485_000);
    expect(made.said).toEqual(['limit']);
    expect(made.guard().standing()).toMatchObject([{ rule: 'limit', minutes: 8, limitMinutes: 10 }]);
    const another = made.stage.press('start', { another: true });
    await made.pass(5000);
    expect(another.outcome()).toEqual({ kind: 'proved', action: 'start' });
    expect(made.guard().standing()).toEqual([]);
    expect(made.said).toEqual(['limit']);
  });
});

describe('an agent screen', () => {
  it('that has become slow is told of once', async () => {
    const made = await watched();
    for (const pollMs of [1000, 7000, 7000, 7000, 7000]) {
      made.stage.agent.screen.pace({ pollMs });
      made.stage.press('start');
      await made.pass(12_000);
      made.stage.press('stop');
      await made.pass(25_000);
    }
    expect(made.said).toEqual(['screen']);
    expect(made.guard().screen().slow).toBe(true);
  });
});
