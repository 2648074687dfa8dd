/**
 * What the script of lists and look-ups says instead of a list: its refusals are worded and shaped differently from
 * api.php's, and its login refusal echoes the password too. Decided by shape and fields, in any language.
 */
import type { RefusalKind } from './failure';
import type { Line } from './line';
import { reasons, saysApiOff } from './parse';

export interface ListAsked {
  readonly functionName: string;
  readonly user: string;
  readonly source: string;
}

/** The refusal that this line is; null: it is none. Only its kind leaves here, never a field. */
export function refusalOf({ shape, head, fields }: Line, asked: ListAsked): RefusalKind | null {
  switch (shape) {
    case 'bare':
      return saysApiOff(head) ? 'api-off' : null;
    case 'echo':
      // `|user|function|` or `|user|password|reason|…`.
      if (fields.length === 3 && fields[0] === asked.user && fields[1] === asked.functionName) return 'no-permission';
      return fields.length >= 4 ? (reasons.get(fields[2] ?? '') ?? 'wrong-login') : null;
    case 'fields':
      if (fields.length === 1) return fields[0] === asked.source ? 'bad-source' : null;
      // `user|level` where the user may not see reports, `user|function` on older servers.
      return fields.length === 2 && fields[0] === asked.user && (/^\d$/.test(fields[1] ?? '') || fields[1] === asked.functionName) ? 'no-permission' : null;
  }
}

/** A web page where the script should be: a guest network, or a dialer without it. PHP's own faults are no page. */
export function isPage(body: string): boolean {
  return /<!doctype|<html\b/i.test(body);
}
