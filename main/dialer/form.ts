/** What a person typed into the setup: read, trimmed, and refused with the field's name. */
import { isUserName, readAddress, survivesServerFilter, type AddressFault } from '../agent-api';
import type { SetupField, SetupForm } from '../../preload/contract';

export type FormFault = AddressFault | 'user-bad' | 'password-empty' | 'agent-bad';

export type ReadForm =
  | { readonly ok: true; readonly origin: string; readonly user: string; readonly password: string | null; readonly agent: string; readonly droppedCharacters: boolean }
  | { readonly ok: false; readonly field: SetupField; readonly fault: FormFault };

/** `kept` is the login whose password an empty field keeps; only for the same server and user. */
export function readForm(form: SetupForm, kept: { readonly server: string; readonly user: string } | null): ReadForm {
  const address = readAddress(form.server, form.allowHttp);
  if (!address.ok) return { ok: false, field: address.fault === 'server-http' ? 'allowHttp' : 'server', fault: address.fault };
  const user = form.user.trim();
  if (!isUserName(user)) return { ok: false, field: 'user', fault: 'user-bad' };
  const agent = form.agent.trim();
  if (form.password === '' && !(kept?.server === address.origin && kept.user === user)) return { ok: false, field: 'password', fault: 'password-empty' };
  if (!isUserName(agent)) return { ok: false, field: 'agent', fault: 'agent-bad' };
  const password = form.password === '' ? null : form.password;
  return { ok: true, origin: address.origin, user, password, agent, droppedCharacters: password !== null && !survivesServerFilter(password) };
}
