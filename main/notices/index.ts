/**
 * notices: what the app says by itself: the sign of each press, and alarms that stay until a person has seen them.
 *
 * Promises: takes the focus from nobody, delays no press, drops no alarm. Every press goes through `press`, whoever
 * asked, so that each gets its sign and each failure is told. Called by the app with views, loud words and acts. Must
 * not know how a panel is made or placed.
 */
import { alarmActs, alarmTold } from '../../assets/words/alarm';
import { outcomeOf } from '../../assets/words/outcome';
import type { Words } from '../../assets/words/en';
import { isFramed } from '../../assets/words/guard';
import type { Alarm, AlarmAct, Desk, PlainAlarm } from '../../preload/contract';
import type { Actor } from '../history/entry';
import type { GuardNotice, GuardRule } from '../guard';
import type { DeskAsk, PauseLoud, PressOutcome } from '../pause';
import type { Loud } from '../recorder';
import type { Action, Snapshot, Told } from '../recorder/snapshot';
import { noAlarms, reduceAlarms, type AlarmEvent } from './alarms';
import { noMoments, reduceMoments, type MomentEvent } from './moments';

export interface Notices {
  /** A press with its sign; ends as the dialer's own. */
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  /** Before a view is shown: what changes with it. */
  readonly see: (snapshot: Snapshot) => void;
  readonly loud: (loud: Loud) => void;
  /** What the guard has to say, whole: what is not in it any more goes. */
  readonly guard: (standing: readonly GuardNotice[]) => void;
  /** The desk went on to another agent, and the one before may still be recording. */
  readonly left: (left: { readonly agent: string; readonly what: 'recording' | 'wish' | 'pause' }) => void;
  /** What a pause says aloud. */
  readonly pause: (loud: PauseLoud) => void;
  /** False: not offered. */
  readonly act: (id: number, act: AlarmAct) => boolean;
  /** Somebody looks at the popup, which shows the light and the alarms itself. */
  readonly watchPopup: (open: boolean) => void;
  readonly shown: () => Pick<Desk, 'sign' | 'alarms' | 'sound'>;
  readonly close: () => void;
}

export interface NoticesDeps {
  readonly press: (ask: DeskAsk) => Promise<PressOutcome>;
  /** The same with whatever else a press here brings, for the acts in notices. */
  readonly pressHere: (ask: DeskAsk, by: Actor) => Promise<PressOutcome>;
  readonly check: () => Promise<void>;
  readonly snapshot: () => Snapshot;
  readonly tag: () => string;
  readonly words: () => Words;
  readonly settings: () => { readonly sign: boolean; readonly alarmSound: boolean; readonly pauseSound: boolean };
  readonly openSetup: () => void;
  /** A notice of the guard was seen; `waive`: nothing more of it in this call. */
  readonly dismissGuard: (rule: GuardRule, waive: boolean) => void;
  readonly panels: {
    /** `onShown` when it can be seen. */
    readonly showSign: (onShown: () => void) => void;
    readonly hideSign: () => void;
    readonly showAlarms: () => void;
    readonly hideAlarms: () => void;
  };
  /** An alarm was raised; one that only asks again is none. */
  readonly onAlarm: (kind: PlainAlarm['kind']) => void;
  /** The desktop's own notice, where there is such a service. */
  readonly desktop: { readonly say: (told: Told, urgent: boolean) => void; readonly close: () => void };
  readonly onChange: () => void;
  readonly nowIso: () => string;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

const signMs = 1500;
/** Long enough for the panel to be there and to play it; a panel that comes later is silent. */
const soundMs = 3000;

export function createNotices(deps: NoticesDeps): Notices {
  let moments = noMoments;
  let alarms = noAlarms;
  let sound: number | null = null;
  /** The guard's notice that the desktop shows: it goes with it. */
  let calmNotice: number | null = null;
  let nextPress = 1;
  let popupOpen = false;
  let closed = false;
  let endSign = (): void => undefined;
  let endSound = (): void => undefined;

  function moment(event: MomentEvent): void {
    const before = moments.sign;
    moments = reduceMoments(moments, event);
    if (moments.sign === before || moments.sign === null) return;
    if (closed || !deps.settings().sign || popupOpen) return void (moments = { ...moments, sign: null });
    const { id } = moments.sign;
    endSign();
    deps.panels.showSign(() => {
      if (moments.sign?.id !== id) return;
      endSign();
      endSign = deps.setTimer(signMs, signIsOver);
    });
  }

  function signIsOver(): void {
    moments = reduceMoments(moments, { type: 'over' });
    deps.panels.hideSign();
    deps.onChange();
  }

  /** True: one was raised. */
  function alarm(event: AlarmEvent): boolean {
    const before = alarms.list;
    alarms = reduceAlarms(alarms, event);
    const known = new Set(before.map(({ id }) => id));
    const raised = closed ? [] : alarms.list.filter(({ id }) => !known.has(id));
    for (const one of raised) {
      if (one.kind !== 'guard' && !before.some(({ kind }) => kind === one.kind)) deps.onAlarm(one.kind);
      tell(one);
    }
    const calmIsOver = calmNotice !== null && !alarms.list.some(({ id }) => id === calmNotice);
    if (calmIsOver || (alarms.list.length === 0 && before.length > 0)) deps.desktop.close();
    if (calmIsOver) calmNotice = null;
    place();
    return raised.length > 0;
  }

  function tell(one: Alarm): void {
    const { id } = one;
    // Calm: without a sound, and never in the place of an alarm.
    const calm = one.kind === 'guard';
    if (calm && isFramed(alarms.list)) return;
    calmNotice = calm ? id : null;
    if (calm) return deps.desktop.say(alarmTold(one, deps.words()), false);
    deps.desktop.say(alarmTold(one, deps.words()), true);
    const { alarmSound, pauseSound } = deps.settings();
    if (!(one.kind === 'resume-due' ? pauseSound : alarmSound)) return;
    sound = id;
    endSound();
    endSound = deps.setTimer(soundMs, () => {
      sound = null;
      deps.onChange();
    });
  }

  /** The popup lists them too: where it is open, it is where a person looks. */
  function place(): void {
    if (alarms.list.length > 0 && !popupOpen && !closed) deps.panels.showAlarms();
    else deps.panels.hideAlarms();
  }

  async function press(ask: DeskAsk): Promise<PressOutcome> {
    const number = nextPress++;
    // Out first: no sign may delay a press.
    const pressed = deps.press(ask);
    const before = deps.snapshot();
    const action = actionOf(ask, before);
    moment({ type: 'pressed', press: number, snapshot: before });
    deps.onChange();
    const outcome = await pressed;
    const snapshot = deps.snapshot();
    moment({ type: 'ended', press: number, outcome, snapshot });
    if (!alarm({ type: 'ended', outcome, action, snapshot, at: deps.nowIso() })) tellUnsigned(outcome);
    deps.onChange();
    return outcome;
  }

  /** Without signs a refusal would pass unseen. What is not proved, the light's own alarm has told. */
  function tellUnsigned(outcome: PressOutcome): void {
    if (deps.settings().sign || popupOpen || closed || outcome.kind === 'unproved') return;
    const told = outcomeOf(outcome, deps.words());
    if (told) deps.desktop.say(told, false);
  }

  return {
    press,
    see: (snapshot) => {
      moment({ type: 'view', snapshot });
      alarm({ type: 'view', snapshot, at: deps.nowIso() });
    },
    loud: (loud) => {
      if (loud === 'cancelled') moment({ type: 'cancelled' });
      alarm({ type: 'loud', loud, snapshot: deps.snapshot(), at: deps.nowIso() });
      deps.onChange();
    },
    guard: (standing) => void alarm({ type: 'guard', standing, snapshot: deps.snapshot(), at: deps.nowIso() }),
    left: ({ agent, what }) => {
      alarm({ type: 'left', agent, practice: false, what, at: deps.nowIso() });
      deps.onChange();
    },
    pause: (loud) => {
      if (loud === 'pause-ending') moment({ type: 'pause-ending' });
      else alarm({ type: 'pause', loud, snapshot: deps.snapshot(), at: deps.nowIso() });
      deps.onChange();
    },
    act: (id, act) => {
      const one = alarms.list.find((known) => known.id === id);
      if (!one || !alarmActs(one, deps.snapshot()).includes(act)) return false;
      switch (act) {
        case 'start-another':
          void deps.pressHere({ action: 'start', tag: deps.tag(), another: true }, 'notice');
          return true;
        case 'not-this-call':
        case 'seen':
          if (one.kind === 'guard') deps.dismissGuard(one.notice.rule, act === 'not-this-call');
          alarm({ type: 'seen', id });
          deps.onChange();
          return true;
        case 'stop-again':
          // Of a pause: a plain stop would end it.
          void deps.pressHere({ action: deps.snapshot().detail.pause ? 'toggle' : 'stop', tag: deps.tag(), another: false }, 'notice');
          return true;
        case 'stop':
        case 'stay-stopped':
          void deps.pressHere({ action: 'stop', tag: deps.tag(), another: false }, 'notice');
          return true;
        case 'start-again':
        case 'record':
          void deps.pressHere({ action: 'start', tag: deps.tag(), another: false }, 'notice');
          return true;
        case 'resume':
          void deps.pressHere({ action: 'resume', tag: deps.tag() }, 'notice');
          return true;
        case 'extend':
          void deps.pressHere({ action: 'extend' }, 'notice');
          return true;
        case 'pause':
          void deps.pressHere({ action: 'pause', seconds: null, tag: deps.tag(), turns: false }, 'notice');
          return true;
        case 'check':
          void deps.check();
          return true;
        case 'setup':
          deps.openSetup();
          return true;
      }
    },
    watchPopup: (open) => {
      popupOpen = open;
      place();
    },
    shown: () => ({ sign: moments.sign, alarms: alarms.list, sound }),
    close: () => {
      closed = true;
      endSign();
      endSound();
      deps.desktop.close();
    },
  };
}

/** Which danger a press that fails would be: of a start or of a stop. */
function actionOf(ask: DeskAsk, before: Snapshot): Action {
  switch (ask.action) {
    case 'start':
    case 'stop':
      return ask.action;
    case 'toggle':
      return before.asked?.action ?? before.wanted ?? 'start';
    case 'pause':
      return before.detail.pause !== null && before.detail.pause.phase !== 'pausing' ? 'start' : 'stop';
    case 'resume':
    case 'extend':
      return 'start';
  }
}
