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
    click: async (x, y) => void (await xdotool('mousemove', String(x), String(y), 'click', '1')),
  };
}
