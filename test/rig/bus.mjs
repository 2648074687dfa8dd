// A session bus of its own and a thin client for it: raw calls, because Chromium answers no introspection.
// Called by desk.mjs; the tray host, the notification owner and the keyring live on it.
import dbus from '@homebridge/dbus-native';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, track } from '../../scripts/lib/processes.mjs';

// The only services that the bus may start by itself, and only where there is a keyring to ask for.
const KEYRING_SERVICES = ['org.freedesktop.secrets', 'org.gnome.keyring', 'org.gnome.keyring.SystemPrompter'];

function configuration(home, services) {
  const folder = join(home, 'services');
  mkdirSync(folder, { recursive: true });
  for (const name of services) {
    const file = `/usr/share/dbus-1/services/${name}.service`;
    if (existsSync(file)) copyFileSync(file, join(folder, `${name}.service`));
  }
  const file = join(home, 'bus.conf');
  writeFileSync(
    file,
    `<busconfig>
  <type>session</type>
  <listen>unix:path=${join(home, 'bus')}</listen>
  <servicedir>${folder}</servicedir>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`,
  );
  return file;
}

/**
 * Starts a bus.
 * @param {{home: string, env: Record<string, string>, keyring: boolean}} place `keyring`: may it start one when asked?
 */
export async function startBus({ home, env, keyring }) {
  const file = configuration(home, keyring ? KEYRING_SERVICES : []);
  const args = [`--config-file=${file}`, '--nofork', '--nopidfile', '--print-address=1'];
  const daemon = track(spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'pipe'], env }));
  let words = '';
  daemon.stderr.on('data', (data) => (words += data));
  const address = await new Promise((resolve, reject) => {
    daemon.on('error', reject);
    daemon.on('exit', () => reject(new Error(`dbus-daemon did not start: ${words.trim()}`)));
    daemon.stdout.once('data', (data) => resolve(String(data).trim()));
  });
  const clients = [];
  return {
    address,
    connect: async () => {
      const client = await connect(address);
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) client.close();
      await endChild(daemon);
    },
  };
}

/** A connection to a bus. Calls resolve with the answer's arguments and reject with its error. */
export async function connect(busAddress) {
  const bus = dbus.createClient({ busAddress, ayBuffer: true });
  let closed = false;
  bus.connection.on('error', (error) => {
    if (!closed) throw error;
  });

  const call = (destination, path, iface, member, signature = '', body = []) =>
    new Promise((resolve, reject) => {
      const message = { destination, path, interface: iface, member };
      if (signature !== '') Object.assign(message, { signature, body });
      bus.invoke(message, (error, ...answer) => {
        if (error) reject(new Error(`${iface}.${member}: ${error.name} ${error.message ?? ''}`.trim()));
        else resolve(answer);
      });
    });
  const daemon = (member, signature, body) =>
    call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', member, signature, body);

  return {
    call,
    /** Owns a name, or throws where somebody has it already. */
    own: async (name) => {
      const [outcome] = await daemon('RequestName', 'su', [name, 4]);
      if (outcome !== 1) throw new Error(`${name} is taken on this bus`);
    },
    hasOwner: async (name) => (await daemon('NameHasOwner', 's', [name]))[0],
    /** `description` gives the signatures: {name, methods: {Name: [in, out]}, signals, properties: {Name: signature}}. */
    serve: (path, description, implementation) => bus.exportInterface(implementation, path, description),
    signal: (path, iface, name, signature, body) => bus.sendSignal(path, iface, name, signature, body),
    /** Hears the signals that the match rule lets through. */
    onSignal: async (match, listener) => {
      bus.connection.on('message', (message) => {
        if (message.type === dbus.messageType.signal) listener(message);
      });
      await daemon('AddMatch', 's', [`type='signal',${match}`]);
    },
    close: () => {
      closed = true;
      bus.connection.end();
    },
  };
}

/** The plain values of a property dictionary (a{sv}) as this client reads it. */
export const dictionary = (pairs) => Object.fromEntries(pairs.map(([name, [, [value]]]) => [name, value]));
