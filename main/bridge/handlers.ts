/** What each call of a window does: handed the app's functions, so that it knows no room by name. */
import { outcomeOf } from '../../assets/words/outcome';
import type { AlarmAct, Reply, View } from '../../preload/contract';
import { isTag } from '../agent-api';
import type { HistoryFolder } from '../desk/history-folder';
import type { DeskKeys } from '../desk/keys';
import type { LinkKey } from '../desk/link-key';
import type { Preferences } from '../desk/preferences';
import type { Actor } from '../history/entry';
import type { DeskAsk, PressOutcome } from '../pause';
import type { Told } from '../recorder/snapshot';
import { isNumberName } from '../settings/bounds';
import { holds } from '../settings/held';
import type { SettingName } from '../settings/defaults';
import type { Handlers } from './index';
import { boardHandlers, type BoardHandlerDeps } from './board-handlers';
import { historyHandlers, type HistoryHandlerDeps } from './history-handlers';
import { setupHandlers, type SetupHandlerDeps } from './setup-handlers';

export interface HandlerDeps extends SetupHandlerDeps, HistoryHandlerDeps, BoardHandlerDeps {
  /** A press with its sign. */
  readonly press: (ask: DeskAsk, by: Actor) => Promise<PressOutcome>;
  readonly view: () => View;
  readonly tag: () => string;
  readonly setTag: (tag: string) => void;
  readonly copy: (text: string) => void;
  readonly openSetup: (page: 'welcome' | 'connect') => void;
  readonly openSettings: () => void;
  readonly preferences: Preferences;
  readonly keys: Pick<DeskKeys, 'change' | 'strike' | 'cancel'>;
  readonly linkKey: LinkKey;
  readonly historyFolder: HistoryFolder;
  /** Opens what mends a light that only a person can mend. */
  readonly mend: () => void;
  readonly practise: () => Promise<void>;
  /** False: this alarm offers no such act, or is gone. */
  readonly alarmAct: (id: number, act: AlarmAct) => boolean;
  readonly pillWidth: (width: number) => void;
  readonly pillMove: (dx: number, dy: number) => void;
  readonly pillDone: () => void;
  readonly dismissTrouble: (kind: string) => void;
}

const done: Reply = { ok: true };

export function createHandlers(deps: HandlerDeps): Handlers {
  const { dialer } = deps;
  const refuse = (told: Told): Reply => ({ ok: false, failure: told });
  const badTag = (): Reply => refuse({ kind: 'bad-tag', ...deps.words().outcome['bad-tag'] });

  const badValue = (): Reply => refuse({ kind: 'bad-value', ...deps.words().form['bad-value'] });

  /** Why this setting stays as it is. */
  function refuseSetting(name: SettingName): Reply {
    if (holds(deps.view().desk.held, name)) return refuse({ kind: 'held', ...deps.words().policy.refused });
    if (name === 'tag' || name === 'tags' || name === 'tagKeys') return badTag();
    if (!isNumberName(name)) return badValue();
    const { least, most, unit } = deps.view().desk.bounds[name];
    const { settings } = deps.words();
    const why = name === 'pauseSeconds' || name === 'pauseMostSeconds' ? `${settings.boundBy[name]} ` : '';
    return refuse({ kind: 'out-of-bounds', message: settings.outOfBounds(least, most, settings.unit[unit](most)), advice: `${why}${settings.oldStays}` });
  }

  function replyOf(outcome: PressOutcome): Reply {
    if (outcome.kind === 'mend') deps.mend();
    const told = outcomeOf(outcome, deps.words());
    return told ? refuse(told) : done;
  }

  async function press(action: 'start' | 'stop' | 'toggle', tag: string, another = false): Promise<Reply> {
    return isTag(tag) ? replyOf(await deps.press({ action, tag, another }, 'popup')) : badTag();
  }

  return {
    status: async () => deps.view(),
    start: async ({ tag, another }) => press('start', tag ?? deps.tag(), another),
    stop: async () => press('stop', deps.tag()),
    toggle: async () => press('toggle', deps.tag()),
    pause: async () => replyOf(await deps.press({ action: 'pause', seconds: null, tag: deps.tag(), turns: true }, 'popup')),
    resume: async () => replyOf(await deps.press({ action: 'resume', tag: deps.tag() }, 'popup')),
    extend: async () => replyOf(await deps.press({ action: 'extend' }, 'popup')),
    check: async () => {
      await dialer.check();
      return done;
    },
    chooseTag: async ({ tag }) => {
      if (!isTag(tag)) return badTag();
      deps.setTag(tag);
      return done;
    },
    copyFilename: async () => {
      const { recording, detail } = dialer.snapshot();
      const filename = recording?.filename ?? detail.last?.filename ?? null;
      if (filename !== null) deps.copy(filename);
      return done;
    },
    openSetup: async ({ page }) => {
      deps.openSetup(page);
      return done;
    },
    openSettings: async () => {
      deps.openSettings();
      return done;
    },
    setSetting: async ({ name, value }) => (deps.preferences.set(name, value) ? done : refuseSetting(name)),
    putBack: async ({ name }) => (deps.preferences.putBack(name) ? done : refuseSetting(name)),
    changeAgent: async ({ agent }) => {
      const reply = await dialer.changeAgent(agent);
      if (reply.ok) return done;
      return refuse(reply.fault === 'not-allowed' ? dialer.whyNotAllowed() : { kind: reply.fault, ...deps.words().agent[reply.fault] });
    },
    changeKey: async ({ id, what }) => {
      deps.keys.change(id, what);
      return done;
    },
    strikeKey: async (stroke) => {
      deps.keys.strike(stroke);
      return done;
    },
    cancelKey: async () => {
      deps.keys.cancel();
      return done;
    },
    copyCommand: async () => {
      deps.copy(deps.view().desk.command);
      return done;
    },
    setLinkKey: async ({ on }) => {
      deps.linkKey.set(on);
      return done;
    },
    chooseHistoryFolder: async (_ask, contentsId) => {
      const fault = await deps.historyFolder.choose(contentsId);
      return fault === null ? done : refuse({ kind: fault, ...deps.words().historyFolder[fault] });
    },
    dropHistoryFolder: async () => {
      deps.historyFolder.drop();
      return done;
    },
    copyLink: async ({ act }) => (deps.linkKey.copy(act) ? done : badValue()),
    ...setupHandlers(deps),
    ...historyHandlers(deps),
    ...boardHandlers(deps),
    practise: async () => {
      await deps.practise();
      return done;
    },
    practice: async ({ act }) => {
      dialer.practiceAct(act);
      return done;
    },
    alarmAct: async ({ id, act }) => (deps.alarmAct(id, act) ? done : refuse({ kind: 'not-a-form', ...deps.words().form['not-a-form'] })),
    pillWidth: async ({ width }) => {
      deps.pillWidth(width);
      return done;
    },
    pillMove: async ({ dx, dy }) => {
      deps.pillMove(dx, dy);
      return done;
    },
    pillDone: async () => {
      deps.pillDone();
      return done;
    },
    dismissTrouble: async ({ kind }) => {
      deps.dismissTrouble(kind);
      return done;
    },
    closeWindow: async (_ask, contentsId) => {
      deps.closeWindow(contentsId);
      return done;
    },
  };
}
