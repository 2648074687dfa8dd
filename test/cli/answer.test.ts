/** What the running app answers: when it asks the dialer, whom it lets press, and with which code. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import type { DoctorReport } from '../../main/check';
import type { Seen } from '../../main/cli/board';
import { createAnswer, textOf, type AnswerDeps } from '../../main/cli/answer';
import { codeOfOutcome, type Question as Ask } from '../../main/cli';
import type { AgentReply, Dialer, SetUpReply } from '../../main/dialer';
import type { LinkEnd } from '../../main/links';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import type { Snapshot } from '../../main/recorder/snapshot';
import { certificateFile } from '../faults/server';
import { pressOutcomes } from '../words/outcomes';
import { failure, lightNames, lights, snapshotOf } from '../words/snapshots';
import { seenOf, someRows } from './board-fake';

interface Desk {
  readonly answer: ReturnType<typeof createAnswer>;
  readonly pressed: DeskAsk[];
  readonly did: string[];
}

function desk(snapshot: Snapshot, part: { readonly outcome?: Promise<PressOutcome>; readonly mostPause?: number; readonly setUp?: SetUpReply; readonly tag?: string; readonly agent?: AgentReply; readonly link?: LinkEnd; readonly report?: DoctorReport; readonly allows?: (agent: string) => boolean; readonly other?: Snapshot; readonly seen?: Seen } = {}): Desk {
  const pressed: DeskAsk[] = [];
  const did: string[] = [];
  const dialer: Dialer = {
    open: async () => undefined,
    press: () => {
      throw new Error('a press without its sign');
    },
    check: async () => void did.push('check'),
    snapshot: () => snapshot,
    attend: () => undefined,
    setUp: async (_form, caFile) => {
      did.push(`set up with ${caFile ?? 'no authority'}`);
      return part.setUp ?? { ok: true, snapshot };
    },
    changeAgent: async (agent) => {
      did.push(`agent ${agent}`);
      return part.agent ?? { ok: true };
    },
    tryOut: () => {
      throw new Error('not asked here');
    },
    tryStored: () => null,
    followPolicy: async () => undefined,
    whyNotAllowed: () => ({ kind: 'not-allowed', ...en.failure['not-allowed'] }),
    isBlocked: () => false,
    practise: async () => undefined,
    leavePractice: async () => undefined,
    practiceAct: () => undefined,
    practiceState: () => null,
    serverAt: () => null,
    lookUpPlace: () => null,
    floor: () => null,
    hasPassword: () => true,
    memoryOnly: () => false,
    secrets: () => [],
    close: async () => undefined,
  };
  const deps: AnswerDeps = {
    dialer,
    words: () => en,
    allows: part.allows ?? (() => true),
    tag: () => part.tag ?? '_R',
    press: (ask) => {
      pressed.push(ask);
      return part.outcome ?? Promise.resolve({ kind: 'proved', action: 'stop' });
    },
    mostPause: () => part.mostPause ?? 900,
    board: {
      look: async () => (did.push('look'), part.seen ?? seenOf()),
      // As the board has it: null for nobody who may be switched from here.
      press: (agent, ask) => {
        if (!part.other) return null;
        did.push(`press ${ask.action} of ${agent}`);
        pressed.push(ask);
        return part.outcome ?? Promise.resolve({ kind: 'proved', action: 'stop' });
      },
      status: (agent) => {
        if (!part.other) return null;
        did.push(`status of ${agent}`);
        return Promise.resolve(part.other);
      },
    },
    history: () => {
      throw new Error('not asked here');
    },
    wallMs: () => 0,
    doctor: async () => part.report ?? { v: 1, ok: true, checks: [] },
    unpin: (origin) => void did.push(`unpin ${origin}`),
    show: () => void did.push('show'),
    openLink: (url) => {
      did.push(`link ${url}`);
      return part.link ?? 'taken';
    },
    quit: () => void did.push('quit'),
    pids: () => [11, 12],
  };
  return { answer: createAnswer(deps), pressed, did };
}

const press = (part: Partial<Extract<Ask, { do: 'press' }>> = {}): Ask => ({ do: 'press', action: 'start', tag: null, another: false, waitMs: null, agent: null, ...part });
const status = (agent: string | null = null): Ask => ({ do: 'status', agent });
const pause = (seconds: number | null = null, part: Partial<Extract<Ask, { do: 'pause' }>> = {}): Ask => ({ do: 'pause', seconds, waitMs: null, agent: null, ...part });
const resume = (agent: string | null = null): Ask => ({ do: 'resume', waitMs: null, agent });

describe('status', () => {
  it('asks unless what is known is younger than a second', async () => {
    for (const [ageMs, asks] of [[999, 0], [1000, 1], [null, 1]] as const) {
      const { answer, did } = desk(snapshotOf('idle', { ageMs }));
      await answer(status());
      expect(did).toHaveLength(asks);
    }
  });

  it('asks while offline, however young the last answer is', async () => {
    const { answer, did } = desk(snapshotOf('offline', { ageMs: 10 }));
    await answer(status());
    expect(did).toEqual(['check']);
  });

  it.each(['blocked', 'not-set-up'] as const)('never asks while %s', async (state) => {
    const { answer, did } = desk(snapshotOf(state, { ageMs: 60_000 }));
    await answer(status());
    expect(did).toEqual([]);
  });
});

describe('a press', () => {
  it.each(pressOutcomes)('that ends as $kind $why $action has its code, and its words', async (outcome) => {
    const { answer } = desk(lights.idle, { outcome: Promise.resolve(outcome) });
    const { code, told } = await answer(press());
    expect(code).toBe(codeOfOutcome(outcome));
    if (!['proved', 'mend', 'paused', 'extended'].includes(outcome.kind)) expect(told?.message).toMatch(/\S/);
  });

  it('of the toggle where nothing is set up is 6, where it is blocked 3', async () => {
    const outcome = Promise.resolve({ kind: 'mend' } as const);
    expect((await desk(lights['not-set-up'], { outcome }).answer(press({ action: 'toggle' }))).code).toBe(6);
    const blocked = await desk(lights.blocked, { outcome }).answer(press({ action: 'toggle' }));
    expect(blocked).toMatchObject({ code: 3, told: lights.blocked.failure });
  });

  it('takes the tag that was typed, else the desk’s own', async () => {
    const { answer, pressed } = desk(lights.idle, { tag: '_DESK' });
    await answer(press({ tag: '_SALE', another: true }));
    await answer(press());
    expect(pressed).toEqual([
      { action: 'start', tag: '_SALE', another: true },
      { action: 'start', tag: '_DESK', another: false },
    ]);
  });

  it('with a bad tag sends nothing', async () => {
    const { answer, pressed } = desk(lights.idle);
    expect(await answer(press({ tag: 'xSTARTx' }))).toMatchObject({ code: 2, told: { kind: 'bad-tag' } });
    expect(pressed).toEqual([]);
  });

  it('returns after --wait, and keeps the wish', async () => {
    const { answer, pressed } = desk(lights.stopping, { outcome: new Promise<PressOutcome>(() => undefined) });
    expect(await answer(press({ action: 'stop', waitMs: 1 }))).toMatchObject({ code: 4, told: null, snapshot: lights.stopping });
    expect(pressed).toHaveLength(1);
  });

  it('that ends before --wait is answered at once', async () => {
    const { answer } = desk(lights.idle);
    expect((await answer(press({ waitMs: 300_000 }))).code).toBe(0);
  });
});

describe('a pause', () => {
  it('is asked for so long, or as long as the settings say; a resume carries no length', async () => {
    const { answer, pressed } = desk(lights.recording, { tag: '_DESK', outcome: Promise.resolve({ kind: 'paused' }) });
    expect(await answer(pause(30))).toMatchObject({ code: 0, told: null });
    await answer(pause());
    await answer(resume());
    // By a script it never turns: said twice, it is one pause.
    expect(pressed).toEqual([
      { action: 'pause', seconds: 30, tag: '_DESK', turns: false },
      { action: 'pause', seconds: null, tag: '_DESK', turns: false },
      { action: 'resume', tag: '_DESK' },
    ]);
  });

  it('longer than the settings allow is 2, and nothing is pressed', async () => {
    const { answer, pressed } = desk(lights.recording, { mostPause: 90 });
    expect(await answer(pause(91))).toMatchObject({ code: 2, told: { kind: 'pause-too-long', message: expect.stringContaining('90 s') } });
    expect(pressed).toEqual([]);
    await answer(pause(90));
    expect(pressed).toHaveLength(1);
  });

  it.each([
    [pause(), 'nothing-to-pause'],
    [pause(30), 'already-paused'],
    [resume(), 'nothing-to-resume'],
  ] as const)('%j that meets nothing of the kind is 3: %s', async (ask, why) => {
    const { answer } = desk(lights.idle, { outcome: Promise.resolve({ kind: 'refused', why }) });
    expect(await answer(ask)).toMatchObject({ code: 3, told: { kind: why, message: expect.stringMatching(/\S/) } });
  });

  it('that is not proved within --wait is 4, and stays wished', async () => {
    const { answer, pressed } = desk(lights.stopping, { outcome: new Promise<PressOutcome>(() => undefined) });
    expect(await answer(pause(null, { waitMs: 1 }))).toMatchObject({ code: 4, told: null });
    expect(pressed).toHaveLength(1);
  });
});

describe('another agent than the desk’s', () => {
  const other = { ...lights.recording, agent: '2000' };

  it.each([press({ agent: '2000' }), status('2000'), pause(30, { agent: '2000' }), resume('2000')])('whom the board may not switch is refused, and nothing is asked: $do', async (ask) => {
    const { answer, pressed, did } = desk(lights.idle);
    expect(await answer(ask)).toMatchObject({ code: 3, told: { kind: 'not-allowed' }, snapshot: { failure: { kind: 'not-allowed' } } });
    expect(pressed).toEqual([]);
    expect(did).toEqual([]);
  });

  it.each([press({ agent: '2000' }), status('2000'), pause(30, { agent: '2000' }), resume('2000')])('where nothing is set up is 6: $do', async (ask) => {
    expect((await desk(lights['not-set-up']).answer(ask)).code).toBe(6);
  });

  it('is asked and shown by the board, with its own light and code', async () => {
    for (const [light, code] of [[other, 0], [{ ...lights['unconfirmed stop'], agent: '2000' }, 4], [{ ...lights.blocked, agent: '2000' }, 3], [{ ...lights.offline, agent: '2000' }, 5]] as const) {
      const { answer, did } = desk(lights.idle, { other: light });
      expect(await answer(status('2000'))).toMatchObject({ code, snapshot: light, told: light.failure });
      expect(did).toEqual(['status of 2000']);
    }
    expect((await desk(lights.idle, { other }).answer(status('2000'))).text).toMatch(/^recording: .* · 2000 In call · /);
  });

  it('is pressed through the board, and the answer is his', async () => {
    const { answer, pressed, did } = desk(lights.idle, { other, tag: '_DESK' });
    expect(await answer(press({ agent: '2000', tag: '_SALE', another: true }))).toMatchObject({ code: 0, snapshot: other });
    await answer(press({ agent: '2000', action: 'toggle' }));
    await answer(pause(30, { agent: '2000' }));
    await answer(resume('2000'));
    expect(pressed).toEqual([
      { action: 'start', tag: '_SALE', another: true },
      { action: 'toggle', tag: '_DESK', another: false },
      { action: 'pause', seconds: 30, tag: '_DESK', turns: false },
      { action: 'resume', tag: '_DESK' },
    ]);
    expect(did).toEqual(['start', 'toggle', 'pause', 'resume'].flatMap((action) => [`press ${action} of 2000`, 'status of 2000']));
  });

  it.each(pressOutcomes)('a press that ends as $kind $why $action has its code', async (outcome) => {
    expect((await desk(lights.idle, { other, outcome: Promise.resolve(outcome) }).answer(press({ agent: '2000' }))).code).toBe(codeOfOutcome(outcome));
  });

  it('a toggle that only a person can mend says what is wrong with him, not with the desk', async () => {
    const { answer } = desk(lights.idle, { other: { ...lights.blocked, agent: '2000' }, outcome: Promise.resolve({ kind: 'mend' }) });
    expect(await answer(press({ agent: '2000', action: 'toggle' }))).toMatchObject({ code: 3, told: failure, snapshot: { agent: '2000' } });
  });

  it('with --wait the answer comes earlier, and the wish is kept', async () => {
    const { answer, pressed } = desk(lights.idle, { other: { ...lights.stopping, agent: '2000' }, outcome: new Promise<PressOutcome>(() => undefined) });
    expect(await answer(press({ agent: '2000', action: 'stop', waitMs: 1 }))).toMatchObject({ code: 4, snapshot: { agent: '2000', state: 'stopping' } });
    expect(pressed).toHaveLength(1);
  });

  it('with a bad tag or too long a pause nothing is pressed', async () => {
    const { answer, pressed } = desk(lights.idle, { other, mostPause: 90 });
    expect((await answer(press({ agent: '2000', tag: 'xSTARTx' }))).code).toBe(2);
    expect((await answer(pause(91, { agent: '2000' }))).code).toBe(2);
    expect(pressed).toEqual([]);
  });

  it('the desk’s own may be named', async () => {
    const { answer } = desk(lights.idle);
    expect((await answer(press({ agent: '1000' }))).code).toBe(0);
    expect((await answer(status('1000'))).code).toBe(0);
  });
});

describe('board', () => {
  const told = { kind: 'locked-out', message: 'The login is locked out.', advice: 'Wait.' };

  it('looks, and tells it instead of the snapshot', async () => {
    const { answer, did } = desk(lights.idle, { seen: seenOf(someRows) });
    const { code, board, text, troubles } = await answer({ do: 'board' });
    expect([code, board?.agents.length, troubles]).toEqual([0, 5, []]);
    expect(text).toContain('recording');
    expect(did).toEqual(['look']);
  });

  it('stopped by a refusal is 3, and out of reach 5, with what there is', async () => {
    expect(await desk(lights.blocked, { seen: seenOf(someRows, { stopped: told }) }).answer({ do: 'board' })).toMatchObject({ code: 3, board: { failure: told }, troubles: ['The login is locked out. Wait.'] });
    expect((await desk(lights.offline, { seen: seenOf([], { listAgeMs: null }) }).answer({ do: 'board' })).code).toBe(5);
  });

  it('without a right to the list is no failure, and said', async () => {
    const trouble = { kind: 'list-no-permission', message: 'You may not list agents.', advice: 'Ask an administrator.' };
    expect(await desk(lights.idle, { seen: seenOf(someRows, { listAgeMs: null, listTrouble: trouble }) }).answer({ do: 'board' })).toMatchObject({ code: 0, board: { failure: trouble }, troubles: ['You may not list agents. Ask an administrator.'] });
  });

  it('waits at a start until it is known what is set up', async () => {
    const { answer, did } = desk(lights.connecting);
    await answer({ do: 'board' });
    expect(did).toEqual(['check', 'look']);
    expect(await desk(lights['not-set-up'], { seen: seenOf([], { server: null, user: null }) }).answer({ do: 'board' })).toMatchObject({ code: 6, board: { agents: [] } });
  });
});

describe('agent', () => {
  it('changes, and ends as status would', async () => {
    for (const [snapshot, code] of [[lights.idle, 0], [lights['logged-out'], 3], [lights.blocked, 3], [lights.offline, 5]] as const) {
      const { answer, did } = desk(snapshot);
      expect((await answer({ do: 'agent', agent: '2000' })).code).toBe(code);
      expect(did[0]).toBe('agent 2000');
    }
  });

  it.each([
    ['agent-bad', 2],
    ['practice', 3],
    ['not-set-up', 6],
  ] as const)('%s is %i, with a sentence', async (fault, code) => {
    const { answer, did } = desk(lights.idle, { agent: { ok: false, fault } });
    expect(await answer({ do: 'agent', agent: '2000' })).toMatchObject({ code, told: { kind: fault, message: expect.stringMatching(/\S/) } });
    expect(did).toEqual(['agent 2000']);
  });
});

describe('a link', () => {
  it.each([
    ['taken', 0],
    ['refused', 3],
    ['ignored', 2],
  ] as const)('%s is %i, at once, and nothing is told to who opened it', async (link, code) => {
    const { answer, did, pressed } = desk(lights.idle, { link, outcome: new Promise<PressOutcome>(() => undefined) });
    expect(await answer({ do: 'link', url: 'reclight://stop' })).toMatchObject({ code, told: null });
    expect(did).toEqual(['link reclight://stop']);
    expect(pressed).toEqual([]);
  });
});

describe('setup', () => {
  const ask: Extract<Ask, { do: 'setup' }> = { do: 'setup', server: 'https://dialer.example', user: 'api', agent: '1000', password: 'sesame', caFile: certificateFile('authority'), allowHttp: false };

  it('hands the authority on, and ends as status would', async () => {
    const { answer, did } = desk(lights.blocked);
    expect(await answer(ask)).toMatchObject({ code: 3, told: lights.blocked.failure });
    // The authority decides from now on, not a certificate that was pinned before.
    expect(did).toEqual(['unpin https://dialer.example', `set up with ${certificateFile('authority')}`]);
  });

  it.each([
    ['ca-unreadable', '/nowhere/ca.pem'],
    ['ca-not-pem', fileURLToPath(import.meta.url)],
    ['ca-no-authority', certificateFile('good')],
  ])('with a file that is no authority says %s, and saves nothing', async (kind, caFile) => {
    const { answer, did } = desk(lights.idle);
    expect(await answer({ ...ask, caFile })).toMatchObject({ code: 2, told: { kind } });
    expect(did).toEqual([]);
  });

  it('says which entry is bad: nothing was sent', async () => {
    const { answer } = desk(lights.idle, { setUp: { ok: false, field: 'agent', fault: 'agent-bad' } });
    expect(await answer(ask)).toMatchObject({ code: 2, told: { kind: 'agent-bad' } });
  });
});

describe('doctor', () => {
  const check = { check: 'login', state: 'failed', detail: 'Wrong user or password.', advice: 'Type it again.' } as const;

  it.each([
    [true, 0],
    [false, 1],
  ])('with all good %s exits %i, with the report for scripts and lines for people', async (ok, code) => {
    const report: DoctorReport = { v: 1, ok, checks: ok ? [] : [check] };
    const { answer, did } = desk(lights.idle, { report });
    const told = await answer({ do: 'doctor' });
    expect(told).toMatchObject({ code, report, told: null });
    expect(told.text).toContain(ok ? en.doctor.good : 'Wrong user or password. Type it again.');
    expect(did).toEqual([]);
  });
});

it('quit names every process, and quits only after the answer', async () => {
  const { answer, did } = desk(lights.recording);
  expect(await answer({ do: 'quit' })).toMatchObject({ code: 0, pids: [11, 12] });
  expect(did).toEqual([]);
  await expect.poll(() => did).toEqual(['quit']);
});

it('show shows', async () => {
  const { answer, did } = desk(lights.idle);
  expect((await answer({ do: 'show' })).code).toBe(0);
  expect(did).toEqual(['show']);
});

describe('the line for people', () => {
  it.each(lightNames)('begins with the word of the command line: %s', (name) => {
    const text = textOf(lights[name], en);
    expect(text.startsWith(`${lights[name].state}: `)).toBe(true);
    expect(text).not.toMatch(/\n|undefined|null/);
  });

  it('says how long a pause still lasts', () => {
    const paused = snapshotOf('paused', { detail: { pause: { phase: 'paused', seconds: 60, sinceMs: 12_000, leftMs: 48_000, atEnd: 'ask', part: 2, tag: '_R_P2', found: false, stereo: null } } });
    expect(textOf(paused, en)).toContain('0:48 left');
  });

  it('says practice aloud', () => {
    expect(textOf(snapshotOf('recording', { practice: true }), en)).toContain(en.app.practice);
  });
});

describe('whom the policy forbids', () => {
  it.each([press(), press({ agent: '1000' }), press({ action: 'toggle' }), status(), status('1000'), pause(), resume()])('this desk’s own: nothing is asked or pressed, %j', async (ask) => {
    const { answer, pressed, did } = desk(lights.blocked, { allows: () => false });
    expect(await answer(ask)).toMatchObject({ code: 3, told: { kind: 'not-allowed' }, snapshot: { failure: { kind: 'not-allowed' } } });
    expect([pressed, did]).toEqual([[], []]);
  });

  it('another one likewise, and the desk’s own goes on', async () => {
    const { answer, pressed } = desk(lights.idle, { allows: (agent) => agent === '1000' });
    expect(await answer(status('2000'))).toMatchObject({ code: 3, told: { kind: 'not-allowed' } });
    expect((await answer(press())).code).toBe(0);
    expect(pressed).toHaveLength(1);
  });

  it('can’t be set up or sit down here: 3, with the sentence', async () => {
    const setUp: SetUpReply = { ok: false, field: 'agent', fault: 'not-allowed' };
    const ask: Ask = { do: 'setup', server: 'https://dialer.example', user: 'api', agent: '2000', password: 'x', allowHttp: false, caFile: null };
    expect(await desk(lights.idle, { setUp }).answer(ask)).toMatchObject({ code: 3, told: { kind: 'not-allowed', ...en.failure['not-allowed'] } });
    expect(await desk(lights.idle, { agent: { ok: false, fault: 'not-allowed' } }).answer({ do: 'agent', agent: '2000' })).toMatchObject({ code: 3, told: { kind: 'not-allowed' } });
  });
});
