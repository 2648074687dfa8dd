/**
 * The pill: a small lamp above all windows, that lets every click through.
 *
 * So it can't be dragged: it is moved in a mode of its own, in which it can be grabbed and has the keyboard, until it is
 * told "Done" or nobody has moved it for a while.
 */
import { screen, type BrowserWindow, type Display } from 'electron';
import type { Factory } from './factory';
import { panelOptions, raisePanel, roundPanel } from './panel';
import { pillPlace, pillScreen, placePill, shareOf, withPlace, type PillPlaces } from './pill-place';

export interface Pill {
  readonly show: (wanted: boolean) => void;
  readonly place: () => void;
  /** As wide as its words. */
  readonly fit: (width: number) => void;
  readonly move: () => void;
  readonly moveBy: (dx: number, dy: number) => void;
  readonly done: () => void;
  readonly isMoving: () => boolean;
}

export interface PillDeps {
  readonly make: Factory['make'];
  /** How much larger than usual its text is. */
  readonly scale: () => number;
  readonly pillPlaces: () => PillPlaces;
  readonly keepPillPlaces: (places: PillPlaces) => void;
  readonly onChange: () => void;
  readonly setTimer: (ms: number, run: () => void) => () => void;
}

const size = { width: 160, height: 32 };
const moveMs = 20_000;

export function createPill(deps: PillDeps): Pill {
  let pill: BrowserWindow | null = null;
  let wanted = false;
  let moving = false;
  let endTimer = (): void => undefined;
  /** What its words asked for, and the text size it was given for. */
  let fitted = { width: size.width, scale: 1 };

  function displayOf(): Display {
    const displays = screen.getAllDisplays();
    const primary = screen.getPrimaryDisplay();
    const id = pillScreen(deps.pillPlaces(), displays.map((one) => one.id), primary.id);
    return displays.find((one) => one.id === id) ?? primary;
  }

  function place(): void {
    if (!pill || moving) return;
    const display = displayOf();
    const { width, height, ...at } = pill.getBounds();
    const to = placePill(pillPlace(deps.pillPlaces(), display.id), { width, height }, display.workArea);
    if (to.x !== at.x || to.y !== at.y) pill.setPosition(to.x, to.y);
  }

  function fit(wished: number): void {
    fitted = { width: wished, scale: deps.scale() };
    if (!pill) return;
    const before = pill.getBounds();
    const { workArea } = screen.getDisplayMatching(before);
    const now = { width: Math.ceil(wished * fitted.scale), height: Math.round(size.height * fitted.scale) };
    if (now.width !== before.width || now.height !== before.height) pill.setSize(now.width, now.height);
    if (moving) {
      // Where it was grabbed, its other words don't push it aside.
      const { x, y } = placePill(shareOf(before, workArea), now, workArea);
      pill.setPosition(x, y);
    } else place();
    roundPanel(pill, now.height / 2);
  }

  function open(): void {
    const at = pill?.getBounds() ?? null;
    remove();
    const made = deps.make({ ...panelOptions, ...size, focusable: moving, movable: moving }, 'pill/index.html');
    pill = made;
    if (at) made.setBounds(at);
    made.setIgnoreMouseEvents(!moving);
    raisePanel(made);
    made.once('ready-to-show', () => {
      if (pill !== made) return;
      place();
      roundPanel(made, made.getBounds().height / 2);
      // A person asked to move it: only then it takes the focus.
      if (!moving) return made.showInactive();
      made.show();
      made.focus();
    });
    made.on('closed', () => {
      if (pill === made) pill = null;
    });
  }

  function remove(): void {
    const was = pill;
    pill = null;
    if (was && !was.isDestroyed()) was.destroy();
  }

  function waitAgain(): void {
    endTimer();
    endTimer = deps.setTimer(moveMs, done);
  }

  function done(): void {
    endTimer();
    if (!moving) return;
    moving = false;
    if (pill) {
      const box = pill.getBounds();
      const display = screen.getDisplayMatching(box);
      deps.keepPillPlaces(withPlace(deps.pillPlaces(), display.id, shareOf(box, display.workArea)));
      open();
    }
    deps.onChange();
  }

  return {
    show: (on) => {
      if (on && wanted && fitted.scale !== deps.scale()) fit(fitted.width);
      if (on === wanted) return;
      wanted = on;
      if (on) return open();
      moving = false;
      endTimer();
      remove();
    },
    place,
    fit,
    move: () => {
      if (!wanted || moving) return;
      moving = true;
      open();
      waitAgain();
      deps.onChange();
    },
    moveBy: (dx, dy) => {
      if (!pill || !moving) return;
      const { x, y } = pill.getBounds();
      pill.setPosition(x + dx, y + dy);
      waitAgain();
    },
    done,
    isMoving: () => moving,
  };
}
