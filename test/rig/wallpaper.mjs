// A desktop to click on: one plain window under all others, as a real desktop has. Without it a click beside the app's
// window takes its focus nowhere, for there is nothing else to focus. Called by desk.mjs.
import { connectToScreen, pair, request } from './x-program.mjs';

const COLOUR = 0x3b4252;
const ATOM = 4;

/** Puts the desktop on a screen. @param {string} display ":1" */
export async function hangWallpaper(display, width = 1280, height = 800) {
  const { ownId: window, root, send, answer, stop } = await connectToScreen(display);
  const atom = async (name) => {
    send(request(16, 0, pair(name.length, 0), Buffer.from(name)));
    return (await answer()).readUInt32LE(8);
  };
  const type = await atom('_NET_WM_WINDOW_TYPE');
  const desktop = await atom('_NET_WM_WINDOW_TYPE_DESKTOP');
  const value = Buffer.alloc(4);
  value.writeUInt32LE(desktop);
  send(request(1, 0, window, root, 0, pair(width, height), pair(0, 1), 0, 2, COLOUR), request(18, 0, window, type, ATOM, 32, 1, value), request(8, 0, window));
  // The answer to any question (here GetInputFocus) says that all before it is done.
  send(request(43, 0));
  await answer();
  return { stop };
}
