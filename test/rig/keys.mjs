// The person's hands: keys and mouse on the rig's screen. Called by desk.mjs.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Hands for a display. @param {Record<string, string>} env with DISPLAY */
export function makeKeys(env) {
  const xdotool = (...args) => run('xdotool', args, { env });
  return {
    press: async (chord) => void (await xdotool('key', chord)),
    type: async (text) => void (await xdotool('type', '--delay', '5', text)),
    // What xdotool presses comes from a keyboard of its own, the fifth device of every X server, with a layout of its own.
    layout: async (name) => {
      for (const device of [[], ['-device', '5']]) await run('setxkbmap', [...device, name], { env });
    },
    windows: async () => {
      // It ends with 1 where it finds none.
      const found = await xdotool('search', '--onlyvisible', '--name', '.').catch(() => ({ stdout: '' }));
      const ids = found.stdout.split('\n').filter((line) => line !== '');
      return Promise.all(ids.map(async (id) => (await xdotool('getwindowname', id)).stdout.trim()));
    },
    // What the window manager has given the keys to; empty where there is none.
    active: async () => (await xdotool('getactivewindow', 'getwindowname').catch(() => ({ stdout: '' }))).stdout.trim(),
    drag: async (from, to) => void (await xdotool('mousemove', ...from.map(String), 'mousedown', '1', 'mousemove', ...to.map(String), 'sleep', '0.1', 'mouseup', '1')),
    click: async (x, y) => void (await xdotool('mousemove', String(x), String(y), 'click', '1')),
  };
}
