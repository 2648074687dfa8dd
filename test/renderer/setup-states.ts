/** The setup form in every state that a person meets it in: what is typed, what the check says, where the focus then is. */
import { wordsOf, type Language, type Words } from '../../assets/words';
import { whoMends } from '../../main/check/who';
import { checkSteps, type Certificate, type Check, type CheckFault, type CheckLine, type CheckStep } from '../../main/check/types';
import type { Desk, SetupField, SetupReply } from '../../preload/contract';
import { quietDesk, spanishViews, views } from './snapshots';

export interface SetupState {
  readonly name: string;
  readonly fill: Readonly<Record<string, string>>;
  /** What main says of the check after Enter. */
  readonly check?: Check;
  /** An entry that main refuses at once. */
  readonly fault?: { readonly field: SetupField; readonly kind: keyof Words['form'] };
  /** Saved then, with this answer; null: none comes. */
  readonly save?: SetupReply | null;
  readonly desk?: Partial<Desk>;
  /** The field, or the words of the button, that has the focus. */
  readonly focus: string;
  readonly drops?: boolean;
}

const typed = { server: 'https://dialer.example', user: '6666', agent: '1000', password: 'not-a-real-one' };
const known: Partial<Desk> = { setup: quietDesk.setup, hasPassword: true };

const selfSigned: Certificate = {
  fingerprint: '4A910CE75B22D83F16AE70B4C9058DF1623B97E01D58A6CC0F8439D27E61B825',
  issuedTo: 'dialer.example',
  issuedBy: 'dialer.example',
  selfSigned: true,
  validFrom: '2025-03-03T00:00:00.000Z',
  validTo: '2035-03-01T00:00:00.000Z',
};
const other: Certificate = { ...selfSigned, fingerprint: `C0FFEE${selfSigned.fingerprint.slice(6)}`, issuedBy: 'Example Company Internal Certificate Authority', selfSigned: false };

const good: Readonly<Record<CheckStep, CheckLine>> = {
  reach: { step: 'reach', state: 'ok', data: { of: 'reach', address: '192.168.1.5', ms: 3 } },
  tls: { step: 'tls', state: 'ok', data: { of: 'tls', protocol: 'TLSv1.3', validTo: '2027-03-12T00:00:00.000Z', pinned: false } },
  vicidial: { step: 'vicidial', state: 'ok', data: { of: 'vicidial', version: '2.14-82', build: '250122-1010' } },
  login: { step: 'login', state: 'ok', data: null },
  permission: { step: 'permission', state: 'ok', data: null },
  agent: { step: 'agent', state: 'ok', data: { of: 'agent', agent: '1000', status: 'PAUSED' } },
  screen: { step: 'screen', state: 'unknown', data: null },
};

/** All good before this step, nothing asked after it. */
function until(step: CheckStep, state: CheckLine['state'], part: Partial<Check> = {}, with_: Partial<Record<CheckStep, CheckLine>> = {}): Check {
  const at = checkSteps.indexOf(step);
  const lines = checkSteps.map((one, place): CheckLine => (place < at ? (with_[one] ?? good[one]) : { step: one, state: place === at ? state : 'waiting', data: null }));
  return { underWay: state === 'asking', lines, failure: null, question: null, dropsCharacters: false, ...part };
}

const failed = (step: CheckStep, kind: CheckFault, part: Partial<Check> = {}, clocks: NonNullable<Check['failure']>['clocks'] = null): Check => until(step, 'failed', { failure: { step, kind, who: whoMends(kind), clocks }, ...part });
const allGood = (with_: Partial<Record<CheckStep, CheckLine>> = {}): Check => ({ underWay: false, lines: checkSteps.map((step) => with_[step] ?? good[step]), failure: null, question: null, dropsCharacters: false });
const plain: CheckLine = { step: 'tls', state: 'ok', data: { of: 'plain', here: false } };
const here: CheckLine = { step: 'tls', state: 'ok', data: { of: 'plain', here: true } };
const usual: CheckLine = { step: 'screen', state: 'ok', data: { of: 'screen', usualMs: 1100 } };

export function setupStatesIn(language: Language): readonly SetupState[] {
  const words = wordsOf(language);
  const told = language === 'es' ? spanishViews : views;
  return [
    { name: 'empty', fill: {}, focus: 'server' },
    { name: 'known', fill: {}, desk: known, focus: 'server' },
    { name: 'known-authority', fill: {}, desk: { ...known, authority: 'example-company-internal-authority-2026.pem' }, focus: 'server' },
    { name: 'under-way', fill: typed, check: until('login', 'asking'), focus: 'password' },
    { name: 'good', fill: typed, check: allGood(), focus: words.check.save },
    { name: 'good-known', fill: { password: typed.password }, check: allGood(), desk: known, focus: words.check.save },
    { name: 'good-usual', fill: typed, check: allGood({ screen: usual }), focus: words.check.save },
    { name: 'good-for-now', fill: typed, check: allGood(), desk: { memoryOnly: true }, focus: words.check.save },
    { name: 'good-plain', fill: { ...typed, server: 'http://192.168.1.5' }, check: allGood({ tls: plain }), focus: words.check.save },
    { name: 'good-here', fill: { ...typed, server: 'http://127.0.0.1:8080' }, check: allGood({ tls: here }), focus: words.check.save },
    { name: 'saving', fill: typed, check: allGood(), save: null, focus: words.check.saving },
    { name: 'saved-refused', fill: typed, check: allGood(), save: { ok: true, snapshot: told.blocked.snapshot }, focus: 'password' },
    { name: 'saved-windows', fill: typed, check: allGood(), save: { ok: true, snapshot: told.idle.snapshot }, desk: { platform: 'win32' }, focus: words.check.showLight },
    { name: 'refused', fill: typed, check: failed('login', 'wrong-login'), focus: 'password' },
    { name: 'refused-dropped', fill: typed, check: failed('login', 'wrong-login', { dropsCharacters: true }), focus: 'password' },
    { name: 'refused-locked', fill: typed, check: failed('login', 'locked-out'), focus: words.check.again },
    { name: 'refused-access', fill: typed, check: failed('permission', 'no-permission'), focus: words.check.again },
    { name: 'refused-agent', fill: typed, check: failed('agent', 'unknown-agent'), focus: 'agent' },
    { name: 'no-session', fill: typed, check: failed('agent', 'not-logged-in'), focus: words.check.save },
    { name: 'unreached', fill: typed, check: failed('reach', 'timeout'), focus: words.check.again },
    { name: 'no-such-name', fill: typed, check: failed('reach', 'no-such-name'), focus: 'server' },
    { name: 'expired', fill: typed, check: failed('tls', 'expired'), focus: words.check.again },
    { name: 'clock-wrong', fill: typed, check: failed('tls', 'clock-wrong', {}, { here: '2031-03-03T10:00:00Z', there: '2026-11-26T10:00:00Z' }), focus: words.check.again },
    { name: 'not-trusted', fill: typed, check: failed('tls', 'self-signed'), focus: words.check.again },
    { name: 'not-vicidial', fill: typed, check: failed('vicidial', 'not-vicidial'), focus: 'server' },
    { name: 'question', fill: typed, check: failed('tls', 'self-signed', { question: { certificate: selfSigned, why: 'self-signed', before: null } }), focus: words.certificate.notMine },
    { name: 'question-untrusted', fill: typed, check: failed('tls', 'untrusted', { question: { certificate: other, why: 'untrusted', before: null } }), focus: words.certificate.notMine },
    { name: 'question-other-host', fill: typed, check: failed('tls', 'other-host', { question: { certificate: other, why: 'other-host', before: null } }), focus: words.certificate.notMine },
    { name: 'question-changed', fill: typed, check: failed('tls', 'pin-changed', { question: { certificate: other, why: 'pin-changed', before: selfSigned.fingerprint } }), focus: words.certificate.keepOld },
    { name: 'bad-address', fill: typed, fault: { field: 'server', kind: 'server-path' }, focus: 'server' },
    { name: 'drops', fill: typed, drops: true, focus: 'password' },
    { name: 'plain-http', fill: { ...typed, server: 'http://192.168.1.5' }, focus: 'password' },
    { name: 'plain-http-refused', fill: { ...typed, server: 'http://192.168.1.5' }, fault: { field: 'allowHttp', kind: 'server-http' }, focus: 'allowHttp' },
  ];
}
