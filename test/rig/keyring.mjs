// The desktop's keyring on the rig's bus: unlocked, locked, or none at all. Called by desk.mjs.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { endChild, track } from '../../scripts/lib/processes.mjs';
import { until } from './condition.mjs';

const NAME = 'org.freedesktop.secrets';

/**
 * Brings the keyring into a state. A locked one makes whoever asks wait for a person.
 * @param {'unlocked' | 'locked' | 'none'} state
 * @param {{client: object, env: Record<string, string>}} place a bus client, and an environment with HOME and the bus
 */
export async function startKeyring(state, { client, env }) {
  if (state === 'none') return { stop: async () => {} };
  let daemon = await unlocked(client, env);
  if (state === 'locked') {
    // The first start made the login keyring; a second one without its password finds it locked.
    await endChild(daemon);
    await until(async () => !(await client.hasOwner(NAME)), { what: 'the unlocked keyring to leave the bus' });
    daemon = run(['--foreground', '--components=secrets'], env);
    await until(() => client.hasOwner(NAME), { what: 'the locked keyring' });
  }
  return { stop: () => endChild(daemon) };
}

const run = (args, env) => track(spawn('gnome-keyring-daemon', args, { stdio: ['pipe', 'ignore', 'ignore'], env }));

async function unlocked(client, env) {
  const daemon = run(['--foreground', '--unlock', '--components=secrets'], env);
  // An empty one opens a prompt and blocks.
  daemon.stdin.end(randomBytes(12).toString('hex'));
  await until(() => client.hasOwner(NAME), { what: 'the keyring' });
  return daemon;
}
