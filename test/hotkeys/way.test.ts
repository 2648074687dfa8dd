/** How keys reach the app, on every kind of desktop. */
import { describe, expect, it } from 'vitest';
import { hasPortal, type Run } from '../../main/hotkeys/portal';
import { isWayland, keyWayOf, withPortal, type KeyWay, type Surroundings } from '../../main/hotkeys/way';

const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };
const now: Surroundings = { platform: 'linux', env: wayland, ozonePlatform: '', ozoneHint: '', electron: 45, portal: true };

it.each<[string, Partial<Surroundings>, KeyWay]>([
  ['Windows', { platform: 'win32', env: {} }, 'system'],
  ['macOS, whatever its environment says', { platform: 'darwin' }, 'system'],
  ['X11', { env: { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' } }, 'system'],
  ['nothing said', { env: {} }, 'system'],
  ['an empty name of a display', { env: { WAYLAND_DISPLAY: '' } }, 'system'],
  ['Wayland with a portal', {}, 'portal'],
  ['Wayland without a portal', { portal: false }, 'none'],
  ['Wayland where the portal could not be asked', { portal: null }, 'none'],
  ['Wayland told by its display alone', { env: { WAYLAND_DISPLAY: 'wayland-1' } }, 'portal'],
  ['Wayland told by the session alone', { env: { XDG_SESSION_TYPE: 'wayland' } }, 'portal'],
  ['XWayland by switch', { ozonePlatform: 'x11' }, 'xwayland'],
  ['a hint that new Electrons do not follow', { ozoneHint: 'x11' }, 'portal'],
  ['Wayland by switch', { ozonePlatform: 'wayland', electron: 35 }, 'portal'],
  ['an Electron that is an X client by itself', { electron: 37 }, 'xwayland'],
  ['the same, with a hint', { electron: 37, ozoneHint: 'auto' }, 'portal'],
  ['the same, with the hint in the environment', { electron: 37, env: { ...wayland, ELECTRON_OZONE_PLATFORM_HINT: 'wayland' } }, 'portal'],
  ['an Electron that knows no portal', { electron: 33, ozonePlatform: 'wayland' }, 'none'],
  ['the one here, as it comes', { electron: 33 }, 'xwayland'],
])('%s', (_name, part, way) => expect(keyWayOf({ ...now, ...part })).toBe(way));

it('the portal is asked for on Wayland only', () => {
  expect(isWayland('linux', wayland)).toBe(true);
  expect(isWayland('linux', { XDG_SESSION_TYPE: 'x11' })).toBe(false);
  expect(isWayland('win32', wayland)).toBe(false);
});

it.each([
  ['', 'GlobalShortcutsPortal'],
  ['WaylandWindowDecorations,Other', 'WaylandWindowDecorations,Other,GlobalShortcutsPortal'],
  ['A,GlobalShortcutsPortal,B', 'A,GlobalShortcutsPortal,B'],
  ['GlobalShortcutsPortal<Trial', 'GlobalShortcutsPortal<Trial'],
  ['GlobalShortcutsPortalPreferredTrigger', 'GlobalShortcutsPortalPreferredTrigger,GlobalShortcutsPortal'],
])('the features %j become %j', (given, asked) => expect(withPortal(given)).toBe(asked));

describe('asking the portal', () => {
  const answers = (by: Readonly<Record<string, string | null>>): { run: Run; asked: string[] } => {
    const asked: string[] = [];
    const run: Run = async (program) => {
      asked.push(program);
      const text = by[program];
      return text === undefined ? { kind: 'absent' } : text === null ? { kind: 'failed' } : { kind: 'printed', text };
    };
    return { run, asked };
  };

  it.each<[string, Readonly<Record<string, string | null>>, boolean | null, string[]]>([
    ['gdbus says a version', { gdbus: '(<uint32 1>,)\n' }, true, ['gdbus']],
    ['gdbus finds none, and is believed', { gdbus: null, busctl: 'u 1' }, false, ['gdbus']],
    ['busctl says a version', { busctl: 'u 2\n' }, true, ['gdbus', 'busctl']],
    ['dbus-send says a version', { 'dbus-send': '   variant       uint32 1\n' }, true, ['gdbus', 'busctl', 'dbus-send']],
    ['version nought is none', { gdbus: '(<uint32 0>,)' }, false, ['gdbus']],
    ['no tool', {}, null, ['gdbus', 'busctl', 'dbus-send']],
  ])('%s', async (_name, by, found, order) => {
    const { run, asked } = answers(by);
    expect(await hasPortal(run)).toBe(found);
    expect(asked).toEqual(order);
  });
});
