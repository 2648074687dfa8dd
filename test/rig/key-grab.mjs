// Another program that has taken a global key: the screen gives it to nobody else then. Called by tests.
import { connectToScreen, request } from './x-program.mjs';

const [OWNER_EVENTS, ASYNC] = [1, 1];
const masks = { shift: 1, ctrl: 4, alt: 8, super: 64 };

/**
 * Takes a key on a screen until it is stopped.
 * @param {string} display ":1"
 * @param {number} code of the key, as the X server of the rig counts them: 39 is S, 73 is F7
 * @param {readonly ('shift' | 'ctrl' | 'alt' | 'super')[]} held
 */
export async function grabKey(display, code, held) {
  const { root, send, answer, stop } = await connectToScreen(display);
  const modifiers = held.reduce((sum, name) => sum | masks[name], 0);
  send(request(33, OWNER_EVENTS, root, (modifiers | (code << 16) | (ASYNC << 24)) >>> 0, ASYNC), request(43, 0));
  // An error comes before the answer (1) where somebody else has it.
  if ((await answer())[0] !== 1) throw new Error('the key is taken');
  return { stop };
}
