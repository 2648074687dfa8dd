/** What the calls of a window do: refusals of a press as data, and nothing back of what was typed. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createHandlers } from '../../main/bridge/handlers';
import type { Handlers } from '../../main/bridge';
import { createCheck, type Trial } from '../../main/check';
import type { FolderFault } from '../../main/desk/history-folder';
import type { AgentReply, SetUpReply } from '../../main/dialer';
import type { SetupForm } from '../../preload/contract';
import { certificateFile } from '../faults/server';
import type { Actor } from '../../main/history/entry';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { Held } from '../../main/settings/held';
import { deskOf } from '../renderer/history-days';
import { quietDesk, quietHead } from '../renderer/snapshots';
import { pressOutcomes } from '../words/outcomes';
import { lights, snapshotOf } from '../words/snapshots';

function desk(part: { readonly outcome?: PressOutcome; readonly snapshot?: Snapshot; readonly setUp?: SetUpReply; readonly agent?: AgentReply; readonly trial?: { readonly ok: true; readonly trial: Trial }; readonly file?: string; readonly linkKey?: boolean; readonly folderFault?: FolderFault; readonly held?: Partial<Held> } = {}): { handlers: Handlers; did: string[]; pressed: DeskAsk[]; actors: Actor[] } {
  const did: string[] = [];
  const pressed: DeskAsk[] = [];
  const actors: Actor[] = [];
  const snapshot = part.snapshot ?? lights.idle;
  const note = (what: string) => async (): Promise<void> => void did.push(what);
  const handlers = createHandlers({
    dialer: {
      open: note('open'),
      press: () => {
        throw new Error('a press without its sign');
      },
      check: note('check'),
      snapshot: () => snapshot,
      attend: () => undefined,
      changeAgent: async (agent) => {
        did.push(`agent ${agent}`);
        return part.agent ?? { ok: true };
      },
      setUp: async (_form, caFile) => {
        if (caFile !== undefined) did.push(`authority ${String(caFile)}`);
        return part.setUp ?? { ok: true, snapshot };
      },
      tryOut: () => {
        throw new Error('not asked here');
      },
      tryStored: () => null,
      followPolicy: note('follow'),
      whyNotAllowed: () => ({ kind: 'not-allowed', ...en.failure['not-allowed'] }),
      isBlocked: () => false,
      practise: note('practise'),
      leavePractice: note('leave'),
      practiceAct: (act) => void did.push(act),
      practiceState: () => null,
      serverAt: () => null,
      lookUpPlace: () => null,
      floor: () => null,
      hasPassword: () => true,
      memoryOnly: () => false,
      secrets: () => ['sesame-opens'],
      close: note('close'),
    },
    setupCheck: createCheck<SetupForm, { readonly field: 'server'; readonly fault: 'server-path' }>({
      tryOut: () => part.trial ?? { ok: false, field: 'server', fault: 'server-path' },
      reach: async () => ({ ok: false, kind: 'unreachable' }),
      handshake: () => new Promise(() => undefined),
      isHere: () => false,
      pinOf: () => null,
      setPin: (origin) => void did.push(`pin ${origin}`),
      usualMs: () => null,
      wallMs: () => 0,
      madeMs: 0,
      onChange: () => undefined,
    }),
    chooseFile: async () => part.file ?? null,
    showPopup: () => void did.push('popup'),
    press: async (ask, actor) => {
      pressed.push(ask);
      actors.push(actor);
      return part.outcome ?? { kind: 'proved', action: 'start' };
    },
    view: () => ({ snapshot, desk: { ...quietDesk, held: { ...quietDesk.held, ...part.held } } }),
    words: () => en,
    tag: () => '_DESK',
    setTag: (tag) => void did.push(`tag ${tag}`),
    copy: (text) => void did.push(`copy ${text}`),
    openSetup: (page) => void did.push(`setup ${page}`),
    openSettings: () => void did.push('settings'),
    preferences: {
      set: (name, value) => {
        did.push(`set ${name} ${String(value)}`);
        return value !== 'bad';
      },
      putBack: (name) => {
        did.push(`put back ${name}`);
        return name !== 'pauseMostSeconds';
      },
    },
    keys: {
      change: (id, what) => void did.push(`key ${id} ${what}`),
      strike: ({ code }) => void did.push(`strike ${code}`),
      cancel: () => void did.push('cancel'),
    },
    linkKey: {
      set: (on) => void did.push(`link key ${String(on)}`),
      copy: (act) => {
        did.push(`link ${act}`);
        return part.linkKey ?? true;
      },
    },
    historyFolder: {
      choose: async (id) => {
        did.push(`history folder for ${id}`);
        return part.folderFault ?? null;
      },
      drop: () => void did.push('no history folder'),
    },
    // What it does with the history is tried over the desk itself (history-handlers.test.ts).
    board: { news: () => ({ seq: 1, whole: true, head: quietHead, rows: [], gone: [] }), seen: () => undefined, act: ({ act, agents, tag }) => did.push(`board ${act} ${agents.join(',')} ${tag}`) > 0, cancel: () => void did.push('board cancel'), seenEnds: () => undefined },
    openBoard: () => void did.push('board'),
    watchBoard: () => undefined,
    chooseBoardAgents: async () => ({ ok: true }),
    history: deskOf({ days: {} }, 0),
    openHistory: () => void did.push('history'),
    openEvidence: ({ call }) => void did.push(`evidence ${call}`),
    mend: () => void did.push('mend'),
    practise: note('practise'),
    alarmAct: (id, act) => {
      did.push(`alarm ${id} ${act}`);
      return act !== 'stop';
    },
    pillWidth: (width) => void did.push(`pill ${width}`),
    pillMove: (dx, dy) => void did.push(`pill by ${dx} ${dy}`),
    pillDone: () => void did.push('pill done'),
    dismissTrouble: (kind) => void did.push(`dismiss ${kind}`),
    closeWindow: (id) => void did.push(`close ${id}`),
  });
  return { handlers, did, pressed, actors };
}

const by = 7;

describe('a press', () => {
  it.each(pressOutcomes)('that ends as $kind $why $action is answered in data', async (outcome) => {
    const { handlers, did } = desk({ outcome });
    const reply = await handlers.toggle(undefined, by);
    if (['proved', 'mend', 'paused', 'extended'].includes(outcome.kind)) expect(reply).toEqual({ ok: true });
    else expect(reply).toMatchObject({ ok: false, failure: { message: expect.stringMatching(/\S/) } });
    expect(did).toEqual(outcome.kind === 'mend' ? ['mend'] : []);
  });

  it('carries the window’s tag, else the desk’s', async () => {
    const { handlers, pressed } = desk();
    await handlers.start({ tag: '_SALE', another: true }, by);
    await handlers.start({}, by);
    await handlers.stop(undefined, by);
    expect(pressed).toEqual([
      { action: 'start', tag: '_SALE', another: true },
      { action: 'start', tag: '_DESK', another: false },
      { action: 'stop', tag: '_DESK', another: false },
    ]);
  });

  it('pauses as long as the settings say, resumes by the same, and adds half a minute', async () => {
    const { handlers, pressed, actors } = desk({ outcome: { kind: 'paused' } });
    for (const call of ['pause', 'resume', 'extend'] as const) expect(await handlers[call](undefined, by)).toEqual({ ok: true });
    expect(pressed).toEqual([{ action: 'pause', seconds: null, tag: '_DESK', turns: true }, { action: 'resume', tag: '_DESK' }, { action: 'extend' }]);
    expect(new Set(actors)).toEqual(new Set(['popup']));
  });

  it.each(['', 'a b', 'xSTARTx', 'a;b', 'ä'])('with the bad tag %j sends nothing', async (tag) => {
    const { handlers, pressed, did } = desk();
    expect(await handlers.start({ tag }, by)).toMatchObject({ ok: false, failure: { kind: 'bad-tag' } });
    expect(await handlers.chooseTag({ tag }, by)).toMatchObject({ ok: false, failure: { kind: 'bad-tag' } });
    expect(pressed).toEqual([]);
    expect(did).toEqual([]);
  });
});

describe('the setup', () => {
  const form = { server: 'https://dialer.example', user: 'api', password: 'sesame-opens', agent: '1000', allowHttp: false };

  it('brings back the snapshot and no word of what was typed', async () => {
    const reply = await desk({ snapshot: lights.blocked }).handlers.saveSetup(form, by);
    expect(reply).toEqual({ ok: true, snapshot: lights.blocked });
    expect(JSON.stringify(reply)).not.toContain('sesame');
  });

  it('names the field that is bad', async () => {
    const reply = await desk({ setUp: { ok: false, field: 'server', fault: 'server-path' } }).handlers.saveSetup(form, by);
    expect(reply).toEqual({ ok: false, field: 'server', failure: { kind: 'server-path', ...en.form['server-path'] } });
  });

  it('tells of an agent whom the policy forbids, and so does who sits here', async () => {
    const told = { kind: 'not-allowed', ...en.failure['not-allowed'] };
    expect(await desk({ setUp: { ok: false, field: 'agent', fault: 'not-allowed' } }).handlers.saveSetup(form, by)).toEqual({ ok: false, field: 'agent', failure: told });
    expect(await desk({ agent: { ok: false, fault: 'not-allowed' } }).handlers.changeAgent({ agent: '2000' }, by)).toEqual({ ok: false, failure: told });
  });
});

describe('a check', () => {
  const form: SetupForm = { server: 'https://dialer.example', user: 'api', password: 'sesame-opens', agent: '1000', allowHttp: false };

  it('of a bad entry names the field, in data', async () => {
    const reply = await desk().handlers.checkConnection(form, by);
    expect(reply).toEqual({ ok: false, field: 'server', failure: { kind: 'server-path', ...en.form['server-path'] } });
  });

  it('begins, and trusts no certificate that it has not shown', async () => {
    const trial: Trial = { origin: 'https://dialer.example', agent: '1000', dropsCharacters: false, version: () => new Promise(() => undefined), login: () => new Promise(() => undefined), close: async () => undefined };
    const { handlers, did } = desk({ trial: { ok: true, trial } });
    expect(await handlers.checkConnection(form, by)).toEqual({ ok: true });
    expect(await handlers.trustCertificate({ fingerprint: 'A1'.repeat(32) }, by)).toMatchObject({ ok: false, failure: { kind: 'not-shown' } });
    expect(await handlers.notMyDialer(undefined, by)).toEqual({ ok: true });
    expect(await handlers.cancelCheck(undefined, by)).toEqual({ ok: true });
    expect(did).toEqual([]);
  });

  it.each([
    ['a passing one', 'plain-word_1.+/=', false],
    ['one with !', 'plain!', true],
    ['none', '', false],
  ])('says of a password whether the server drops characters: %s', async (_name, password, dropsCharacters) => {
    expect(await desk().handlers.judgePassword({ password }, by)).toEqual({ ok: true, dropsCharacters });
  });

  it('takes an authority, saves with it, and no file that is none', async () => {
    const good = desk({ file: certificateFile('authority') });
    expect(await good.handlers.chooseAuthority(undefined, by)).toEqual({ ok: true, chosen: true });
    await good.handlers.saveSetup(form, by);
    await good.handlers.dropAuthority(undefined, by);
    await good.handlers.saveSetup(form, by);
    expect(good.did).toEqual([`authority ${certificateFile('authority')}`, 'authority null']);
    expect(await desk({ file: certificateFile('key') }).handlers.chooseAuthority(undefined, by)).toEqual({ ok: false, failure: { kind: 'ca-not-pem', ...en.authority['ca-not-pem'] } });
    expect(await desk().handlers.chooseAuthority(undefined, by)).toEqual({ ok: true, chosen: false });
  });

  it('done closes its window and opens the popup', async () => {
    const { handlers, did } = desk();
    await handlers.showLight(undefined, by);
    expect(did).toEqual(['close 7', 'popup']);
  });
});

describe('the settings', () => {
  it('are changed and put back by name', async () => {
    const { handlers, did } = desk();
    expect(await handlers.setSetting({ name: 'sign', value: false }, by)).toEqual({ ok: true });
    expect(await handlers.putBack({ name: 'sign' }, by)).toEqual({ ok: true });
    expect(did).toEqual(['set sign false', 'put back sign']);
  });

  it('what a policy holds is refused in words, though its value is a good one', async () => {
    const { handlers } = desk({ held: { callsPerMinute: 60 } });
    expect(await handlers.setSetting({ name: 'boardCallsPerMinute', value: 'bad' }, by)).toEqual({ ok: false, failure: { kind: 'held', ...en.policy.refused } });
    expect(await desk().handlers.setSetting({ name: 'boardCallsPerMinute', value: 'bad' }, by)).toMatchObject({ failure: { kind: 'out-of-bounds' } });
    expect(await desk({ held: { agents: 3 } }).handlers.setSetting({ name: 'boardCallsPerMinute', value: 'bad' }, by)).toMatchObject({ failure: { kind: 'out-of-bounds' } });
  });

  it.each([
    ['sign', 'bad-value', en.form['bad-value']],
    ['tag', 'bad-tag', en.outcome['bad-tag']],
    ['tags', 'bad-tag', en.outcome['bad-tag']],
    ['tagKeys', 'bad-tag', en.outcome['bad-tag']],
  ] as const)('%s: what it can’t be is told', async (name, kind, told) => {
    expect(await desk().handlers.setSetting({ name, value: 'bad' }, by)).toEqual({ ok: false, failure: { kind, ...told } });
  });

  it.each([
    ['guardLimitMinutes', '10 to 720 min.', en.settings.oldStays],
    ['keepDays', '1 to 3650 days.', en.settings.oldStays],
    ['pauseSeconds', '5 to 900 s.', `${en.settings.boundBy.pauseSeconds} ${en.settings.oldStays}`],
    ['pauseMostSeconds', '60 to 3600 s.', `${en.settings.boundBy.pauseMostSeconds} ${en.settings.oldStays}`],
  ] as const)('%s: a number out of bounds is told its bounds', async (name, message, advice) => {
    expect(await desk().handlers.setSetting({ name, value: 'bad' }, by)).toEqual({ ok: false, failure: { kind: 'out-of-bounds', message, advice } });
  });

  it('say so where a default has no room', async () => {
    expect(await desk().handlers.putBack({ name: 'pauseMostSeconds' }, by)).toMatchObject({ ok: false, failure: { kind: 'out-of-bounds' } });
  });

  it('copy the history to a folder of a dialog, or to none', async () => {
    const { handlers, did } = desk();
    expect(await handlers.chooseHistoryFolder(undefined, by)).toEqual({ ok: true });
    expect(await handlers.dropHistoryFolder(undefined, by)).toEqual({ ok: true });
    expect(did).toEqual(['history folder for 7', 'no history folder']);
    for (const fault of ['not-writable', 'our-own'] as const) expect(await desk({ folderFault: fault }).handlers.chooseHistoryFolder(undefined, by)).toEqual({ ok: false, failure: { kind: fault, ...en.historyFolder[fault] } });
  });

  it('hand on what is done to a key', async () => {
    const { handlers, did } = desk();
    await handlers.changeKey({ id: 'tag-2', what: 'record' }, by);
    await handlers.strikeKey({ code: 'F7', key: 'F7', ctrl: true, alt: false, shift: false, meta: false, altGraph: false }, by);
    await handlers.cancelKey(undefined, by);
    expect(did).toEqual(['key tag-2 record', 'strike F7', 'cancel']);
  });

  it('copy the command and the link in main', async () => {
    const { handlers, did } = desk();
    expect(await handlers.copyCommand(undefined, by)).toEqual({ ok: true });
    expect(await handlers.setLinkKey({ on: true }, by)).toEqual({ ok: true });
    expect(await handlers.copyLink({ act: 'toggle' }, by)).toEqual({ ok: true });
    expect(did).toEqual([`copy ${quietDesk.command}`, 'link key true', 'link toggle']);
    expect(await desk({ linkKey: false }).handlers.copyLink({ act: 'start' }, by)).toMatchObject({ ok: false, failure: { kind: 'bad-value' } });
  });
});

describe('the rest', () => {
  it('copies the file name that runs, else the last one, else nothing', async () => {
    const last = { id: '1', filename: 'last_one', endedAt: '2026-02-03T04:05:06+00:00', agoMs: 60_000, how: 'proved' } as const;
    for (const [snapshot, copied] of [
      [lights.recording, [`copy ${lights.recording.recording?.filename}`]],
      [snapshotOf('idle', { detail: { last } }), ['copy last_one']],
      [lights.idle, []],
    ] as const) {
      const { handlers, did } = desk({ snapshot });
      expect(await handlers.copyFilename(undefined, by)).toEqual({ ok: true });
      expect(did).toEqual(copied);
    }
  });

  it('does what its name says', async () => {
    const { handlers, did } = desk();
    await handlers.check(undefined, by);
    await handlers.chooseTag({ tag: '_QA' }, by);
    await handlers.openSetup({ page: 'connect' }, by);
    await handlers.practise(undefined, by);
    await handlers.practice({ act: 'hang-up' }, by);
    await handlers.dismissTrouble({ kind: 'settings-broken' }, by);
    await handlers.closeWindow(undefined, by);
    expect(did).toEqual(['check', 'tag _QA', 'setup connect', 'practise', 'hang-up', 'dismiss settings-broken', 'close 7']);
  });

  it('hands on what was chosen in an alarm, and says where it is not offered', async () => {
    const { handlers, did } = desk();
    expect(await handlers.alarmAct({ id: 3, act: 'seen' }, by)).toEqual({ ok: true });
    expect(await handlers.alarmAct({ id: 3, act: 'stop' }, by)).toMatchObject({ ok: false, failure: { kind: 'not-a-form' } });
    await handlers.pillWidth({ width: 180 }, by);
    await handlers.pillMove({ dx: 8, dy: -8 }, by);
    await handlers.pillDone(undefined, by);
    expect(did).toEqual(['alarm 3 seen', 'alarm 3 stop', 'pill 180', 'pill by 8 -8', 'pill done']);
  });
});

describe('another agent', () => {
  it('is taken', async () => {
    const { handlers, did } = desk();
    expect(await handlers.changeAgent({ agent: '2000' }, by)).toEqual({ ok: true });
    expect(did).toEqual(['agent 2000']);
  });

  it.each(['agent-bad', 'practice', 'not-set-up'] as const)('%s is said', async (fault) => {
    const { handlers } = desk({ agent: { ok: false, fault } });
    expect(await handlers.changeAgent({ agent: 'x' }, by)).toEqual({ ok: false, failure: { kind: fault, ...en.agent[fault] } });
  });
});
