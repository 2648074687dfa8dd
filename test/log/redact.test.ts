/** No secret comes out of the log, whatever text it was buried in; and what else was said still reads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../main/log/redact';

/** Letters that stay out of the sentences around, so that a find is a leak and no chance. */
const signs = 'ÄÖÜ0123456789!$%&*+-./:;<=>?@[]^_{|}~ "\'\\#,()';
const password = fc.string({ unit: fc.constantFrom(...signs.split('')), minLength: 4, maxLength: 40 }).filter((text) => text.trim() === text && /[ÄÖÜ0-9]/.test(text));

const burials: readonly (readonly [string, (secret: string) => string])[] = [
  ['a plain sentence', (secret) => `typed ${secret} here`],
  ['a form body', (secret) => `sent ${new URLSearchParams({ user: 'api', pass: secret, function: 'recording' }).toString()} here`],
  ['a form body under an odd name', (secret) => `sent ${new URLSearchParams({ p2: secret }).toString()} here`],
  ['a URL', (secret) => `asked https://dialer.example/agc/api.php?user=api&pass=${encodeURIComponent(secret)}&value=STATUS here`],
  ['an odd URL', (secret) => `asked https://dialer.example/${encodeURIComponent(secret)} here`],
  ['the login part of a URL', (secret) => `asked https://api:${encodeURIComponent(secret)}@dialer.example here`],
  ['JSON', (secret) => `got ${JSON.stringify({ user: 'api', password: secret, agent: '1000' })} here`],
  ['JSON under an odd name', (secret) => `got ${JSON.stringify([{ note: secret }])} here`],
  ['base64', (secret) => `got ${Buffer.from(secret).toString('base64')} here`],
  ['base64 for URLs', (secret) => `got ${Buffer.from(secret).toString('base64url')} here`],
  ['the echo of a refused login', (secret) => `ERROR: Invalid Username/Password: |api|${secret}|0|0|BAD|`],
  ['its SQL', (secret) => `SELECT count(*) from vicidial_users where user='api' and pass='${secret}' and active='Y';`],
];

describe.each(burials)('in %s', (_name, bury) => {
  it('a known password never comes out', () => {
    fc.assert(
      fc.property(password, (secret) => {
        const clean = redact(bury(secret), ['another one', secret]);
        for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('base64url')]) {
          expect(clean.includes(form)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nor its rest, behind a sign at which a rule might cut', () => {
    fc.assert(
      fc.property(fc.constantFrom('&', '"', ' ', '|', ',', '}', "'"), (cut) => {
        expect(redact(bury(`ÄÖ${cut}ÜÜ77`), [`ÄÖ${cut}ÜÜ77`])).not.toMatch(/ÜÜ|77|%C3%9C/);
      }),
    );
  });
});

describe('a password that nobody told us', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-_.+/='.split('')), minLength: 4, maxLength: 30 });

  it.each([
    ['a form body', (secret: string) => `user=api&pass=${encodeURIComponent(secret)}&function=recording`],
    ['JSON', (secret: string) => JSON.stringify({ user: 'api', password: secret })],
    ['the echo of a refused login', (secret: string) => `ERROR: Invalid Username/Password: |api|${secret}|0|0|BAD|0|api|SELECT count(*) from vicidial_users where pass='${secret}';|`],
    ['the other script’s echo', (secret: string) => `ERROR: Login incorrect, please try again: |api|${secret}|BAD|`],
    ['a translated echo', (secret: string) => `ERROR: Usuario no válido: |api|${secret}|0|0|BAD|`],
    ['SQL', (secret: string) => `select count(*) FROM vicidial_users where user='api' and pass='${secret}'`],
    ['the login part of a URL', (secret: string) => `https://api:${encodeURIComponent(secret)}@dialer.example/x`],
  ])('does not come out of %s', (_name, bury) => {
    fc.assert(
      fc.property(plain, (secret) => {
        // Of words that the line itself has nothing can be told.
        fc.pre(!bury('').includes(secret));
        expect(redact(bury(secret), []).includes(secret)).toBe(false);
      }),
    );
  });
});

it.each(['x', 'select ', ': |', 'pass=', '://', 'pass '])('is not held up by a megabyte of %j', (text) => {
  const before = performance.now();
  expect(redact(text.repeat(1_000_000 / text.length), ['sesame']).length).toBeLessThan(20_000);
  expect(performance.now() - before).toBeLessThan(2000);
});

it('cuts a long line only where no secret lies across the cut', () => {
  expect(redact('x'.repeat(7997) + ' sesame-opens', ['sesame-opens'])).not.toMatch(/sesame|ses/);
});

describe('what is left', () => {
  it('still says what happened', () => {
    expect(redact('light blocked failure wrong-login', ['sesame'])).toBe('light blocked failure wrong-login');
    expect(redact('sent user=api&pass=sesame&function=recording', [])).toBe('sent user=api&pass=•••&function=recording');
    expect(redact('ERROR: Invalid Username/Password: |api|sesame|0|0|BAD|', [])).toMatch(/^ERROR: Invalid Username\/Password: /);
  });

  it('does not blacken a log for a password of three letters', () => {
    expect(redact('idle and ready', ['a', '', 'idl'])).toBe('idle and ready');
  });

  it('takes the longer of two secrets whole', () => {
    expect(redact('x sesame-opens y', ['sesame', 'sesame-opens'])).toBe('x ••• y');
  });
});
