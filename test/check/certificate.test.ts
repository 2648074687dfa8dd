/** Certificates, authorities and who can mend: the pure part. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { dayOf, labelOf, toldOf, valueOf } from '../../assets/words/check';
import { authorityFault } from '../../main/check';
import { againstPin, mayBeTrusted, outOfTime, pinError, readCertificate, tlsFaultOf } from '../../main/check/certificate';
import type { CheckFault, CheckLine } from '../../main/check/types';
import { whoMends } from '../../main/check/who';
import { fieldOf, stageOf } from '../../renderer/setup/stage';
import { certificateFile } from '../faults/server';

const read = (name: Parameters<typeof certificateFile>[0]): ReturnType<typeof readCertificate> => readCertificate(new X509Certificate(readFileSync(certificateFile(name))));
const at = (iso: string): number => Date.parse(iso);
const faults = Object.keys(en.check.fault) as CheckFault[];

describe('a certificate', () => {
  it('is told by its fingerprint, names and time', () => {
    expect(read('self-signed')).toEqual({
      fingerprint: expect.stringMatching(/^92B697E8543A6B[0-9A-F]{50}$/),
      issuedTo: 'Test dialer',
      issuedBy: 'Test dialer',
      selfSigned: true,
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: '2120-01-01T00:00:00.000Z',
    });
    expect(read('good')).toMatchObject({ issuedBy: 'Test authority', selfSigned: false });
  });

  it('of a stranger can hide nothing by its name or time', () => {
    const odd = readCertificate({ fingerprint256: 'AA:bb', subject: `O=x\nCN=dialer\u202E.example\u0000${'y'.repeat(200)}`, issuer: 'C=DE\nO=Example', validFrom: 'Bad time value', validTo: 'Bad time value' } as X509Certificate);
    expect(odd).toMatchObject({ fingerprint: 'AABB', issuedBy: 'Example', selfSigned: false, validTo: '1970-01-01T00:00:00.000Z' });
    expect(odd.issuedTo).toMatch(/^dialer\.exampley+$/);
    expect(odd.issuedTo.length).toBeLessThanOrEqual(80);
  });

  it('is good from its first to its last moment', () => {
    const time = { validFrom: '2020-01-01T00:00:00.000Z', validTo: '2021-01-01T00:00:00.000Z' };
    expect(['2019-12-31T23:59:59Z', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z', '2021-01-01T00:00:01Z'].map((iso) => outOfTime(time, at(iso)))).toEqual(['not-yet-valid', null, null, 'expired']);
  });

  it('that is pinned must be that very one, and in its time', () => {
    const certificate = read('other-host');
    expect(againstPin(certificate, certificate.fingerprint, at('2026-01-01'))).toBe(null);
    expect(againstPin(certificate, certificate.fingerprint, at('2121-01-01'))).toBe('expired');
    expect(againstPin(certificate, read('good').fingerprint, at('2026-01-01'))).toBe('pin-changed');
    expect(againstPin(certificate, '', at('2026-01-01'))).toBe('pin-changed');
  });

  it.each(['pin-changed', 'expired', 'not-yet-valid'] as const)('keeps its fault %s through an error', (fault) => {
    expect(tlsFaultOf((pinError(fault) as Error & { code: string }).code)).toBe(fault);
  });

  it.each([
    ['ERR_SSL_KEY_USAGE_BIT_INCORRECT', 'key-usage'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['ERR_SSL_SOMETHING_NEW', 'tls'],
    ['', 'tls'],
  ])('knows the code %s as %s', (code, fault) => expect(tlsFaultOf(code)).toBe(fault));

  it('may be vouched for by a person only where that mends it', () => {
    expect((['self-signed', 'untrusted', 'other-host', 'pin-changed', 'expired', 'not-yet-valid', 'clock-wrong', 'key-usage', 'not-tls', 'tls'] as const).filter((fault) => mayBeTrusted(fault))).toEqual(['self-signed', 'untrusted', 'other-host', 'pin-changed']);
  });
});

describe('the file of an authority', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'authority-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (text: string): string => {
    const path = join(folder, 'ca.pem');
    writeFileSync(path, text);
    return path;
  };
  const authority = readFileSync(certificateFile('authority'), 'utf8');

  it.each([
    ['an authority', () => authority, null],
    ['one after others, with words between', () => `# ours\n${readFileSync(certificateFile('good'), 'utf8')}\nand\n${authority}`, null],
    ['with another line end', () => authority.replaceAll('\n', '\r\n'), null],
    ['nothing', () => '', 'ca-not-pem'],
    ['a key', () => readFileSync(certificateFile('key'), 'utf8'), 'ca-not-pem'],
    ['nonsense in the right frame', () => '-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n', 'ca-not-pem'],
    ['an authority and nonsense', () => `${authority}-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n`, 'ca-not-pem'],
    ['a server', () => readFileSync(certificateFile('self-signed'), 'utf8'), 'ca-no-authority'],
    ['far too much', () => authority.padEnd(1_100_000, '\n'), 'ca-not-pem'],
  ])('that holds %s', (_name, text, fault) => expect(authorityFault(file(text()))).toBe(fault));

  it('that is a folder or is missing can’t be read', () => {
    expect([authorityFault(folder), authorityFault(join(folder, 'none'))]).toEqual(['ca-unreadable', 'ca-unreadable']);
  });
});

describe('what is said', () => {
  it.each(faults)('%s has a sentence, an advice, a few words, and somebody who can mend it', (kind) => {
    const { message, advice, who } = toldOf({ step: 'login', kind, who: whoMends(kind), clocks: null }, en, 'en');
    expect(message).toMatch(/^\p{Lu}.*\.$/u);
    expect(advice).toMatch(/^[\p{Lu}“].*\.$/u);
    expect(who).toMatch(/administrator|You/);
    expect(valueOf({ step: 'login', state: 'failed', data: null }, { step: 'login', kind, who: 'you', clocks: null }, en, 'en')).toMatch(/\S/);
  });

  it('of the clocks names both, or the one that is known', () => {
    const told = (there: string | null): string => toldOf({ step: 'tls', kind: 'clock-wrong', who: 'you', clocks: { here: '2031-03-03T10:00:00Z', there } }, en, 'en').advice;
    expect(told('2026-11-26T10:00:00Z')).toContain('This computer says 3 Mar 2031, the dialer 26 Nov 2026.');
    expect(told(null)).toContain('This computer says 3 Mar 2031. ');
  });

  it('of a server without TLS is no tick', () => {
    const line = (here: boolean): CheckLine => ({ step: 'tls', state: 'ok', data: { of: 'plain', here } });
    expect([labelOf(line(false), en), labelOf(line(true), en)]).toEqual([en.check.notEncrypted, en.check.notEncrypted]);
    expect([valueOf(line(false), null, en, 'en'), valueOf(line(true), null, en, 'en')]).toEqual([en.check.plain, en.check.plainHere]);
  });

  it('of a day is written as the language does', () => {
    expect([dayOf('2027-03-12T23:30:00Z', 'en'), dayOf('2027-03-12T23:30:00Z', 'es')]).toEqual(['12 Mar 2027', '12 mar 2027']);
  });
});

describe('the form', () => {
  const check = (kind: CheckFault | null) => ({ underWay: false, lines: [], failure: kind === null ? null : { step: 'login' as const, kind, who: whoMends(kind), clocks: null }, question: null, dropsCharacters: false });

  it('can be saved when all is good, without a session, or unreached; never when it was refused', () => {
    const savable = faults.filter((kind) => ['good', 'no-session', 'unreached'].includes(stageOf(check(kind), false)));
    expect(savable.toSorted()).toEqual(['http', 'no-such-name', 'nobody-listens', 'not-logged-in', 'timeout', 'unreachable']);
    expect(stageOf(check(null), false)).toBe('good');
  });

  it('typed on must be checked anew; a refusal stays to be read', () => {
    expect([stageOf(null, false), stageOf(check(null), true), stageOf(check('timeout'), true), stageOf(check('wrong-login'), true)]).toEqual(['form', 'form', 'form', 'refused']);
  });

  it('names the field that is at fault, and none for what is not typed here', () => {
    expect([fieldOf(check('wrong-login')), fieldOf(check('unknown-agent')), fieldOf(check('no-such-name')), fieldOf(check('no-permission')), fieldOf(null)]).toEqual(['password', 'agent', 'server', null, null]);
  });
});
