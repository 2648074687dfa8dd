/** The wiring list: makes every room and hands each the functions it needs. What happens in them is theirs. */
import { app, clipboard } from 'electron';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDevelopmentBuild, version } from './about';
import { createAutostart } from './autostart';
import { startedBySystem, systemEntry } from './autostart/system-entry';
import { createBridge } from './bridge';
import { createHandlers } from './bridge/handlers';
import { createBoardHub, createWatchHub, listen, type SocketServer } from './cli';
import { createAnswer } from './cli/answer';
import { createDesk } from './desk';
import { createAskAgent } from './desk/ask-agent';
import { createHistoryDesk } from './desk/history-desk';
import { createHistoryFolder } from './desk/history-folder';
import { createLinkKey } from './desk/link-key';
import { settleTray } from './desk/no-tray';
import { createDeskPress } from './desk/press';
import { createPreferences } from './desk/preferences';
import { tellTrouble } from './desk/tell-trouble';
import { createDesktopLauncher } from './desktop-entry/desktop-launcher';
import { createGuard } from './guard';
import type { Actor } from './history/entry';
import { createLinks } from './links';
import { createNotices } from './notices';
import { createDesktop } from './notices/desktop';
import { isServed } from './notices/service';
import { introduce } from './platform';
import { createQuit } from './quit';
import type { DeskAsk, PressOutcome } from './pause';
import type { Attention } from './recorder';
import { boundsNow, defaults, heldOf, shownOf, writeWhole } from './settings';
import { createTray } from './tray';
import { createActs } from './tray/acts';
import { askTrayHost } from './tray/ask-host';
import { awaitTrayHost, type TrayHost } from './tray/host';
import { keyringWaitMs } from './vault/keyring';
import { createWindows } from './windows';
import { createBoardParts } from './wiring/board';
import { createChecks } from './wiring/checks';
import { createHistoryParts } from './wiring/history';
import { createCore } from './wiring/core';
import { createKeys } from './wiring/keys';
import { followSystem } from './wiring/system';
import { createPanels } from './windows/panels';
import { origin } from './windows/serve';

export interface Start {
  readonly userData: string;
  readonly socket: string;
  readonly hidden: boolean;
  /** Started by the system with the session, not by a person or a command. */
  readonly atSignIn: boolean;
  /** Links that the desktop hands to the running app, the early ones too. */
  readonly takeLinks: (take: (url: string) => void) => void;
}

export function startApp({ userData, socket, hidden: askedHidden, atSignIn, takeLinks }: Start): void {
  introduce(app, process.platform);
  const bySystem = startedBySystem();
  const hidden = askedHidden || bySystem;
  const out = join(app.getAppPath(), 'out');
  const icons = join(out, 'icons');
  const icon = join(icons, 'app.png');
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const core = createCore({
    userData,
    onChange: () => refresh(),
    onPolicy: () => {
      if (!heldOf(core.policy.get()).broken) desk.dismiss('policy-broken');
      boardParts.board.follow();
      refresh();
    },
    onTrouble: (what) => desk.trouble(what),
    onLoud: (loud) => notices.loud(loud),
    onLeft: (left) => notices.left(left),
    onPauseLoud: (loud) => notices.pause(loud),
    onPauseOver: (how) => history.pauseOver(how),
  });
  const { language, words, settings, dialer, log, trouble, setTimer, steady } = core;
  const history = createHistoryParts({
    userData,
    core,
    onTrouble: (what) => {
      trouble(what);
      historyDesk.onTrouble(what.kind);
    },
    onMended: (kind) => {
      desk.dismiss(kind);
      historyDesk.onMended(kind);
    },
    onChange: () => historyDesk.onChange(),
  });
  const historyDesk = createHistoryDesk({
    book: history.book,
    words,
    language,
    version,
    wallMs: core.wallMs,
    writeWhole,
    chooseSave: (id, file) => windows.chooseSave(id, file),
    print: (id) => windows.print(id),
    setTimer,
    onChange: () => windows.tell(desk.view()),
  });
  const desk = createDesk({
    snapshot: dialer.snapshot,
    facts: () => {
      const { server, user, agent, allowHttp } = settings.get();
      return {
        version,
        development: isDevelopmentBuild(),
        language: language(),
        platform,
        keys: hotkeys.working(),
        keyArrivals: hotkeys.arrivals(),
        keyTrial: hotkeys.trial(),
        keyWay: keyWay(),
        command,
        hasLinkKey: settings.get().linkKey !== null,
        settings: shownOf(settings.get()),
        defaults: shownOf(defaults),
        bounds: boundsNow(settings.get()),
        held: heldOf(core.policy.get()),
        historyTo: settings.get().historyTo,
        startsWithSystem: autostart.isOn(),
        setup: { server, user, agent, allowHttp },
        authority: authorityName(),
        check: setupCheck.view(),
        hasPassword: dialer.hasPassword(),
        memoryOnly: dialer.memoryOnly(),
        practice: dialer.practiceState(),
        ...notices.shown(),
        guard: { unrecorded: guard.isUnrecorded() },
        pillMoves: panels.pill.isMoving(),
        history: historyDesk.shown(),
      };
    },
    tell: (what) => tellTrouble(what, words()),
    onChange: () => refresh(),
  });
  const watchers = createWatchHub(dialer.snapshot);
  let trayHost: TrayHost = 'unknown';
  const { setupCheck, doctor, authorityName } = createChecks({ userData, core, keysWorking: () => hotkeys.working(), trayHost: () => trayHost, troubles: () => desk.view().desk.troubles, screen: () => guard.screen(), onChange: () => refresh() });
  let logged = '';
  const refresh = (): void => {
    guard.see(dialer.snapshot());
    notices.see(dialer.snapshot());
    notices.guard(guard.standing());
    const view = desk.view();
    tray.render(view);
    panels.pill.show(settings.get().pill);
    windows.tell(view);
    watchers.changed();
    const line = `light ${view.snapshot.state}${view.snapshot.wanted ? ` wanted ${view.snapshot.wanted}` : ''}${view.snapshot.failure ? ` failure ${view.snapshot.failure.kind}` : ''}`;
    if (line !== logged) log.info(line);
    logged = line;
    boardParts.board.sync();
    // Last: an entry flushes the disk.
    history.view(view.snapshot);
  };

  const show = (): void => windows.showPopup(tray.bounds());
  const openSetup = (page: 'welcome' | 'connect'): void => {
    setupCheck.forget();
    windows.showSetup(page);
  };
  const mend = (): void => openSetup(dialer.snapshot().state === 'not-set-up' ? 'welcome' : 'connect');
  const desktop = createDesktop({ icon, onClick: show, isServed: () => isServed(process.platform) });
  const guard = createGuard({
    settings: settings.get,
    snapshot: dialer.snapshot,
    now: steady.now,
    setTimer,
    onSaid: ({ rule }) => {
      log.info(`guard ${rule}`);
      history.guard(rule);
    },
    onChange: () => refresh(),
  });
  const notices = createNotices({
    press: dialer.press,
    pressHere: (ask, by) => pressed(ask, by),
    check: dialer.check,
    snapshot: dialer.snapshot,
    tag: () => settings.get().tag,
    words,
    settings: settings.get,
    openSetup: mend,
    dismissGuard: guard.dismiss,
    onAlarm: history.alarm,
    panels: { showSign: (onShown) => panels.showSign(onShown), hideSign: () => panels.hideSign(), showAlarms: () => panels.showAlarms(), hideAlarms: () => panels.hideAlarms() },
    desktop,
    onChange: () => refresh(),
    nowIso: () => new Date(core.wallMs()).toISOString(),
    setTimer,
  });
  /** Whoever presses: each press has its sign. */
  const pressed = (ask: DeskAsk, by: Actor): Promise<PressOutcome> => history.press(ask, by, () => notices.press(ask));
  const pressBy = (by: Actor) => createDeskPress({ press: pressed, by, tag: () => settings.get().tag, mend, log: log.info });
  const pressByLink = pressBy('link');
  const links = createLinks({
    key: () => settings.get().linkKey,
    show,
    press: (action, tag) => void pressByLink(action, false, tag ?? undefined),
    words,
    tell: (told) => {
      trouble({ kind: told.kind });
      desktop.say(told, false);
    },
    now: steady.now,
    log: log.info,
  });
  const askAgent = createAskAgent({
    isWished: () => settings.get().askAgent,
    hasDialer: () => settings.get().server !== '' && !dialer.snapshot().practice,
    ask: () => windows.askAgent(tray.bounds()),
    now: steady.now,
  });
  const practise = async (): Promise<void> => {
    await dialer.practise();
    show();
  };
  const copy = (text: string): void => {
    void clipboard.writeText(text);
  };
  const preferences = createPreferences({
    settings,
    held: () => heldOf(core.policy.get()),
    apply: (name) => {
      if (name === 'startWithSystem') autostart.wish(settings.get().startWithSystem);
      keys.follow(name);
      windows.resize();
      refresh();
    },
  });
  const autostart = createAutostart({
    entry: systemEntry(words),
    wanted: () => settings.get().startWithSystem,
    follow: (startWithSystem) => settings.set({ startWithSystem }),
    onTrouble: (kind) => trouble({ kind }),
  });
  const dismissTrouble = (kind: string): void => {
    desk.dismiss(kind);
    if (kind === 'no-tray') settings.set({ toldNoTray: true });
  };
  const openSettings = (): void => {
    // The system's own list may have been changed since.
    autostart.agree();
    refresh();
    windows.showSettings();
  };
  const linkKey = createLinkKey({ settings, copy, onChange: () => refresh() });
  const historyFolder = createHistoryFolder({ settings, own: userData, chooseFolder: (id) => windows.chooseFolder(id, words().historyFolder.dialog), onChange: () => refresh() });
  const setTag = (tag: string): void => void preferences.set('tag', tag);

  const { hotkeys, keys, keyWay, command } = createKeys({ core, platform, preferences, press: pressBy('hot-key'), show, onChange: () => refresh() });
  let attention: Attention = { popup: false, locked: false, suspended: false };
  const attend = (part: Partial<Attention>): void => {
    attention = { ...attention, ...part };
    dialer.attend(attention);
    boardParts.board.sleep(attention.suspended);
  };
  const windows = createWindows({
    rendererFolder: join(out, 'renderer'),
    preload: join(out, 'preload', 'index.cjs'),
    icon,
    textSize: () => settings.get().textSize,
    onTextSize: (size) => void preferences.set('textSize', size),
    onPopup: (popup) => {
      notices.watchPopup(popup);
      attend({ popup });
    },
    onSettingsAway: (how) => (how === 'closed' ? hotkeys.cancel() : hotkeys.away()),
    onSetupClosed: () => setupCheck.forget(),
    onBoardClosed: () => boardParts.unwatch(),
  });
  const panels = createPanels({ make: windows.make, scale: () => settings.get().textSize / 100, tray: () => tray.bounds(), pillPlaces: () => settings.get().pillPlaces, keepPillPlaces: (pillPlaces) => settings.set({ pillPlaces }), onChange: () => refresh(), setTimer });
  const boardParts = createBoardParts({
    userData,
    core,
    pressOwn: (ask) => pressed(ask, 'board'),
    scribe: history.scribe,
    onLoud: (_agent, loud) => {
      log.warn(`board ${loud}`);
      windows.showBoard(false);
    },
    chooseFile: (id) => windows.chooseFile(id, words().board.chooseFile, words().board.textFiles, ['txt', 'csv']),
    tell: windows.tellBoard,
  });
  const quit = createQuit({
    snapshot: dialer.snapshot,
    onBoard: () => boardParts.board.open().length,
    words,
    close: async () => {
      server.close();
      hotkeys.close();
      guard.close();
      notices.close();
      windows.closeAll();
      boardParts.board.close();
      await dialer.close();
      history.close();
      tray.close();
    },
  });
  const tray = createTray({
    iconFolder: icons,
    words,
    theme: () => settings.get().trayTheme,
    onOpen: () => windows.togglePopup(tray.bounds()),
    onTooltip: windows.setTitle,
    onMenu: windows.setMenu,
    onAct: createActs({ press: pressBy('tray'), movePill: panels.pill.move, dialer, copy, setTag, practise, openSetup, openSettings, openHistory: windows.showHistory, openBoard: () => windows.showBoard(), show, quit: () => void quit.ask() }),
  });
  createBridge({
    handlers: createHandlers({ dialer, press: pressed, setupCheck, chooseFile: (id) => windows.chooseFile(id, words().authority.dialog, words().authority.files), showPopup: show, view: desk.view, words, tag: () => settings.get().tag, setTag, copy, openSetup, openSettings, preferences, keys, linkKey, historyFolder, mend, practise, alarmAct: notices.act, pillWidth: panels.pill.fit, pillMove: panels.pill.moveBy, pillDone: panels.pill.done, history: historyDesk, openHistory: windows.showHistory, openEvidence: windows.showEvidence, board: boardParts.board, openBoard: windows.showBoard, watchBoard: boardParts.watch, chooseBoardAgents: boardParts.choose, dismissTrouble, closeWindow: windows.close }),
    isOurs: windows.isOurs,
    origin,
    refusal: () => ({ kind: 'not-a-form', ...words().form['not-a-form'] }),
    onRefused: (call, why) => log.warn(`bridge refused ${call}: ${why}`),
  });
  const server: SocketServer = listen(
    socket,
    createAnswer({
      dialer,
      allows: core.allows,
      press: (ask) => pressed(ask, 'command-line'),
      board: boardParts.board,
      mostPause: () => settings.get().pauseMostSeconds,
      words,
      tag: () => settings.get().tag,
      doctor,
      history: history.book,
      wallMs: core.wallMs,
      unpin: (server) => core.pins.set(server, null),
      show,
      openLink: links.open,
      quit: quit.now,
      pids: () => app.getAppMetrics().map((metric) => metric.pid),
    }),
    () => trouble({ kind: 'socket-failed' }),
    watchers.subscribe,
    createBoardHub({ board: boardParts.board, now: steady.now, setTimer }),
  );
  takeLinks(links.open);
  followSystem({ show, steady, hotkeys, askAgent, attend });

  const setUpBefore = settings.get().server !== '';
  keys.take();
  core.tellEarly();
  log.info(`started ${version} on Electron ${process.versions.electron}`);
  refresh();
  autostart.agree();
  refresh();
  if (atSignIn || bySystem) askAgent.signedIn();
  if (!hidden && !setUpBefore) openSetup('welcome');
  const shows = !hidden && setUpBefore;
  const trayIsKnown = settleTray({
    // At login the panel may come seconds after us.
    find: () => awaitTrayHost(askTrayHost, hidden ? [1000, 2000, 4000] : [300], wait),
    offerAgain: tray.offerAgain,
    becomeWindow: () => windows.becomePlain({ minimised: !shows, onClose: () => void quit.ask() }),
    addLauncher: createDesktopLauncher(words).ensure,
    told: () => settings.get().toldNoTray,
    onTrouble: (kind) => trouble({ kind }),
  }).then((host) => (trayHost = host));
  setTimeout(() => void Promise.all([dialer.open().then(boardParts.board.takeUp), trayIsKnown]).then(() => shows && show()), keyringWaitMs());
}
