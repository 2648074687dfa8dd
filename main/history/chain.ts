/** Seals, pure: each line carries the seal of the line before and its own, over its very bytes. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Draft, Entry } from './entry';

/** `from`: the first entry that it seals. `isNew`: made just now, so no earlier history of it can be missing. */
export interface HistoryKey {
  readonly secret: Uint8Array;
  readonly from: number;
  readonly isNew: boolean;
}

/** Where an entry stands in the chain. */
export interface Place {
  readonly seq: number;
  readonly desk: string;
  readonly prev: string;
}

export function keyIdOf(secret: Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 8);
}

function sealOf(body: string | Uint8Array, secret: Uint8Array | null): string {
  return (secret === null ? createHash('sha256') : createHmac('sha256', secret)).update(body).digest('hex');
}

/** The text of an object with its seal as the last member. Without a secret the seal finds damage, not a deliberate edit. */
export function sealed(members: Readonly<Record<string, unknown>>, secret: Uint8Array | null): { readonly text: string; readonly seal: string } {
  const body = JSON.stringify({ ...members, key: secret === null ? null : keyIdOf(secret) });
  const seal = sealOf(body, secret);
  return { text: `${body.slice(0, -1)},"seal":"${seal}"}`, seal };
}

/** The line of an entry, without its line feed; members always in this order. `lead` stands only where there is one: lines without it are older than boards. */
export function lineOf(draft: Draft, { seq, desk, prev }: Place, secret: Uint8Array | null): { readonly text: string; readonly seal: string } {
  const { what, at, serverAt, server, agent, practice, call, agentStatus, actor, lead, asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file } = draft;
  return sealed({ v: 1, seq, desk, what, at, serverAt, server, agent, practice, call, agentStatus, actor, ...(lead === null ? {} : { lead }), asked, tag, part, before, after, askedAt, sentAt, provedAt, outcome, failure, file, prev }, secret);
}

const tail = /,"seal":"([0-9a-f]{64})"\}$/;
const tailBytes = ',"seal":""}'.length + 64;

/** Does the seal at its end belong to these bytes? */
export function isSealedBy(line: Uint8Array, secret: Uint8Array | null): boolean {
  const said = tail.exec(Buffer.from(line.subarray(Math.max(0, line.length - tailBytes))).toString('latin1'))?.[1];
  if (said === undefined) return false;
  const body = Buffer.concat([line.subarray(0, line.length - tailBytes), Buffer.from('}')]);
  return timingSafeEqual(Buffer.from(said), Buffer.from(sealOf(body, secret)));
}

export type SealState = 'sealed' | 'unsealed' | 'edited' | 'unknown-key';

/** `key` as the entry or head says it; it stands under the seal, so it can't be exchanged. */
export function sealState(line: Uint8Array, key: Entry['key'], secret: Uint8Array | null): SealState {
  if (key === null) return isSealedBy(line, null) ? 'unsealed' : 'edited';
  if (secret === null || keyIdOf(secret) !== key) return 'unknown-key';
  return isSealedBy(line, secret) ? 'sealed' : 'edited';
}

/** The day of a time, as its own zone has it: the name of the file that it goes to. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}
