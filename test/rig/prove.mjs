// Proves the rig with an app of a few lines: window, tray, menu, notification, hot key, keyring, sandbox, and that
// nothing is left. For whoever changes the rig; the pictures go to the folder given.
//   node test/rig/prove.mjs FOLDER
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAsUser } from '../../scripts/lib/as-user.mjs';
import { electronDist } from '../../scripts/lib/electron.mjs';
import { processTree, processesWith } from '../../scripts/lib/processes.mjs';
import { until } from './condition.mjs';
import { openDesk } from './desk.mjs';

const APP = `
import { BrowserWindow, Menu, Notification, Tray, app, globalShortcut, nativeImage, safeStorage } from 'electron';
const pixels = (r, g, b) => {
  const data = Buffer.alloc(22 * 22 * 4);
  for (let i = 0; i < data.length; i += 4) data.set([b, g, r, 255], i);
  return nativeImage.createFromBitmap(data, { width: 22, height: 22 });
};
globalThis.pressed = 0;
app.on('window-all-closed', () => {});
app.whenReady().then(async () => {
  globalThis.hear = () => {
    pressed += 1;
    tray.setImage(pixels(200, 0, 0));
    tray.setToolTip('pressed ' + pressed);
  };
  globalThis.tray = new Tray(pixels(0, 90, 200));
  tray.setToolTip('rig');
  tray.setContextMenu(Menu.buildFromTemplate([
    { label: 'Say it', click: () => new Notification({ title: 'Said', body: 'by the menu' }).on('click', () => (globalThis.noticed = true)).show() },
    { type: 'separator' },
    { label: 'Never', enabled: false },
    { label: 'More', submenu: [{ label: 'Chosen', type: 'radio', checked: true }] },
  ]));
  globalThis.registered = globalShortcut.register('Control+Shift+F9', hear);
  globalThis.store = () => [safeStorage.isEncryptionAvailable(), safeStorage.getSelectedStorageBackend(), safeStorage.isEncryptionAvailable() ? safeStorage.encryptString('x').toString('latin1').slice(0, 3) : ''];
  const window = new BrowserWindow({ x: 100, y: 100, width: 340, height: 220, frame: false, webPreferences: { sandbox: true } });
  globalThis.blurred = 0;
  window.on('blur', () => (blurred += 1));
  await window.loadURL('data:text/html,<body style="font:28px Inter;background:white">It is recording, 01:23');
  globalThis.shown = window;
});
`;

const results = [];
const check = (name, good, detail = '') => {
  results.push(good);
  process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${name}${detail === '' ? '' : `: ${detail}`}\n`);
};

async function inside(folder) {
  const app = mkdtempSync(join(tmpdir(), 'proof-'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'proof', productName: 'Proof', version: '3.2.1', type: 'module', main: 'main.js' }));
  writeFileSync(join(app, 'main.js'), APP);
  for (const keyring of ['unlocked', 'locked', 'none']) await onDesk(keyring, app, folder);
  rmSync(app, { recursive: true, force: true });
  check('no process is left', processTree(process.pid).length <= 1 && processesWith(`HOME=${process.env.HOME}`).length === 0);
}

async function onDesk(keyring, app, folder) {
  const began = performance.now();
  const desk = await openDesk({ keyring, windowManager: true });
  const opened = performance.now();
  try {
    const launched = await desk.launch({ app });
    const tray = await desk.tray.waitFor(({ tooltip }) => tooltip.title === 'rig');
    check(`${keyring}: desk and app`, true, `${Math.round(opened - began)} ms, ${Math.round(performance.now() - opened)} ms`);
    if (keyring !== 'locked') {
      const [available, backend, blob] = await launched.electronApp.evaluate(() => globalThis.store());
      const good = keyring === 'none' ? !available : available && backend === 'gnome_libsecret' && blob === 'v11';
      check(`${keyring}: safeStorage`, good, `${available} ${backend} ${blob}`);
    } else {
      const asked = launched.electronApp.evaluate(() => globalThis.store()).then(() => 'answered', () => 'ended');
      const first = await Promise.race([asked, until(() => false, { timeoutMs: 2000 }).catch(() => 'waits for a person')]);
      check('locked: safeStorage', first === 'waits for a person', first);
      writeFileSync(join(folder, 'locked.png'), await desk.display.screenshot());
    }
    if (keyring === 'unlocked') await everything(desk, launched, tray, folder);
    const before = processTree(launched.pid).length;
    await launched.kill('SIGKILL');
    check(`${keyring}: killed`, before > 2 && processTree(launched.pid).length === 0, `${before} processes`);
  } finally {
    await desk.close();
  }
}

async function everything(desk, launched, tray, folder) {
  const blue = [...tray.icon.rgba.subarray(0, 4)].join();
  check('tray pixels', tray.icon.width === 22 && blue === '0,90,200,255', `${tray.icon.width}x${tray.icon.height} ${blue}`);
  writeFileSync(join(folder, 'tray.png'), tray.icon.toPng(8));
  const menu = await desk.tray.waitForMenu((entries) => entries.length === 4);
  check('menu', menu[2].enabled === false && menu[3].children[0].checked, menu.map(({ label, type }) => label || type).join(', '));

  await desk.tray.click('Say it');
  const said = await desk.notifications.waitFor(({ summary }) => summary === 'Said');
  desk.notifications.invoke(said.id);
  await until(() => launched.electronApp.evaluate(() => globalThis.noticed), { what: 'the click on the notification' });
  check('notification', said.body === 'by the menu', `${said.summary}, ${said.body}, ${said.urgency}`);
  check('a disabled entry cannot be clicked', await desk.tray.click('Never').then(() => false, () => true));

  const pressed = performance.now();
  await desk.keys.press('ctrl+shift+F9');
  const red = await desk.tray.waitFor(({ tooltip }) => tooltip.title === 'pressed 1');
  check('hot key', [...red.icon.rgba.subarray(0, 3)].join() === '200,0,0', `${Math.round(performance.now() - pressed)} ms to the tray`);

  await until(() => launched.electronApp.evaluate(() => globalThis.shown !== undefined), { what: 'the window' });
  const [page] = launched.electronApp.windows();
  writeFileSync(join(folder, 'window.png'), await page.screenshot());
  writeFileSync(join(folder, 'screen.png'), await desk.display.screenshot());
  const before = await launched.electronApp.evaluate(() => globalThis.blurred);
  await desk.keys.click(200, 200);
  await desk.keys.click(900, 600);
  await until(() => launched.electronApp.evaluate((_, n) => globalThis.blurred > n, before), { what: 'the blur' });
  check('a click beside the window blurs it', true);

  const filters = processTree(launched.pid).map((pid) => {
    const kind = /--type=(\w+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'latin1'))?.[1];
    return `${kind}:${/^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]}`;
  });
  const uid = process.getuid();
  check('sandbox', desk.sandboxed ? filters.includes('renderer:2') && uid !== 0 : true, `uid ${uid}, ${filters.join(' ')}`);
  const names = Object.keys(await launched.electronApp.evaluate(() => process.env));
  check('environment', !names.some((name) => /token|secret|key|password/i.test(name)), names.join(' '));
}

if (process.argv[2] === '--inside') {
  await inside(process.argv[3]);
  process.exitCode = results.every(Boolean) ? 0 : 1;
} else {
  const folder = resolve(process.argv[2] ?? 'demo');
  mkdirSync(folder, { recursive: true });
  const self = fileURLToPath(import.meta.url);
  process.exitCode = await runAsUser(process.execPath, [self, '--inside', folder], { executable: electronDist().executable });
}
