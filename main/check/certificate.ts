/** Certificates: what a person compares, what a pin accepts, and what is wrong with one. By code and content, never by a library's text. */
import type { X509Certificate } from 'node:crypto';
import type { Certificate, CheckFault, TlsFault } from './types';

/** As it is kept: SHA-256, capitals, no colons. */
function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toUpperCase();
}

/** The common name, else the organisation, else all of it on one line. */
function nameOf(subject: string): string {
  const parts = new Map(subject.split('\n').map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)]));
  // A stranger wrote it: nothing in it may move or hide other text.
  return (parts.get('CN') ?? parts.get('O') ?? subject.replaceAll('\n', ', ')).replace(/\p{C}/gu, '').slice(0, 80);
}

/** A time that can't be read is long past, so that nobody trusts the certificate for it. */
function isoOf(time: string): string {
  const ms = Date.parse(time);
  return new Date(Number.isFinite(ms) ? ms : 0).toISOString();
}

export function readCertificate(certificate: X509Certificate): Certificate {
  const subject = certificate.subject ?? '';
  const issuer = certificate.issuer ?? '';
  return {
    fingerprint: fingerprintOf(certificate),
    issuedTo: nameOf(subject),
    issuedBy: nameOf(issuer),
    selfSigned: subject === issuer,
    validFrom: isoOf(certificate.validFrom),
    validTo: isoOf(certificate.validTo),
  };
}

/** By this computer's clock, which may be the one that is wrong. */
export function outOfTime(certificate: Pick<Certificate, 'validFrom' | 'validTo'>, wallMs: number): 'expired' | 'not-yet-valid' | null {
  if (wallMs > Date.parse(certificate.validTo)) return 'expired';
  return wallMs < Date.parse(certificate.validFrom) ? 'not-yet-valid' : null;
}

/** With a pin only this one certificate will do, whoever signed it and for whatever name; but it must be in its time. */
export function againstPin(certificate: Certificate, pin: string, wallMs: number): TlsFault | null {
  return certificate.fingerprint === pin ? outOfTime(certificate, wallMs) : 'pin-changed';
}

/** Which fault a code of OpenSSL, BoringSSL or Node stands for. */
export function tlsFaultOf(code: string): TlsFault {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self-signed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
      return 'untrusted';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'other-host';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'not-yet-valid';
    case 'ERR_TLS_PIN_CHANGED':
      return 'pin-changed';
    case 'ERR_SSL_KEY_USAGE_BIT_INCORRECT':
    case 'INVALID_PURPOSE':
      return 'key-usage';
    // The names of OpenSSL and of BoringSSL for an answer that is no TLS.
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_HTTP_REQUEST':
    case 'ERR_SSL_UNKNOWN_PROTOCOL':
      return 'not-tls';
    default:
      return 'tls';
  }
}

/** The errors of a pin, as a connection fails with them. */
export function pinError(fault: TlsFault): Error {
  const code = fault === 'pin-changed' ? 'ERR_TLS_PIN_CHANGED' : fault === 'not-yet-valid' ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED';
  return Object.assign(new Error(`not the pinned certificate: ${fault}`), { code });
}

/** Can a person vouch for it by comparing its fingerprint? */
export function mayBeTrusted(fault: CheckFault): fault is 'self-signed' | 'untrusted' | 'other-host' | 'pin-changed' {
  return fault === 'self-signed' || fault === 'untrusted' || fault === 'other-host' || fault === 'pin-changed';
}
