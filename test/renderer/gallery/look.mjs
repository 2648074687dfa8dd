// Takes a picture of every light and every setup page, light and dark, and lets axe look at each.
// node test/renderer/gallery/look.mjs FOLDER [CHROMIUM]: ends with 1 where axe or the page itself had something to say.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const [folder = join(here, '..', '..', '..', 'demo', 'gallery'), executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

mkdirSync(folder, { recursive: true });
const configFile = join(here, 'vite.config.ts');
const outDir = join(folder, 'site');
await build({ configFile, build: { outDir } });
const server = await preview({ configFile, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** Opens one page, lets `act` bring it into shape, asks axe, and keeps a picture. */
async function look(context, path, name, act = async () => {}) {
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && findings.push(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => findings.push(`${name}: ${error.message}`));
  await page.goto(base + path);
  await page.locator('button').first().waitFor();
  await act(page);
  const box = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight, innerWidth, innerHeight }));
  if (box.width > box.innerWidth) findings.push(`${name}: wider than its window (${box.width})`);
  // The popup's window grows with what is in it (main/windows); the setup's does not.
  if (name.startsWith('popup')) await page.setViewportSize({ width: 344, height: Math.max(440, box.height) });
  else if (box.height > box.innerHeight) findings.push(`${name}: higher than its window (${box.height})`);
  const { violations } = await page.evaluate(`${axe}; axe.run()`);
  for (const { id, nodes } of violations) for (const node of nodes) findings.push(`${name}: ${id} ${node.target} ${node.any[0]?.message ?? ''}`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

async function save(page) {
  await page.locator('[name=password]').fill('not-a-real-one');
  await page.locator('[type=submit]').click();
  await page.locator('.box').waitFor();
}

/** What a page does with keys and clicks, on a bridge that never answers a press. */
async function behave(context) {
  const open = async (name) => {
    const page = await context.newPage();
    await page.goto(`${base}popup.html?view=${name}`);
    await page.locator('.acts .button').first().waitFor();
    return page;
  };
  const expect = (what, good) => good || findings.push(`behaviour: ${what}`);
  const asked = (page) => page.evaluate(() => window.gallery.asked.map(([name]) => name).join());

  let page = await open('idle');
  await page.keyboard.press('Enter');
  const shown = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(document.querySelector('.band.asked p')?.textContent))));
  expect('Enter presses the big button, and the press shows in the next frame', shown === 'Start asked' && (await asked(page)) === 'toggle');
  await page.locator('.copy').click();
  expect('the file name is copied', (await asked(page)) === 'toggle,copyFilename' && (await page.locator('.copy').getAttribute('aria-label')) === 'Copied');
  await page.locator('.tags label', { hasText: '_SALE' }).click();
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.keyboard.type('_NEW');
  await page.keyboard.press('Escape');
  expect('Escape leaves the new tag, not the window', (await asked(page)) === 'toggle,copyFilename,chooseTag');
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.keyboard.type('_NEW');
  await page.keyboard.press('Enter');
  const last = await page.evaluate(() => window.gallery.asked.at(-1));
  expect('Enter takes the new tag', last[0] === 'chooseTag' && last[1].tag === '_NEW');
  await page.keyboard.press('Escape');
  expect('Escape closes', (await asked(page)).endsWith('closeWindow'));
  await page.close();

  page = await open('recording');
  await page.locator('.acts .button').click();
  expect('a stop asked for keeps the running time', /^1:4\d · Stop asked$/.test(await page.locator('.band p').textContent()));
  await page.waitForFunction(() => document.querySelector('.band p b')?.textContent === '1:49');
  await page.close();

  page = await open('stopping');
  await page.locator('.acts .button').click({ force: true });
  expect('what is under way cannot be pressed', (await asked(page)) === '');
  await page.close();

  page = await open('blocked');
  await page.locator('.acts .button').click();
  expect('a refused login leads to the form', (await asked(page)) === 'openSetup');
  await page.close();
}

for (const scheme of ['light', 'dark', 'forced']) {
  const looks = { colorScheme: scheme === 'dark' ? 'dark' : 'light', forcedColors: scheme === 'forced' ? 'active' : 'none', reducedMotion: 'reduce', deviceScaleFactor: 1.5 };
  const sheet = await browser.newContext({ ...looks, viewport: { width: 1464, height: 900 } });
  const page = await sheet.newPage();
  await page.goto(`${base}index.html`, { waitUntil: 'networkidle' });
  const names = await page.locator('figcaption').allTextContents();
  for (const frame of page.frames().slice(1)) await frame.locator('.acts').waitFor();
  await page.screenshot({ path: join(folder, `all-${scheme}.png`), fullPage: true });
  await sheet.close();

  const popup = await browser.newContext({ ...looks, viewport: { width: 344, height: 440 } });
  if (scheme === 'light') await behave(popup);
  for (const name of names) await look(popup, `popup.html?view=${name}`, `popup-${name}-${scheme}`);
  await popup.close();

  const welcome = await browser.newContext({ ...looks, viewport: { width: 760, height: 464 } });
  await look(welcome, 'setup.html?fresh#welcome', `setup-welcome-${scheme}`);
  await welcome.close();

  const connect = await browser.newContext({ ...looks, viewport: { width: 420, height: 560 } });
  await look(connect, 'setup.html?fresh#connect', `setup-fresh-${scheme}`);
  await look(connect, 'setup.html#connect', `setup-kept-${scheme}`, (page) => page.locator('[name=server]').fill('http://192.168.1.5'));
  await look(connect, 'setup.html?view=recording#connect', `setup-saved-${scheme}`, save);
  await look(connect, 'setup.html?view=blocked#connect', `setup-refused-${scheme}`, save);
  await look(connect, 'setup.html?view=offline#connect', `setup-offline-${scheme}`, save);
  await look(connect, 'setup.html?fault#connect', `setup-fault-${scheme}`, save);
  await connect.close();
}

await browser.close();
await server.close();
for (const finding of findings) console.log(finding);
console.log(`${findings.length} findings; pictures in ${folder}`);
process.exitCode = findings.length > 0 ? 1 : 0;
