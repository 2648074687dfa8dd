// The least that a tray app can be: an icon, and a key that changes its tooltip. What Reclight costs is read beside it.
import { app, globalShortcut, nativeImage, Tray } from 'electron';
import { join } from 'node:path';

void app.whenReady().then(() => {
  const tray = new Tray(nativeImage.createFromPath(join(import.meta.dirname, '..', '..', 'out', 'icons', 'tray', '22', 'idle-light.png')));
  tray.setToolTip('floor 0');
  let presses = 0;
  globalShortcut.register('CommandOrControl+Shift+F9', () => tray.setToolTip(`floor ${++presses}`));
});
app.on('window-all-closed', () => undefined);
