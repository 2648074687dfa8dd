/** What is shown and told, with panels, desktop and dialer that only note what they were asked. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { createNotices, type Notices } from '../../main/notices';
import type { DeskAsk, PressOutcome } from '../../main/pause';
import type { Snapshot } from '../../main/recorder/snapshot';
import { pauseOf } from '../renderer/snapshots';
import { lights, snapshotOf } from '../words/snapshots';

interface World {
  readonly notices: Notices;
  readonly did: string[];
  /** What goes into the history. */
  readonly noted: string[];
  snapshot: Snapshot;
  settings: { sign: boolean; alarmSound: boolean; pauseSound: boolean };
  /** The press that waits ends so. */
  end: (outcome: PressOutcome) => Promise<void>;
  /** Runs what is due after so many milliseconds. */
  pass: (ms: number) => void;
  view: (snapshot: Snapshot) => void;
}

function world(part: Partial<Pick<World, 'settings'>> = {}): World {
  const did: string[] = [];
  let resolve: (outcome: PressOutcome) => void = () => undefined;
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const made: World = {
    did,
    noted: [],
    snapshot: lights.idle,
    settings: { sign: true, alarmSound: false, pauseSound: false },
    ...part,
    notices: createNotices({
      press: (ask) => {
        did.push(`press ${ask.action}${'tag' in ask ? ` ${ask.tag}` : ''}`);
        return new Promise((settle) => (resolve = settle));
      },
      pressHere: (ask, by) => {
        expect(by).toBe('notice');
        return made.notices.press(ask);
      },
      check: async () => void did.push('check'),
      snapshot: () => made.snapshot,
      tag: () => '_R',
      words: () => en,
      settings: () => made.settings,
      onAlarm: (kind) => void made.noted.push(kind),
      openSetup: () => void did.push('setup'),
      panels: {
        showSign: (onShown) => {
          did.push('sign');
          onShown();
        },
        hideSign: () => void did.push('no sign'),
        showAlarms: () => {
          if (did.findLast((what) => what.includes('alarms')) !== 'alarms') did.push('alarms');
        },
        hideAlarms: () => {
          if (did.findLast((what) => what.includes('alarms')) === 'alarms') did.push('no alarms');
        },
      },
      desktop: { say: (told, urgent) => void did.push(`say ${told.kind}${urgent ? ' urgently' : ''}`), close: () => void did.push('unsay') },
      onChange: () => undefined,
      nowIso: () => '2026-02-03T04:05:06.500Z',
      dismissGuard: () => undefined,
      setTimer: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => (timers = timers.filter((one) => one !== timer));
      },
    }),
    end: async (outcome) => {
      resolve(outcome);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    },
    pass: (ms) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    view: (snapshot) => {
      made.snapshot = snapshot;
      made.notices.see(snapshot);
    },
  };
  return made;
}

const stop: DeskAsk = { action: 'stop', tag: '_R', another: false };

describe('a sign', () => {
  it('comes after the press has gone out, and goes after a second and a half', () => {
    const { notices, did, pass } = world();
    void notices.press(stop);
    expect(did).toEqual(['press stop _R', 'sign']);
    expect(notices.shown().sign).toMatchObject({ kind: 'light' });
    pass(1499);
    expect(did).not.toContain('no sign');
    pass(1);
    expect(did.at(-1)).toBe('no sign');
    expect(notices.shown().sign).toBeNull();
  });

  it('begins its time anew with each step', async () => {
    const made = world();
    void made.notices.press(stop);
    made.pass(1000);
    await made.end({ kind: 'nothing-to-stop' });
    made.pass(1000);
    expect(made.did).not.toContain('no sign');
    made.pass(500);
    expect(made.did).toContain('no sign');
  });

  it('is not shown over a popup that somebody looks at', async () => {
    const made = world();
    made.notices.watchPopup(true);
    void made.notices.press(stop);
    await made.end({ kind: 'nothing-to-stop' });
    expect(made.did).toEqual(['press stop _R']);
  });

  it('is switched off by its setting; a refusal is then the desktop’s to tell', async () => {
    const made = world({ settings: { sign: false, alarmSound: false, pauseSound: false } });
    void made.notices.press(stop);
    await made.end({ kind: 'nothing-to-stop' });
    expect(made.did).toEqual(['press stop _R', 'say nothing-to-stop']);
  });
});

describe('an alarm', () => {
  it('is shown and told once; "Seen" takes both away', () => {
    const made = world();
    made.view(lights['unconfirmed stop']);
    made.view(lights['unconfirmed stop']);
    expect(made.did).toEqual(['say stop-unproved urgently', 'alarms']);
    expect(made.notices.act(1, 'seen')).toBe(true);
    expect(made.did.slice(2)).toEqual(['unsay', 'no alarms']);
    expect(made.notices.act(1, 'seen')).toBe(false);
  });

  it('stands in the popup while that is open, and comes back after it', () => {
    const made = world();
    made.notices.watchPopup(true);
    made.view(lights['unconfirmed stop']);
    expect(made.did).toEqual(['say stop-unproved urgently']);
    expect(made.notices.shown().alarms).toHaveLength(1);
    made.notices.watchPopup(false);
    expect(made.did).toEqual(['say stop-unproved urgently', 'alarms']);
  });

  it('does what it offers, and stays', () => {
    const made = world();
    made.view(lights['unconfirmed stop']);
    expect(made.notices.act(1, 'stop-again')).toBe(true);
    expect(made.notices.act(1, 'check')).toBe(true);
    expect(made.did.slice(2)).toEqual(['press stop _R', 'sign', 'check']);
    expect(made.notices.shown().alarms).toHaveLength(1);
  });

  it('does nothing that it does not offer', () => {
    const made = world();
    made.view(lights['unconfirmed stop']);
    expect([made.notices.act(1, 'start-again'), made.notices.act(1, 'setup'), made.notices.act(9, 'stop-again')]).toEqual([false, false, false]);
    expect(made.did).toEqual(['say stop-unproved urgently', 'alarms']);
  });

  it('opens the setup where only that helps', () => {
    const made = world();
    made.view(lights.blocked);
    made.notices.loud('stop-while-blocked');
    expect(made.notices.act(1, 'setup')).toBe(true);
    expect(made.did.at(-1)).toBe('setup');
  });

  it('is heard where that is wished, for its moment', () => {
    const made = world({ settings: { sign: true, alarmSound: true, pauseSound: false } });
    made.view(lights['unconfirmed stop']);
    expect(made.notices.shown().sound).toBe(1);
    made.pass(3000);
    expect(made.notices.shown().sound).toBeNull();
    const silent = world();
    silent.view(lights['unconfirmed stop']);
    expect(silent.notices.shown().sound).toBeNull();
  });

  it('tells of the agent before', () => {
    const made = world();
    made.notices.left({ agent: '2000', what: 'wish' });
    expect(made.did).toEqual(['say left-wish urgently', 'alarms']);
    expect([made.notices.act(1, 'check'), made.notices.act(1, 'seen')]).toEqual([false, true]);
  });

  it('is raised by a press that failed', async () => {
    const made = world();
    made.snapshot = lights.offline;
    void made.notices.press(stop);
    await made.end({ kind: 'nothing-sent' });
    expect(made.notices.shown()).toMatchObject({ alarms: [{ kind: 'stop-not-sent' }], sign: { kind: 'told', why: 'nothing-sent' } });
  });
});

describe('a pause', () => {
  const asking = snapshotOf('paused', { detail: { pause: pauseOf({ phase: 'asking', sinceMs: 60_000, leftMs: 0 }) } });

  function ask(made: World): void {
    made.view(asking);
    made.notices.pause('resume-due');
  }

  it('asks on panel and desktop, again each time, until somebody answers anywhere', () => {
    const made = world();
    ask(made);
    ask(made);
    expect(made.did).toEqual(['say resume-due urgently', 'alarms', 'say resume-due urgently']);
    expect(made.notices.shown().alarms).toHaveLength(1);
    // One that only asks again is no other alarm.
    expect(made.noted).toEqual(['resume-due']);
    expect(made.notices.act(2, 'seen')).toBe(false);
    made.view(lights.recording);
    expect(made.did.slice(3)).toEqual(['unsay', 'no alarms']);
    expect(made.notices.act(2, 'resume')).toBe(false);
  });

  it.each([
    ['resume', 'press resume _R'],
    ['extend', 'press extend'],
    ['stay-stopped', 'press stop _R'],
  ] as const)('does what is chosen: %s', (act, pressed) => {
    const made = world();
    ask(made);
    expect(made.notices.act(1, act)).toBe(true);
    expect(made.did).toContain(pressed);
  });

  it('is heard by its own setting, each time', () => {
    const made = world({ settings: { sign: true, alarmSound: false, pauseSound: true } });
    ask(made);
    expect(made.notices.shown().sound).toBe(1);
    made.pass(3000);
    expect(made.notices.shown().sound).toBeNull();
    ask(made);
    expect(made.notices.shown().sound).toBe(2);
    const silent = world({ settings: { sign: true, alarmSound: true, pauseSound: false } });
    ask(silent);
    expect(silent.notices.shown().sound).toBeNull();
  });

  it('shows shortly before its end a silent sign, and no alarm', () => {
    const made = world({ settings: { sign: true, alarmSound: true, pauseSound: true } });
    made.view(snapshotOf('paused', { detail: { pause: pauseOf({ leftMs: 10_000 }) } }));
    made.notices.pause('pause-ending');
    expect(made.did).toEqual(['sign']);
    expect(made.notices.shown()).toMatchObject({ sign: { kind: 'light' }, alarms: [], sound: null });
    made.pass(1500);
    expect(made.notices.shown().sign).toBeNull();
  });

  it('that records all the same is told at once, and can be paused again', () => {
    const made = world();
    made.view(lights.recording);
    made.notices.pause('recording-in-pause');
    expect(made.did).toEqual(['say recording-in-pause urgently', 'alarms']);
    expect(made.notices.act(1, 'pause')).toBe(true);
    expect(made.did).toContain('press pause _R');
  });

  it('that is left for another agent is told by name', () => {
    const made = world();
    made.notices.left({ agent: '2000', what: 'pause' });
    expect(made.did).toEqual(['say left-pause urgently', 'alarms']);
  });
});

it('once closed nothing is shown any more', async () => {
  const made = world();
  void made.notices.press(stop);
  made.notices.close();
  made.did.length = 0;
  await made.end({ kind: 'nothing-sent' });
  made.notices.watchPopup(false);
  expect(made.did).toEqual([]);
});
