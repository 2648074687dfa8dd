/** The file of a private authority: is it one? Asked before anything is saved, by the window and by `--ca`. */
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export type AuthorityFault = 'ca-unreadable' | 'ca-not-pem' | 'ca-no-authority';

/** A bundle of all the world's authorities is a quarter of this. */
const mostBytes = 1024 * 1024;

/** Null: it holds certificates only, and one of them may sign others. */
export function authorityFault(path: string): AuthorityFault | null {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > mostBytes) return 'ca-not-pem';
    text = readFileSync(path, 'utf8');
  } catch {
    return 'ca-unreadable';
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    if (certificates.length === 0) return 'ca-not-pem';
    return certificates.some(({ ca }) => ca) ? null : 'ca-no-authority';
  } catch {
    return 'ca-not-pem';
  }
}
