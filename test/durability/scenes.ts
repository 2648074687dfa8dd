/** One act on the disk each: what lay there before, what is done, and what any start after a crash must find. */
import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, find, openRooms, refusedLogin, save, type File } from './generations';
import { foldersOf } from './rooms';

export interface Scene {
  readonly name: string;
  readonly prepare: (folder: string) => Promise<void>;
  readonly act: (folder: string) => Promise<void>;
  /** It changes nothing on the disk, which is its point. */
  readonly onlyReads?: true;
  /** What is wrong after the next start; empty: nothing. */
  readonly faults: (folder: string) => Promise<string[]>;
}

const other = 'another desk';

/** Puts these bytes (null: those of the second round) in the place of a file that the rooms themselves have named. */
export async function damage(folder: string, file: File, bytes: string | null): Promise<string> {
  await save(file, 2, openRooms(folder));
  const path = file === 'word' ? join(folder, 'open-words', readdirSync(join(folder, 'open-words'))[0] ?? '') : join(folder, { settings: 'settings.json', vault: 'login.json', refusal: 'refusal.json' }[file]);
  if (bytes !== null) writeFileSync(path, bytes);
  return path;
}

/** From one round to another; afterwards there is the one or the other. */
function saving(file: File, from: number, to: number): Scene {
  return {
    name: `${file}, from round ${from} to ${to}`,
    prepare: async (folder) => {
      if (from > 0) await save(file, from, openRooms(folder));
    },
    act: (folder) => save(file, to, openRooms(folder)),
    faults: async (folder) => {
      const rooms = openRooms(folder);
      const found = await find(file, [from, to], rooms);
      return [...(found === null ? ['neither the old nor the new'] : []), ...rooms.told.map((told) => `told ${told.kind}`), ...leftovers(folder)];
    },
  };
}

/** A file that can't be used as it is: its bytes are there whatever happens, and the next start errs on the safe side. */
function mending(name: string, file: File, bytes: string, act: (folder: string) => Promise<void>, fault: (folder: string) => Promise<string | null>): Scene {
  return {
    name,
    prepare: async (folder) => void (await damage(folder, file, bytes)),
    act,
    faults: async (folder) => {
      const wrong = await fault(folder);
      return [...(wrong === null ? [] : [wrong]), ...(allBytes(folder).some((one) => one.equals(Buffer.from(bytes))) ? [] : ['the old bytes are gone']), ...leftovers(folder)];
    },
  };
}

const oneWrong = JSON.stringify({ version: 1, server: 'https://dialer.example', user: 'api', agent: '1000', tag: 7, toggleKey: 'F9' });
const blob = Buffer.from(JSON.stringify('of another desk')).toString('base64');
const newerLogin = '{"v":2,"chest":"of a newer version"}';
const foreignLogin = JSON.stringify({ v: 1, backend: 'kwallet6', secret: blob });

const newLogin = async (folder: string): Promise<void> => {
  const { vault } = openRooms(folder, other);
  await vault.load();
  await save('vault', 2, openRooms(folder, other));
};

async function neitherNewNorTold(folder: string): Promise<string | null> {
  const rooms = openRooms(folder, other);
  const stored = await rooms.vault.load();
  // Either the new one was saved, or a person is asked for it.
  return stored.kind === 'login' && (await find('vault', [2], rooms)) === null ? 'an odd login' : null;
}

const stillRefused = async (folder: string): Promise<string | null> => (openRooms(folder).refusal(refusedLogin).load() === null ? 'a login that may have been refused would be sent again' : null);

export const scenes: readonly Scene[] = [
  ...files.flatMap((file) => [saving(file, 0, 2), saving(file, 1, 2)]),
  // The third round takes these two away.
  saving('word', 2, 3),
  saving('refusal', 2, 3),
  mending('settings with one wrong entry', 'settings', oneWrong, async (folder) => void openRooms(folder).settings(), async (folder) => (openRooms(folder).settings().get().toggleKey === 'F9' ? null : 'a good entry is lost')),
  mending('settings cut in half', 'settings', oneWrong.slice(0, 50), async (folder) => openRooms(folder).settings().set({ agent: '2000' }), async (folder) => (['', '2000'].includes(openRooms(folder).settings().get().agent) ? null : 'an odd agent')),
  mending('a broken login, and a new one', 'vault', '[]', newLogin, neitherNewNorTold),
  mending('a login of another desk, and a new one', 'vault', foreignLogin, newLogin, neitherNewNorTold),
  mending('a login of a newer version, and a new one', 'vault', newerLogin, newLogin, neitherNewNorTold),
  { onlyReads: true, ...mending('a broken refusal, read', 'refusal', '{"v":1,"ki', async (folder) => void openRooms(folder).refusal(refusedLogin).load(), stillRefused) },
  { onlyReads: true, ...mending('a broken refusal, refused again', 'refusal', '[]', (folder) => save('refusal', 2, openRooms(folder)), stillRefused) },
  mending('a broken refusal, and a person who acts', 'refusal', '{"v":1,"ki', async (folder) => {
    const memory = openRooms(folder).refusal(refusedLogin);
    memory.load();
    memory.forget();
  }, async () => null),
  mending('a broken open word, read', 'word', '{"v":1,"wor', async (folder) => void openRooms(folder).word.load(), async (folder) => (openRooms(folder).word.load()?.word?.wanted === 'stop' ? null : 'the open word is forgotten')),
  mending('a broken open word, and the next one', 'word', 'null', async (folder) => {
    const rooms = openRooms(folder);
    rooms.word.load();
    await save('word', 2, rooms);
  }, async (folder) => (openRooms(folder).word.load() === null ? 'the open word is forgotten' : null)),
];

/** What a hurried hand would write: the deaths must find each of these. */
export const careless: readonly Scene[] = [
  { ...saving('settings', 1, 2), name: 'settings written in place', act: async (folder) => writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, ...openRooms(folder).settings().get(), agent: '2' })) },
  {
    ...mending('a broken open word moved before its place is taken', 'word', '[]', async () => undefined, async (folder) => (openRooms(folder).word.load() === null ? 'the open word is forgotten' : null)),
    act: async (folder) => {
      const [name = ''] = readdirSync(join(folder, 'open-words'));
      renameSync(join(folder, 'open-words', name), join(folder, 'open-words', `${name}.corrupt-1`));
      await save('word', 2, openRooms(folder));
    },
  },
  {
    ...mending('a broken refusal removed before the next is written', 'refusal', 'null', async () => undefined, stillRefused),
    act: async (folder) => {
      copyFileSync(join(folder, 'refusal.json'), join(folder, 'refusal.json.corrupt-1'));
      rmSync(join(folder, 'refusal.json'));
      await save('refusal', 2, openRooms(folder));
    },
  },
];

const allFiles = (folder: string): string[] => foldersOf(folder).flatMap((one) => readdirSync(one).map((name) => join(one, name))).filter((path) => statSync(path).isFile());
const allBytes = (folder: string): Buffer[] => allFiles(folder).map((path) => readFileSync(path));
const leftovers = (folder: string): string[] => allFiles(folder).filter((path) => path.endsWith('.writing')).map((path) => `${path} was not swept`);
