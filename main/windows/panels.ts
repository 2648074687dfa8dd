/**
 * The panels that open by themselves: sign, alarms, pill. Above all windows, and never with the focus.
 *
 * Promises: sign and pill let every click through; a panel is made when it is shown and destroyed when it is not, since
 * a hidden one costs as much memory as a shown one. Called by notices and the app; must not know what they say.
 */
import { screen, type BrowserWindow, type Display } from 'electron';
import type { Factory } from './factory';
import { placePanel, placeSign, trayCorner, type Corner } from './panel-place';
import { panelOptions, raisePanel, roundPanel } from './panel';
import { createPill, type Pill } from './pill';
import type { PillPlaces } from './pill-place';
import type { Box } from './place';

export interface Panels {
  /** One that is shown already shows the new sign; `onShown` when it can be seen. */
  readonly showSign: (onShown: () => void) => void;
  readonly hideSign: () => void;
  readonly showAlarms: () => void;
  readonly hideAlarms: () => void;
  readonly pill: Pill;
}

export interface PanelDeps {
  readonly make: Factory['make'];
  readonly tray: () => Box;
  /** How much larger than usual its text is, and so the panel. */
  readonly scale: () => number;
  readonly pillPlaces: () => PillPlaces;
  readonly keepPillPlaces: (places: PillPlaces) => void;
  readonly onChange: () => void;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

const signSize = { width: 260, height: 64 };
/** The height that one alarm needs; the panel takes its own (renderer/parts/fit.ts). */
const alarmSize = { width: 400, height: 136 };
const radius = 14;
const lampFirstMs = 12;

export function createPanels(deps: PanelDeps): Panels {
  let sign: BrowserWindow | null = null;
  let signIsThere = false;
  let onSign: (() => void) | null = null;
  let alarms: BrowserWindow | null = null;
  /** It stays on the screen where it opened. */
  let alarmScreen: number | null = null;
  const pill = createPill(deps);

  const cornerOf = (display: Display): Corner => trayCorner(deps.tray(), display, process.platform !== 'win32');
  const withPointer = (): Display => screen.getDisplayNearestPoint(screen.getCursorScreenPoint());

  function placeAlarms(): void {
    if (!alarms) return;
    const display = screen.getAllDisplays().find(({ id }) => id === alarmScreen) ?? withPointer();
    alarmScreen = display.id;
    const { width, height, ...at } = alarms.getBounds();
    const to = placePanel({ width, height }, cornerOf(display), display.workArea, null);
    if (to.x !== at.x || to.y !== at.y) alarms.setPosition(to.x, to.y);
    roundPanel(alarms, radius * deps.scale());
  }

  function placeTheSign(): void {
    if (!sign) return;
    const display = withPointer();
    const beside = alarms?.isVisible() && alarmScreen === display.id ? alarms.getBounds() : null;
    const { width, height } = sign.getBounds();
    const at = placeSign({ width, height }, cornerOf(display), display.workArea, beside, screen.getCursorScreenPoint());
    sign.setPosition(at.x, at.y);
    roundPanel(sign, radius * deps.scale());
  }

  function showSign(onShown: () => void): void {
    if (sign && signIsThere) return onShown();
    const waits = onSign !== null;
    onSign = onShown;
    // What the press sends and the lamp in the tray go first: making a window holds main for some 30 ms.
    if (!sign && !waits) deps.setTimer(lampFirstMs, openSign);
  }

  function openSign(): void {
    if (onSign === null || sign) return;
    const made = deps.make({ ...panelOptions, ...signSize }, 'sign/index.html');
    sign = made;
    made.setIgnoreMouseEvents(true);
    raisePanel(made);
    made.once('ready-to-show', () => {
      if (sign !== made) return;
      placeTheSign();
      made.showInactive();
      signIsThere = true;
      onSign?.();
      onSign = null;
    });
    made.on('closed', () => {
      if (sign === made) hideSign();
    });
  }

  function hideSign(): void {
    const was = sign;
    sign = null;
    signIsThere = false;
    onSign = null;
    if (was && !was.isDestroyed()) was.destroy();
  }

  function showAlarms(): void {
    if (alarms) return;
    // The one sound is played without anybody having clicked.
    const made = deps.make({ ...panelOptions, ...alarmSize, webPreferences: { autoplayPolicy: 'no-user-gesture-required' } }, 'alarm/index.html');
    alarms = made;
    alarmScreen = withPointer().id;
    raisePanel(made);
    made.on('resize', placeAlarms);
    made.once('ready-to-show', () => {
      if (alarms !== made) return;
      placeAlarms();
      made.showInactive();
    });
    // Shown anew with the next view: an alarm outlives its window.
    made.webContents.on('render-process-gone', () => {
      if (alarms === made) hideAlarms();
    });
    made.on('closed', () => {
      if (alarms === made) alarms = null;
    });
  }

  function hideAlarms(): void {
    const was = alarms;
    alarms = null;
    if (was && !was.isDestroyed()) was.destroy();
  }

  const onScreens = (): void => {
    placeAlarms();
    placeTheSign();
    pill.place();
  };
  screen.on('display-added', onScreens);
  screen.on('display-removed', onScreens);
  screen.on('display-metrics-changed', onScreens);

  return { showSign, hideSign, showAlarms, hideAlarms, pill };
}
