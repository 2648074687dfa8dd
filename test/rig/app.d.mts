import type { ElectronApplication } from 'playwright-core';

export interface LaunchOptions {
  /** A folder with the app to run; the repository without it. */
  readonly app?: string;
  /** Another Electron than the prepared one. */
  readonly executable?: string;
  readonly args?: readonly string[];
  /** Added to the desk's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the app keeps its files; a new folder of the desk without it. */
  readonly userData?: string;
  /** Chromium's --password-store; null leaves the switch out. */
  readonly passwordStore?: string | null;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly userData: string;
  readonly pid: number;
  /** All that it has written so far, both streams. */
  output(): string;
  /** Sends the signal (SIGKILL) to the main process and resolves once every process of the app has gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends it politely, after 5 s by force, and resolves once every process of the app has gone. */
  close(): Promise<void>;
}

export interface LaunchedApp extends Running {
  readonly electronApp: ElectronApplication;
}

export interface PackagedOptions extends Omit<LaunchOptions, 'app' | 'args' | 'executable'> {
  /** For its standard input, which is closed after it. */
  readonly input?: string;
}

export interface PackagedApp extends Running {
  readonly exited: Promise<Ending>;
}

export interface CommandOptions extends PackagedOptions {
  /** A packaged app; the prepared Electron with the repository without it. */
  readonly executable?: string;
  readonly app?: string;
}

/** Whether Chromium's sandbox can be on here. */
export const sandboxed: boolean;
