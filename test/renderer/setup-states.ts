/** The setup form in every state that a person meets it in: what is typed, what comes back, where the focus then is. */
import { en } from '../../assets/words/en';
import type { Desk, SetupField, SetupReply } from '../../preload/contract';
import { quietDesk, views } from './snapshots';

export interface SetupState {
  readonly name: string;
  readonly fill: Readonly<Record<string, string>>;
  /** Null: the answer is still out. Undefined: nothing was saved yet. */
  readonly reply?: SetupReply | null;
  readonly desk?: Partial<Desk>;
  /** The field, or the words of the button, that has the focus. */
  readonly focus: string;
}

const typed = { server: 'https://dialer.example', user: '6666', agent: '1000', password: 'not-a-real-one' };
const heard = (view: keyof typeof views): SetupReply => ({ ok: true, snapshot: views[view].snapshot });
const fault = (field: SetupField, kind: keyof typeof en.form): SetupReply => ({ ok: false, field, failure: { kind, ...en.form[kind] } });
const known: Partial<Desk> = { setup: quietDesk.setup, hasPassword: true };

export const setupStates: readonly SetupState[] = [
  { name: 'empty', fill: {}, focus: 'server' },
  { name: 'known', fill: {}, desk: known, focus: 'server' },
  { name: 'asking', fill: typed, reply: null, focus: 'password' },
  { name: 'saved', fill: typed, reply: heard('idle'), focus: en.button.close },
  { name: 'saved-for-now', fill: typed, reply: heard('recording'), desk: { memoryOnly: true }, focus: en.button.close },
  { name: 'logged-out', fill: typed, reply: heard('logged-out'), focus: en.button.close },
  { name: 'refused', fill: typed, reply: heard('blocked'), focus: 'password' },
  { name: 'refused-access', fill: typed, reply: heard('blocked-access'), desk: { memoryOnly: true }, focus: 'password' },
  { name: 'no-answer', fill: typed, reply: heard('offline'), focus: en.button.close },
  { name: 'bad-address', fill: typed, reply: fault('server', 'server-path'), focus: 'server' },
  { name: 'bad-password', fill: typed, reply: fault('password', 'password-dropped'), focus: 'password' },
  { name: 'plain-http', fill: { ...typed, server: 'http://192.168.1.5' }, focus: 'password' },
  { name: 'plain-http-refused', fill: { ...typed, server: 'http://192.168.1.5' }, reply: fault('allowHttp', 'server-http'), focus: 'allowHttp' },
];
