// What the machine itself must have: a virtual display, a bus, a keyring, libraries. Found by what is there, not by
// package names; on Debian and Ubuntu root gets the missing ones installed, others get the line to run. Called by prepare.
import { readdirSync } from 'node:fs';
import { giveUp, say } from './repo.mjs';
import { findCommand, runQuietly } from './run.mjs';

// Later names are those of older releases.
const NEEDS = [
  { why: 'virtual display', command: 'Xvfb', packages: ['xvfb'] },
  { why: 'session bus', command: 'dbus-daemon', packages: ['dbus'] },
  { why: 'keyring', command: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
  { why: 'hot keys', command: 'xdotool', packages: ['xdotool'] },
  { why: 'window manager', command: 'openbox', packages: ['openbox'] },
  { why: 'windows', library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { why: 'Chromium', library: 'libnss3.so', packages: ['libnss3'] },
  { why: 'Chromium', library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { why: 'Chromium', library: 'libgbm.so.1', packages: ['libgbm1'] },
  { why: 'notifications', library: 'libnotify.so.4', packages: ['libnotify4'] },
  { why: 'keyring', library: 'libsecret-1.so.0', packages: ['libsecret-1-0'] },
  { why: 'readable pictures', font: /inter/i, packages: ['fonts-inter'] },
];

function hasFont(pattern) {
  try {
    return readdirSync('/usr/share/fonts', { recursive: true }).some((name) => pattern.test(String(name)));
  } catch {
    return false;
  }
}

async function missing() {
  const ldconfig = findCommand('ldconfig');
  const libraries = ldconfig === null ? '' : (await runQuietly(ldconfig, ['-p'])).output;
  return NEEDS.filter((need) => {
    if (need.command !== undefined) return findCommand(need.command) === null;
    if (need.library !== undefined) return libraries !== '' && !libraries.includes(`\t${need.library} `);
    return !hasFont(need.font);
  });
}

async function pickPackages(needs) {
  const known = await Promise.all(
    needs.map(async ({ packages }) => {
      for (const name of packages) {
        const { code, output } = await runQuietly('apt-cache', ['show', '--no-all-versions', name]);
        if (code === 0 && output.includes(`Package: ${name}\n`)) return name;
      }
      return null;
    }),
  );
  return known.includes(null) ? null : known;
}

const apt = (...args) =>
  runQuietly('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

async function install(needs) {
  const reasons = [...new Set(needs.map(({ why }) => why))].join(', ');
  say(`installing ${needs.map(({ packages }) => packages.at(-1)).join(' ')}: to run the app without a display (${reasons})`);
  const put = (names) => apt('install', '-y', '--no-install-recommends', ...names);
  const names = await pickPackages(needs);
  if (names !== null && (await put(names)).code === 0) return;
  await apt('update');
  const again = (await pickPackages(needs)) ?? needs.map(({ packages }) => packages.at(-1));
  const { code, output } = await put(again);
  if (code !== 0) giveUp(`apt-get failed:\n${output.trim()}`);
}

/** Makes sure that the app can run on a virtual display here. Ends the process with the line to run where it cannot. */
export async function ensureVirtualDesktop() {
  if (process.platform !== 'linux') return;
  const needs = await missing();
  if (needs.length === 0) return;
  const debian = findCommand('apt-get') !== null;
  if (debian && process.getuid() === 0) {
    await install(needs);
    const still = await missing();
    if (still.length > 0) giveUp(`still missing after installing: ${still.map(nameOf).join(', ')}`);
    return;
  }
  if (!debian) giveUp(`missing here: ${needs.map(nameOf).join(', ')}. Install them and try again.`);
  const names = needs.map(({ packages }) => packages.at(-1)).join(' ');
  giveUp(`missing to run the app without a display. Run:\n  sudo apt-get install -y --no-install-recommends ${names}`);
}

const nameOf = ({ command, library, packages }) => command ?? library ?? packages[0];

/** Warns where Electron itself lacks a library. With a display the rest is the desktop's own business. */
export async function warnOfMissingLibraries(executable) {
  if (process.platform !== 'linux' || findCommand('ldd') === null) return;
  const { output } = await runQuietly('ldd', [executable]);
  const absent = [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (absent.length > 0) say(`Electron will not start without ${[...new Set(absent)].join(', ')}.`);
}

/** Whether there is a screen to show the app on. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
