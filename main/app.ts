/** The wiring list: makes every room and hands each the functions it needs. What happens in them is theirs. */
import { app, clipboard, globalShortcut, ipcMain, powerMonitor } from 'electron';
import { accessSync, constants } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { languageOf, wordsOf } from '../assets/words';
import type { Told } from './recorder/snapshot';
import { isDevelopmentBuild, madeMs, version } from './about';
import { createAutostart } from './autostart';
import { startedBySystem, systemEntry } from './autostart/system-entry';
import { createAgentApi, createTransport, hostOf, isPlain, type FailureKind } from './agent-api';
import { createBridge } from './bridge';
import { createHandlers } from './bridge/handlers';
import type { SetupCheck } from './bridge/setup-handlers';
import { createCheck, createDoctor, createPins } from './check';
import { shakeHands } from './check/handshake';
import { placeOf, reach } from './check/reach';
import { createWatchHub, foreignSwitches, listen, wantsToBeSeen, type SocketServer } from './cli';
import { createAnswer } from './cli/answer';
import { createDesk } from './desk';
import { createAskAgent } from './desk/ask-agent';
import { commandOf } from './desk/command';
import { createDeskKeys } from './desk/keys';
import { createLinkKey } from './desk/link-key';
import { settleTray } from './desk/no-tray';
import { createDeskPress } from './desk/press';
import { createPreferences } from './desk/preferences';
import { createDialer } from './dialer';
import { tellTrouble, type Trouble } from './desk/tell-trouble';
import { ourProgram } from './desktop-entry';
import { createDesktopLauncher } from './desktop-entry/desktop-launcher';
import { createHotkeys, hasPortal, isWayland, keyWayOf } from './hotkeys';
import { createLinks } from './links';
import { createLog } from './log';
import { authorities, createTrust } from './network';
import { createNotices } from './notices';
import { createDesktop } from './notices/desktop';
import { isServed } from './notices/service';
import { introduce } from './platform';
import { openPractice } from './practice-dialer';
import { createQuit } from './quit';
import { createSteadyClock } from './steady-clock';
import { createSettings, defaults, setAside, shownOf, sweepTemporaries, writeWhole, type SettingsRoom } from './settings';
import { createTray } from './tray';
import { createActs } from './tray/acts';
import { askTrayHost } from './tray/ask-host';
import { awaitTrayHost } from './tray/host';
import { createKeyring, keyringWaitMs } from './vault/keyring';
import { createRefusalMemory, createVault } from './vault';
import { createWindows } from './windows';
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
  const language = () => languageOf(settings.get().language, app.getPreferredSystemLanguages());
  const words = () => wordsOf(language());
  const wallMs = () => Date.now();
  const steady = createSteadyClock(() => performance.now(), wallMs);
  const { now } = steady;
  const setTimer = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const wordFolder = join(userData, 'open-words');
  for (const folder of [userData, wordFolder]) sweepTemporaries(folder);

  const log = createLog(join(userData, 'logs'), () => dialer.secrets());
  const trouble = (what: Trouble): void => {
    log.warn(`trouble ${tellTrouble(what, words()).kind}`);
    desk.trouble(what);
  };
  // Until the tray is there, nobody can be told.
  let early: Trouble[] | null = [];
  const settings: SettingsRoom = createSettings({
    folder: userData,
    wallMs,
    onTrouble: (what) => {
      if (early) early.push(what);
      else trouble(what);
    },
    closeStoreChannel: () => ipcMain.removeAllListeners('electron-store-get-data'),
  });
  const pins = createPins(settings);
  const trust = createTrust({ pinOf: pins.of, wallMs });
  /** Of one kind of failure, why it is one. */
  const tell = (kind: FailureKind): Told => {
    const fault = kind === 'tls' ? trust.fault(settings.get().server) : null;
    return { kind, ...(fault ? words().check.fault[fault] : words().failure[kind]) };
  };
  const dialer = createDialer({
    settings,
    vault: createVault({ folder: userData, keyring: createKeyring(), writeWhole, setAside, wallMs }),
    refusalMemory: (login, markKey) =>
      createRefusalMemory({ folder: userData, login, markKey, writeWhole, setAside, wallMs, onBroken: (keptAs) => trouble({ kind: 'refusal-broken', keptAs }) }),
    createApi: (server, agent, credentials, caFile) => createAgentApi({ transport: createTransport(server, trust.options(server, caFile), trust.door(server)), agent, credentials, now }),
    createPractice: openPractice,
    wordFolder,
    writeWhole,
    now,
    wallMs,
    setTimer,
    tell,
    tellTrouble: (what) => tellTrouble(what, words()),
    onSnapshot: () => refresh(),
    onLoud: (loud) => {
      log.warn(`loud ${loud}`);
      notices.loud(loud);
    },
    onTrouble: (what) => {
      if (typeof what === 'object' && what.kind === 'agent-left') notices.left(what.agent, what.wish);
      else trouble(what);
    },
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
        startsWithSystem: autostart.isOn(),
        setup: { server, user, agent, allowHttp },
        authority: authorityName(),
        check: setupCheck.view(),
        hasPassword: dialer.hasPassword(),
        memoryOnly: dialer.memoryOnly(),
        practice: dialer.practiceState(),
        ...notices.shown(),
        pillMoves: panels.pill.isMoving(),
      };
    },
    tell: (what) => tellTrouble(what, words()),
    onChange: () => refresh(),
  });
  const watchers = createWatchHub(dialer.snapshot);
  const authorityName = (): string | null => {
    const chosen = setupCheck.caFile();
    const path = chosen === undefined ? settings.get().caFile : chosen;
    return path === null ? null : basename(path);
  };
  const setupCheck: SetupCheck = createCheck({
    tryOut: dialer.tryOut,
    reach: (place, signal) => reach(place, signal, now),
    handshake: (origin, caFile, signal) => shakeHands({ place: placeOf(origin), authorities: authorities(caFile === undefined ? settings.get().caFile : caFile), pin: pins.of(origin), wallMs: wallMs(), signal }),
    isHere: (origin) => !isPlain(origin),
    pinOf: pins.of,
    setPin: pins.set,
    usualMs: (origin, agent) => {
      const snapshot = dialer.snapshot();
      return !snapshot.practice && snapshot.agent === agent && snapshot.detail.server === hostOf(origin) ? snapshot.detail.usualMs : null;
    },
    wallMs,
    madeMs,
    onChange: () => refresh(),
  });
  const doctor = createDoctor({
    trial: dialer.tryStored,
    isBlocked: dialer.isBlocked,
    examine: setupCheck.examine,
    facts: () => {
      const { server, agent, toggleKey, startKey, stopKey } = settings.get();
      const here = dialer.snapshot();
      const { troubles } = desk.view().desk;
      return {
        snapshot: here,
        setUp: server === '' || agent === '' ? null : { server: hostOf(server), agent },
        plain: server !== '' && isPlain(server),
        encrypted: server.startsWith('https:'),
        hasPassword: dialer.hasPassword(),
        memoryOnly: dialer.memoryOnly(),
        settingsWritable: isWritable(userData) && !troubles.some(({ kind }) => kind === 'settings-not-saved'),
        keys: { wished: known([toggleKey, startKey, stopKey]), working: known(Object.values(hotkeys.working())) },
        practice: here.practice,
        troubles,
      };
    },
    words,
    language,
  });
  let logged = '';
  const refresh = (): void => {
    notices.see(dialer.snapshot());
    const view = desk.view();
    tray.render(view);
    panels.pill.show(settings.get().pill);
    windows.tell(view);
    watchers.changed();
    const line = `light ${view.snapshot.state}${view.snapshot.wanted ? ` wanted ${view.snapshot.wanted}` : ''}${view.snapshot.failure ? ` failure ${view.snapshot.failure.kind}` : ''}`;
    if (line !== logged) log.info(line);
    logged = line;
  };

  const openSetup = (page: 'welcome' | 'connect'): void => {
    setupCheck.forget();
    windows.showSetup(page);
  };
  const mend = (): void => openSetup(dialer.snapshot().state === 'not-set-up' ? 'welcome' : 'connect');
  const desktop = createDesktop({ icon, onClick: () => windows.showPopup(tray.bounds()), isServed: () => isServed(process.platform) });
  const notices = createNotices({
    press: dialer.press,
    check: dialer.check,
    snapshot: dialer.snapshot,
    tag: () => settings.get().tag,
    words,
    settings: settings.get,
    openSetup: mend,
    panels: { showSign: (onShown) => panels.showSign(onShown), hideSign: () => panels.hideSign(), showAlarms: () => panels.showAlarms(), hideAlarms: () => panels.hideAlarms() },
    desktop,
    onChange: () => refresh(),
    nowIso: () => new Date(wallMs()).toISOString(),
    setTimer,
  });
  /** Whoever presses: each press has its sign. */
  const signed = { ...dialer, press: notices.press };
  const press = createDeskPress({ press: signed.press, tag: () => settings.get().tag, mend, log: log.info });
  const links = createLinks({
    key: () => settings.get().linkKey,
    show: () => windows.showPopup(tray.bounds()),
    press: (action, tag) => void press(action, false, tag ?? undefined),
    words,
    tell: (told) => {
      trouble({ kind: told.kind });
      desktop.say(told, false);
    },
    now,
    log: log.info,
  });
  const askAgent = createAskAgent({
    isWished: () => settings.get().askAgent,
    hasDialer: () => settings.get().server !== '' && !dialer.snapshot().practice,
    ask: () => windows.askAgent(tray.bounds()),
    now,
  });
  const practise = async (): Promise<void> => {
    await dialer.practise();
    windows.showPopup(tray.bounds());
  };
  const copy = (text: string): void => {
    void clipboard.writeText(text);
  };
  const preferences = createPreferences({
    settings,
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
  const setTag = (tag: string): void => void preferences.set('tag', tag);

  const hotkeys = createHotkeys({
    shortcuts: globalShortcut,
    platform,
    setTimer,
    wallMs,
    onPress: (id) => keys.onPress(id),
    onRefused: (key, why) => trouble({ kind: why === 'taken' && keyWay() !== 'system' ? 'key-desktop' : `key-${why}`, key }),
    onCommit: (id, key) => keys.onCommit(id, key),
    onChange: () => refresh(),
  });
  const keys = createDeskKeys({ hotkeys, settings, preferences, press, show: () => windows.showPopup(tray.bounds()) });
  let portal: boolean | null = null;
  const switchValue = (name: string): string => app.commandLine.getSwitchValue(name);
  const keyWay = () =>
    keyWayOf({ platform: process.platform, env: process.env, ozonePlatform: switchValue('ozone-platform'), ozoneHint: switchValue('ozone-platform-hint'), electron: Number.parseInt(process.versions.electron, 10), portal });
  if (isWayland(process.platform, process.env))
    void hasPortal().then((found) => {
      portal = found;
      refresh();
    });
  const command = commandOf({ platform: process.platform, program: ourProgram(), before: [...foreignSwitches(process.argv.slice(1)).filter((given) => !/^--(inspect|remote-debugging)/.test(given)), ...(process.defaultApp ? [app.getAppPath()] : [])] }, 'toggle');
  let attention = { popup: false, locked: false, suspended: false };
  const attend = (part: Partial<typeof attention>): void => {
    attention = { ...attention, ...part };
    dialer.attend(attention);
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
  });
  const panels = createPanels({ make: windows.make, scale: () => settings.get().textSize / 100, tray: () => tray.bounds(), pillPlaces: () => settings.get().pillPlaces, keepPillPlaces: (pillPlaces) => settings.set({ pillPlaces }), onChange: () => refresh(), setTimer });
  const quit = createQuit({
    snapshot: dialer.snapshot,
    words,
    close: async () => {
      server.close();
      hotkeys.close();
      notices.close();
      windows.closeAll();
      await dialer.close();
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
    onAct: createActs({ press, movePill: panels.pill.move, dialer, copy, setTag, practise, openSetup, openSettings, show: () => windows.showPopup(tray.bounds()), quit: () => void quit.ask() }),
  });
  createBridge({
    handlers: createHandlers({ dialer: signed, setupCheck, chooseFile: (id) => windows.chooseFile(id, words().authority.dialog, words().authority.files), showPopup: () => windows.showPopup(tray.bounds()), view: desk.view, words, tag: () => settings.get().tag, setTag, copy, openSetup, openSettings, preferences, keys, linkKey, mend, practise, alarmAct: notices.act, pillWidth: panels.pill.fit, pillMove: panels.pill.moveBy, pillDone: panels.pill.done, dismissTrouble, closeWindow: windows.close }),
    isOurs: windows.isOurs,
    origin,
    refusal: () => ({ kind: 'not-a-form', ...words().form['not-a-form'] }),
    onRefused: (call, why) => log.warn(`bridge refused ${call}: ${why}`),
  });
  const server: SocketServer = listen(
    socket,
    createAnswer({
      dialer: signed,
      words,
      tag: () => settings.get().tag,
      doctor,
      unpin: (server) => pins.set(server, null),
      show: () => windows.showPopup(tray.bounds()),
      openLink: links.open,
      quit: quit.now,
      pids: () => app.getAppMetrics().map((metric) => metric.pid),
    }),
    () => trouble({ kind: 'socket-failed' }),
    watchers.subscribe,
  );
  takeLinks(links.open);

  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (wantsToBeSeen(data)) windows.showPopup(tray.bounds());
  });
  // A tray app lives on without windows.
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => windows.showPopup(tray.bounds()));
  powerMonitor.on('suspend', () => {
    steady.fallAsleep();
    attend({ suspended: true });
  });
  powerMonitor.on('resume', () => {
    steady.wake();
    hotkeys.rearm();
    attend({ suspended: false });
  });
  powerMonitor.on('lock-screen', () => {
    askAgent.locked();
    attend({ locked: true });
  });
  powerMonitor.on('unlock-screen', () => {
    hotkeys.rearm();
    attend({ locked: false });
    askAgent.unlocked();
  });

  const setUpBefore = settings.get().server !== '';
  keys.take();
  const first = early;
  early = null;
  for (const what of first) trouble(what);
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
  });
  setTimeout(() => void Promise.all([dialer.open(), trayIsKnown]).then(() => shows && windows.showPopup(tray.bounds())), keyringWaitMs());
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function known(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}
