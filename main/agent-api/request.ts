/** What is sent: form fields of one call, and which tags, users and agents may stand in them. */
import type { Call } from './answer';

/** The API wants to know who calls; letters and digits only, else the server drops them. */
export const source = 'reclight';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The form fields of one call. `value` is one of exactly three words: the server would accept anything that contains them. */
export function formOf(call: Call, agent: string, credentials: Credentials): Record<string, string> {
  const value = call.do === 'status' ? 'STATUS' : call.do === 'start' ? 'START' : 'STOP';
  const form = { source, user: credentials.user, pass: credentials.password, agent_user: agent, function: 'recording', value };
  return call.do === 'start' ? { ...form, stage: call.tag } : form;
}

const replaced = ['START', 'STOP', 'CAMPAIGN', 'INGROUP', 'CUSTPHONE', 'FULLDATE', 'TINYDATE', 'EPOCH', 'AGENT', 'VENDORLEADCODE', 'LEADID', 'CALLID', 'RECID'];

/** May this be a tag? 1 to 14 characters that survive the server's filters, and no word the agent screen would delete or replace. */
export function isTag(tag: string): boolean {
  return /^[A-Za-z0-9_-]{1,14}$/.test(tag) && !replaced.some((word) => tag.includes(word));
}

/** User and agent names: what the server keeps of them. */
export function isUserName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,20}$/.test(name);
}

/** The server drops everything else from a password before it compares, so such a password can never match. */
export function survivesServerFilter(password: string): boolean {
  return /^[A-Za-z0-9_.+/=-]+$/.test(password);
}
