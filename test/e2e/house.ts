/** A desk with the real app on it, and the practice server as the agent's own dialer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createPractice, type AgentOptions, type ListeningPractice, type PracticeAgent, type PracticeOptions } from '../../main/practice';
import type { Snapshot } from '../../main/recorder/snapshot';
import { openDesk, type Desk } from '../rig/desk.mjs';

/** A password that must be found nowhere; no test prints it. */
export const canary = 'Canary-7rT_q2x';
export const user = 'caller';
export const agentName = '1000';

export type Running = Awaited<ReturnType<Desk['launch']>>;

export interface House {
  readonly desk: Desk;
  readonly practice: ListeningPractice;
  readonly agent: PracticeAgent;
  /** Opens the app; the same data folder is the same user's. */
  readonly launch: (options?: Parameters<Desk['launch']>[0]) => Promise<Running>;
  readonly command: (app: { userData: string }, args: readonly string[], input?: string) => Promise<{ code: number | null; out: string; err: string; snapshot: Snapshot | null }>;
  readonly setUp: (app: { userData: string }, password?: string) => ReturnType<House['command']>;
  readonly close: () => Promise<void>;
}

export async function openHouse(options: { readonly screen?: AgentOptions['screen']; readonly server?: Partial<PracticeOptions>; readonly desk?: Parameters<typeof openDesk>[0]; readonly moreAgents?: readonly string[] } = {}): Promise<House> {
  const desk = await openDesk(options.desk ?? { keyring: 'unlocked', windowManager: false });
  const practice = await createPractice({ ...options.server, users: [{ user, pass: canary }], agents: [{ agent: agentName, screen: options.screen ?? {} }, ...(options.moreAgents ?? []).map((agent) => ({ agent }))] }).listen();
  const agent = practice.agent(agentName);
  agent.ready();
  agent.takeCall();
  const command: House['command'] = async (app, args, input) => {
    const ended = await desk.command([...args], { userData: app.userData, ...(input === undefined ? {} : { input }) });
    return { code: ended.code, out: ended.stdout, err: ended.stderr, snapshot: args.includes('--json') ? readSnapshot(ended.stdout) : null };
  };
  return {
    desk,
    practice,
    agent,
    launch: (launchOptions) => desk.launch(launchOptions),
    command,
    setUp: (app, password = canary) => command(app, ['setup', '--server', practice.url, '--user', user, '--agent', agentName, '--password-stdin', '--json'], `${password}\n`),
    close: async () => {
      await desk.close();
      await practice.close();
    },
  };
}

function readSnapshot(out: string): Snapshot | null {
  const lines = out.split('\n').filter((line) => line !== '');
  if (lines.length !== 1) return null;
  return JSON.parse(lines[0] ?? '') as Snapshot;
}

/** The window of that name, once it is there. */
export async function windowOf(app: Running, name: 'popup' | 'setup' | 'settings'): Promise<Page> {
  const find = (): Page | undefined => app.electronApp.windows().find((page) => page.url().includes(`/${name}/`));
  const known = find();
  if (known) return known;
  return app.electronApp.waitForEvent('window', { predicate: (page: Page) => page.url().includes(`/${name}/`), timeout: 15_000 });
}

export const picturesAreKept = (process.env['RECLIGHT_PICTURES'] ?? '') !== '';

/** Keeps a picture where a person can look at it; nothing is compared with it. */
export function keepPicture(name: string, png: Uint8Array): void {
  const folder = process.env['RECLIGHT_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), png);
}
