/** What the system tells the app: another start, sleep and waking, lock and unlock. */
import { app, powerMonitor } from 'electron';
import { wantsToBeSeen } from '../cli';
import type { AskAgent } from '../desk/ask-agent';
import type { Hotkeys } from '../hotkeys';
import type { Attention } from '../recorder';
import type { SteadyClock } from '../steady-clock';

export interface SystemDeps {
  readonly show: () => void;
  readonly steady: SteadyClock;
  readonly hotkeys: Hotkeys;
  readonly askAgent: AskAgent;
  readonly attend: (part: Partial<Attention>) => void;
}

export function followSystem(deps: SystemDeps): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (wantsToBeSeen(data)) deps.show();
  });
  // A tray app lives on without windows.
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => deps.show());
  powerMonitor.on('suspend', () => {
    deps.steady.fallAsleep();
    deps.attend({ suspended: true });
  });
  powerMonitor.on('resume', () => {
    deps.steady.wake();
    deps.hotkeys.rearm();
    deps.attend({ suspended: false });
  });
  powerMonitor.on('lock-screen', () => {
    deps.askAgent.locked();
    deps.attend({ locked: true });
  });
  powerMonitor.on('unlock-screen', () => {
    deps.hotkeys.rearm();
    deps.attend({ locked: false });
    deps.askAgent.unlocked();
  });
}
