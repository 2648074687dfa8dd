/** Who may call, who is locked out, and what the log of calls keeps of it. */
import { describe, expect, test } from 'vitest';
import { onACall, WORDS } from './world';

const WRONG = { pass: 'wrong' };
const MINUTE_MS = 60_000;

describe('lockout', () => {
  test('ten failures are BAD, the next is LOCK, even with the right password', () => {
    const { ask } = onACall();
    const reasons = Array.from({ length: 12 }, () => /BAD|LOCK/.exec(ask('STATUS', WRONG))?.[0]);
    expect(reasons).toEqual([...Array<string>(10).fill('BAD'), 'LOCK', 'LOCK']);
    expect(ask('STATUS')).toBe('ERROR: Invalid Username/Password: |caller|sesame|0|1|LOCK|\n');
  });

  test('it ends 15 minutes after the tenth failure', () => {
    const { ask, clock } = onACall();
    for (let failure = 1; failure <= 10; failure += 1) ask('STATUS', WRONG);
    clock.advance(15 * MINUTE_MS - 1);
    expect(ask('STATUS')).toContain('|LOCK|');
    clock.advance(1);
    expect(ask('STATUS')).toContain(WORDS.notRecording);
  });

  test('a success does not reset the count', () => {
    const { ask } = onACall();
    for (let failure = 1; failure <= 9; failure += 1) ask('STATUS', WRONG);
    expect(ask('STATUS')).toContain(WORDS.notRecording);
    expect(ask('STATUS', WRONG)).toContain('|BAD|');
    expect(ask('STATUS')).toContain('|LOCK|');
  });

  test('the count is per user', () => {
    const { ask, practice } = onACall();
    practice.addUser({ user: 'other', pass: 'sesame' });
    for (let failure = 1; failure <= 11; failure += 1) ask('STATUS', WRONG);
    expect(ask('STATUS', { user: 'other' })).toContain(WORDS.notRecording);
  });
});

describe('refusals', () => {
  test('a refused login echoes the password and the query; lockout time is in the query', () => {
    const { ask, clock } = onACall();
    const line = ask('STATUS', WRONG);
    expect(line).toContain('|caller|wrong|0|1|BAD|0|api|SELECT count(*) from vicidial_users');
    expect(line).toContain(`< ${Math.floor(clock.now() / 1000) - 900})`);
  });

  test('a right password with characters the server drops fails', () => {
    const { ask, practice } = onACall();
    practice.addUser({ user: 'odd', pass: 'a%b' });
    expect(ask('STATUS', { user: 'odd', pass: 'a%b' })).toContain('|odd|ab|0|1|BAD|');
  });

  test.each(['ERRSERVERS', 'IPBLOCK'] as const)('%s is told as the reason', (loginFault) => {
    const { ask, practice } = onACall();
    practice.change({ loginFault });
    expect(ask('STATUS')).toContain(`|0|1|${loginFault}|`);
  });

  test('an inactive user is BAD', () => {
    const { ask, practice } = onACall();
    practice.addUser({ user: 'gone', pass: 'sesame', active: false });
    expect(ask('STATUS', { user: 'gone' })).toContain('|BAD|');
  });

  test('the API switched off refuses before any login is counted', () => {
    const { ask, practice } = onACall();
    practice.change({ apiActive: false });
    expect(ask('STATUS', WRONG)).toBe('ERROR: System API NOT ACTIVE\n');
    expect(practice.refusedLogins()).toBe(0);
  });
});

describe('the log of calls', () => {
  test('tells each call and its refusal, and never a password', () => {
    const { ask, practice, clock } = onACall();
    ask('START', { stage: '_A' });
    ask('STOP', WRONG);
    ask('STATUS', { agent_user: '', alt_user: 'emp1000' });
    const common = { at: clock.now(), method: 'POST', function: 'recording', stage: '' };
    expect(practice.calls()).toEqual([
      { ...common, value: 'START', stage: '_A', agent: '1000', ok: true },
      { ...common, value: 'STOP', agent: '1000', ok: false, refused: 'login-bad' },
      { ...common, value: 'STATUS', agent: 'emp1000', ok: true },
    ]);
    expect(practice.refusedLogins()).toBe(1);
    expect(JSON.stringify(practice.calls())).not.toMatch(/sesame|wrong/);
  });
});
