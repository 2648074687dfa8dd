/** Who may call: the login, its lockout, and the refusal that echoes far too much. */
import type { ApiUser, World } from './world';

/** Failures after which a user is locked out, and for how long (both measured). */
const LOCKOUT_FAILURES = 10;
const LOCKOUT_MS = 15 * 60_000;

/** Why a login was refused, in the server's own words. `GOOD`: password right, API access off. */
export type LoginReason = 'BAD' | 'LOCK' | 'GOOD' | 'ERRSERVERS' | 'IPBLOCK';

export type Login =
  { readonly kind: 'good'; readonly user: ApiUser } | { readonly kind: 'refused'; readonly reason: LoginReason; readonly body: string };

/**
 * Checks a login as the server does. `name` and `pass` are already filtered.
 * A failure counts against the user; a success does not reset the count.
 */
export function logIn(world: World, name: string, pass: string): Login {
  const user = world.users.get(name);
  const fault = world.traits.loginFault;
  if (fault !== null) return refuse(fault, name, pass, user);
  if (user !== undefined && isLocked(world, user)) return refuse('LOCK', name, pass, user);
  if (user === undefined || !user.active || pass === '' || user.pass !== pass) {
    if (user !== undefined) countFailure(world, user);
    return refuse('BAD', name, pass, user, world.clock.now());
  }
  if (!user.apiAccess) return refuse('GOOD', name, pass, user);
  return { kind: 'good', user };
}

/** Whether the user's `api_allowed_functions` holds this function. */
export function mayCall(user: ApiUser, functionName: string): boolean {
  return user.allowedFunctions.includes('ALL_FUNCTIONS') || user.allowedFunctions.includes(functionName);
}

function isLocked(world: World, user: ApiUser): boolean {
  return user.failedLogins >= LOCKOUT_FAILURES && world.clock.now() - user.lastFailureAt < LOCKOUT_MS;
}

function countFailure(world: World, user: ApiUser): void {
  // Only an expired lock gets here with a full count: counting begins anew.
  user.failedLogins = user.failedLogins >= LOCKOUT_FAILURES ? 1 : user.failedLogins + 1;
  user.lastFailureAt = world.clock.now();
}

function refuse(reason: LoginReason, name: string, pass: string, user: ApiUser | undefined, sqlAt?: number): Login {
  const auth = reason === 'GOOD' ? '1' : '0';
  const authApi = user?.apiAccess === true ? '1' : '0';
  const fields = [name, pass, auth, authApi, reason];
  if (sqlAt !== undefined) fields.push('0', 'api', loginQuery(name, pass, sqlAt));
  return {
    kind: 'refused',
    reason,
    body: `ERROR: Invalid Username/Password: |${fields.join('|')}|\n`,
  };
}

function loginQuery(name: string, pass: string, now: number): string {
  const lockedUntil = Math.floor((now - LOCKOUT_MS) / 1000);
  return (
    `SELECT count(*) from vicidial_users where user='${name}' and pass='${pass}'` +
    ` and user_level > 0 and active='Y' and ( (failed_login_count < ${LOCKOUT_FAILURES})` +
    ` or (UNIX_TIMESTAMP(last_login_date) < ${lockedUntil}) );`
  );
}
