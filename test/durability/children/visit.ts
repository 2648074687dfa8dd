/** One start on a damaged folder: what each room brings, says, and still does in memory; one line of JSON. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { en } from '../../../assets/words/en';
import { ask } from '../../../main/cli/client';
import { listen } from '../../../main/cli/server';
import { tellTrouble, type Trouble } from '../../../main/desk/tell-trouble';
import { createLog } from '../../../main/log';
import { find, openRooms, refusedLogin, save } from '../generations';

const [kept = '', folder = ''] = process.argv.slice(2);

/** What a person is told, by kind; each has words. */
const told: string[] = [];
function tell(trouble: Trouble): void {
  const { kind, message, advice } = tellTrouble(trouble, en);
  told.push(message === '' || advice === '' ? `${kind} without words` : kind);
}

function start(): ReturnType<typeof openRooms> {
  return openRooms(folder, 'this desk', (what) => tell(what as Trouble));
}

interface Seen {
  readonly first: unknown;
  /** The person goes on: what then holds in memory. */
  readonly next: unknown;
  /** The next start. */
  readonly again: unknown;
}

async function settings(): Promise<Seen> {
  const room = start().settings();
  const first = room.get().agent;
  room.set({ agent: '3000' });
  return { first, next: room.get().agent, again: start().settings().get().agent };
}

async function vault(): Promise<Seen> {
  const load = async (): Promise<unknown> => {
    const stored = await start().vault.load();
    if (stored.kind === 'broken') tell({ kind: 'vault-broken', keptAs: stored.keptAs });
    return stored.kind === 'login' ? ((await find('vault', [2], start())) === 2 ? 'old' : 'new') : stored.kind;
  };
  const first = await load();
  const saved = await start().vault.save({ ...refusedLogin, user: 'typed-anew' });
  if (!saved.onDisk) tell('vault-memory');
  return { first, next: saved.onDisk ? 'saved' : 'in memory', again: await load() };
}

/** Refused again; started again; then a person acts. */
async function refusal(): Promise<Seen> {
  const memory = start().refusal(refusedLogin);
  const first = memory.load();
  memory.remember('locked-out');
  const next = start().refusal(refusedLogin).load();
  const person = start().refusal(refusedLogin);
  person.forget();
  return { first: first !== null, next: next !== null, again: person.load() !== null };
}

async function word(): Promise<Seen> {
  const rooms = start();
  const first = rooms.word.load()?.word?.wanted;
  let next = 'kept';
  try {
    await save('word', 6, rooms);
  } catch {
    // So the recorder does: it sends no START whose word is not kept, and says so.
    tell('note-not-kept');
    next = 'no START is sent';
  }
  return { first, next, again: start().word.load()?.word?.wanted };
}

async function log(): Promise<Seen> {
  const path = join(folder, 'logs', 'reclight.log');
  const lines = (): boolean => existsSync(path) && statSync(path).isFile() && isIn(path, 'a line after the damage');
  createLog(join(folder, 'logs'), () => []).info('a line after the damage');
  return { first: 'runs', next: lines() ? 'written' : 'not written', again: 'runs' };
}

function isIn(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(text);
  } catch {
    return false;
  }
}

async function socket(): Promise<Seen> {
  const path = join(folder, 'reclight.sock');
  const server = listen(path, async () => ({ code: 0, snapshot: {} as never, told: null, text: 'here' }), () => tell({ kind: 'socket-failed' }));
  const answered = async (): Promise<string> => ((await ask(path, { do: 'status', agent: null })).kind === 'answer' ? 'answers' : 'mute');
  // The first question may come before the socket is there.
  let first = await answered();
  for (let tries = 0; first === 'mute' && told.length === 0 && tries < 200; tries++) first = await answered();
  server.close();
  return { first, next: 'runs', again: 'runs' };
}

/** All that lies in the folder, byte for byte, as far as it can be read. */
function bytes(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('fill'));
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      if (!statSync(path).isFile()) return [relative(folder, path), 'no file'];
      try {
        return [relative(folder, path), readFileSync(path).toString('base64')];
      } catch {
        return [relative(folder, path), 'closed'];
      }
    }),
  );
}

const visits: Readonly<Record<string, () => Promise<Seen>>> = { settings, vault, refusal, word, log, socket };
const seen = await visits[kept]?.();
process.stdout.write(`${JSON.stringify({ ...seen, told, files: bytes() })}\n`);
