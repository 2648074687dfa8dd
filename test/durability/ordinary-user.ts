/** Runs a program as an ordinary user, for whom modes count, and on a full disk; both by namespaces, without root. */
import { spawn, spawnSync } from 'node:child_process';

const asUser = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'];
const isRoot = process.getuid?.() === 0;
const works = (words: readonly string[]): boolean => spawnSync(words[0] ?? '', words.slice(1), { stdio: 'ignore' }).status === 0;

/** Why modes can't be tried here; null: they can. */
export const noModes = process.platform === 'win32' ? 'Windows has no modes' : !isRoot || works([...asUser, 'true']) ? null : 'this is root, whom no mode stops, and the machine refuses user namespaces';

/** Why a full disk can't be tried here; null: it can. */
export const noFullDisk = works(['unshare', '-Urm', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt && unshare -U --map-user=1000 --map-group=1000 -- true']) ? null : 'the machine refuses to mount a small file system in a user namespace';

/**
 * In a shell: $POLICY lies over /etc/reclight, on a layer over /etc that goes with the process and that nobody else sees;
 * then its arguments, as an ordinary user again. $LAYERS is an empty folder.
 */
export const withPolicy = 'mount -t tmpfs -o mode=0755 layers "$LAYERS" && mkdir "$LAYERS/up" "$LAYERS/work" && mount -t overlay etc -o "lowerdir=/etc,upperdir=$LAYERS/up,workdir=$LAYERS/work" /etc && mkdir -p /etc/reclight && mount --bind "$POLICY" /etc/reclight && exec unshare -U --map-user=1000 --map-group=1000 -- "$@"';

/** Why a file can't be put into /etc for one program alone; null: it can. */
export const noPolicyFolder = works(['env', 'LAYERS=/mnt', 'POLICY=/tmp', 'unshare', '-Urm', 'sh', '-c', withPolicy, 'sh', 'true']) ? null : 'the machine refuses a layer over /etc in a user namespace';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program may read and write what we may, but no mode is open to it that is closed to its owner. */
export function runAsUser(words: readonly string[]): Promise<Ended> {
  return run(isRoot ? [...asUser, ...words] : words);
}

/** `folder` is a file system of its own for the program: what lies in `from`, and not one free block. */
export function runOnFullDisk(words: readonly string[], folder: string, from: string): Promise<Ended> {
  const script = 'mount -t tmpfs -o size=1m,mode=0700 full "$0" && cp -a "$1"/. "$0"/ && { dd if=/dev/zero of="$0"/fill bs=4k 2>/dev/null; shift; exec "$@"; }';
  return run(['unshare', '-Urm', 'sh', '-c', script, folder, from, ...asUser, ...words]);
}

function run([program = '', ...args]: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
