// Runs the app from source (npm start). With a display: on it. Without one: the demo, on a virtual display.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runAsUser, userPlan } from './lib/as-user.mjs';
import { electronDist } from './lib/electron.mjs';
import { ROOT, say } from './lib/repo.mjs';
import { findCommand, runLoudly } from './lib/run.mjs';
import { hasDisplay } from './lib/system.mjs';

if (!hasDisplay()) {
  say('no display here: the app plays one practice call on a virtual one.');
  await import('./demo.mjs');
} else {
  process.exitCode = await onThisDisplay(process.argv.slice(2));
}

async function onThisDisplay(args) {
  const { executable } = electronDist();
  say('no dialer at hand? Choose "Practise" in its window; then "Board…" in the tray shows 40 agents who take calls by themselves.');
  if (process.platform === 'linux' && process.getuid() === 0) return asRoot(executable, args);
  const plan = userPlan(executable);
  if (!plan.sandboxed) say('WITHOUT SANDBOX: this machine refuses user namespaces, so Electron gets --no-sandbox here.');
  return runLoudly(executable, [ROOT, ...(plan.sandboxed ? [] : ['--no-sandbox']), ...args], { cwd: process.cwd() });
}

// Electron refuses to run sandboxed as root. Root's session bus refuses the ordinary user in turn, so it gets a new one.
async function asRoot(executable, args) {
  const plan = userPlan(executable);
  say('running as root: the app runs as an ordinary user of its own namespace, its settings in root\'s own folder.');
  const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  const env = { XDG_CONFIG_HOME: config };
  for (const name of ['DISPLAY', 'XAUTHORITY']) if (process.env[name]) env[name] = process.env[name];
  if (!env.XAUTHORITY && env.DISPLAY) env.XAUTHORITY = join(homedir(), '.Xauthority');
  const app = [executable, ROOT, ...(plan.sandboxed ? [] : ['--no-sandbox']), ...args];
  const command = findCommand('dbus-run-session') === null ? app : ['dbus-run-session', '--', ...app];
  return runAsUser(command[0], command.slice(1), { executable, env });
}
