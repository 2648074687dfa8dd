// Another program that a person types into: a window over the whole screen, which counts how often it lost the focus and
// what was clicked.
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ x: 0, y: 0, width: 1280, height: 800, frame: false, title: 'Typist' });
  await window.loadFile(join(import.meta.dirname, 'index.html'));
  window.focus();
});
