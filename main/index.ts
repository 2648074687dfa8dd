/**
 * The front door: a command talks to the running app and ends; everything else is the app, once.
 *
 * A command is answered before the display is opened, so it works without one. Never await `ready` at this level: it
 * waits for this module.
 */
import { app } from 'electron';
import { readStdin } from './cli/stdin';
import { wordsOf } from '../assets/words';
import { createStopped, forgiveClosedPipes, foreignSwitches, languageOfShell, ownArguments, parseCommand, runCommand, socketPath } from './cli';
import { catchLinks } from './links';
import { versionLine } from './about';
import { settleHome } from './home';
import { registerScheme } from './windows/serve';
import { isWayland, withPortal } from './hotkeys/way';
import { startApp } from './app';

const args = ownArguments(process.argv, process.defaultApp);
const words = wordsOf(languageOfShell(process.env, Intl.DateTimeFormat().resolvedOptions().locale));
const command = parseCommand(args, words.commandLine);
const userData = settleHome(app, process.env['XDG_RUNTIME_DIR']);
const socket = socketPath(userData, process.platform, process.env['XDG_RUNTIME_DIR']);

if (command.do !== 'app') {
  forgiveClosedPipes();
  const code = await runCommand(command, {
    socket,
    version: versionLine(),
    program: process.execPath,
    words,
    appArguments: [...foreignSwitches(process.argv.slice(1)), ...(process.defaultApp ? [app.getAppPath()] : []), '--hidden', '--by-command'],
    stdin: readStdin,
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    stopped: createStopped,
  });
  process.exit(code);
}

if (app.requestSingleInstanceLock({ argv: args })) {
  registerScheme();
  // Read when the display is opened, so it must stand before `ready`.
  if (isWayland(process.platform, process.env)) app.commandLine.appendSwitch('enable-features', withPortal(app.commandLine.getSwitchValue('enable-features')));
  const takeLinks = catchLinks(app, process.platform, process.execPath);
  void app.whenReady().then(() => startApp({ userData, socket, hidden: command.hidden, atSignIn: command.hidden && command.byCommand !== true, takeLinks }));
} else {
  // The running one shows its popup, unless this start was to stay hidden.
  app.exit(0);
}
