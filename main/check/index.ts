/**
 * check: says, line by line, whether a dialer can be used from this desk, and who can mend it if not.
 *
 * Promises: one login per click at most; no password is sent before the certificate is trusted; a certificate is trusted
 * only by its fingerprint and a person's click. Called by the app for the setup window and `doctor`, which alone speaks in
 * sentences. Must not know windows, passwords (the dialer room holds them) or Electron.
 */
import { authorityFault, type AuthorityFault } from './authority';
import { mayBeTrusted } from './certificate';
import type { Handshake } from './handshake';
import { placeOf, type Place, type Reached } from './reach';
import type { Trial } from './trial';
import type { Check, CheckLine } from './types';
import { allWaiting, walk, type Walked } from './walk';

/** What went wrong before anything was asked. */
type Tried<Fault> = { readonly ok: true; readonly trial: Trial } | { readonly ok: false } & Fault;

export interface CheckDeps<Form, Fault> {
  /** `caFile`: undefined keeps the one that is set. */
  readonly tryOut: (form: Form, caFile: string | null | undefined) => Tried<Fault>;
  readonly reach: (place: Place, signal: AbortSignal) => Promise<Reached>;
  readonly handshake: (origin: string, caFile: string | null | undefined, signal: AbortSignal) => Promise<Handshake>;
  readonly isHere: (origin: string) => boolean;
  readonly pinOf: (origin: string) => string | null;
  readonly setPin: (origin: string, fingerprint: string | null) => void;
  /** The usual delay of this agent's screen on this server, where it was learnt. */
  readonly usualMs: (origin: string, agent: string) => number | null;
  readonly wallMs: () => number;
  readonly madeMs: number;
  readonly onChange: () => void;
}

export interface CheckRoom<Form, Fault> {
  readonly view: () => Check | null;
  /** Begins; how it goes is told by `onChange` and `view`. */
  readonly start: (form: Form) => Tried<Fault> | { readonly ok: true };
  readonly cancel: () => void;
  /** "It matches": pins the certificate that is asked about and goes on. False: it is not the one that is shown. */
  readonly trust: (fingerprint: string) => boolean;
  /** "Not mine". */
  readonly decline: () => void;
  /** Null: from now on checks and saves with this authority. */
  readonly chooseAuthority: (path: string) => AuthorityFault | null;
  readonly dropAuthority: () => void;
  /** Undefined: the one that is set stays. */
  readonly caFile: () => string | null | undefined;
  /** The window has gone: nothing typed is kept. */
  readonly forget: () => void;
  /** The same walk for a login that is at hand; for `doctor`. */
  readonly examine: (trial: Trial, onLine: (line: CheckLine) => void) => Promise<Walked>;
}

export function createCheck<Form, Fault>(deps: CheckDeps<Form, Fault>): CheckRoom<Form, Fault> {
  let view: Check | null = null;
  let stop: AbortController | null = null;
  let caFile: string | null | undefined;
  /** Just chosen: from now on it decides, and no certificate pinned before. */
  let authorityIsNew = false;
  /** Kept only while a certificate is asked about, to go on with it. */
  let asked: { readonly form: Form; readonly origin: string } | null = null;

  function show(part: Partial<Check>): void {
    if (view) view = { ...view, ...part };
    deps.onChange();
  }

  function go(trial: Trial, ca: string | null | undefined, signal: AbortSignal, onLine: (line: CheckLine) => void): Promise<Walked> {
    const { origin, agent } = trial;
    const place = placeOf(origin);
    const walked = walk({
      reach: (until) => deps.reach(place, until),
      handshake: origin.startsWith('https:') ? (until) => deps.handshake(origin, ca, until) : null,
      here: deps.isHere(origin),
      version: trial.version,
      login: trial.login,
      agent,
      usualMs: deps.usualMs(origin, agent),
      wallMs: deps.wallMs,
      madeMs: deps.madeMs,
      signal,
      onLine,
    });
    return walked.finally(() => void trial.close());
  }

  function start(form: Form): Tried<Fault> | { readonly ok: true } {
    cancel();
    const tried = deps.tryOut(form, caFile);
    if (!tried.ok) return tried;
    const { trial } = tried;
    if (authorityIsNew) deps.setPin(trial.origin, null);
    authorityIsNew = false;
    const own = new AbortController();
    stop = own;
    view = { underWay: true, lines: allWaiting(), failure: null, question: null, dropsCharacters: trial.dropsCharacters };
    deps.onChange();
    void go(trial, caFile, own.signal, (line) => show({ lines: (view?.lines ?? []).map((known) => (known.step === line.step ? line : known)) })).then((walked) => {
      if (own.signal.aborted) return;
      stop = null;
      const question = questionOf(walked, deps.pinOf(trial.origin));
      asked = question ? { form, origin: trial.origin } : null;
      show({ underWay: false, failure: walked.failure, question });
    });
    return { ok: true };
  }

  function cancel(): void {
    stop?.abort();
    stop = null;
    asked = null;
    view = null;
    deps.onChange();
  }

  return {
    view: () => view,
    start,
    cancel,
    trust: (fingerprint) => {
      const question = view?.question;
      if (!asked || !question || question.certificate.fingerprint !== fingerprint) return false;
      const { form, origin } = asked;
      deps.setPin(origin, fingerprint);
      start(form);
      return true;
    },
    decline: () => {
      asked = null;
      show({ question: null });
    },
    chooseAuthority: (path) => {
      const fault = authorityFault(path);
      if (fault) return fault;
      caFile = path;
      authorityIsNew = true;
      cancel();
      return null;
    },
    dropAuthority: () => {
      caFile = null;
      cancel();
    },
    caFile: () => caFile,
    forget: () => {
      caFile = undefined;
      authorityIsNew = false;
      cancel();
    },
    examine: (trial, onLine) => go(trial, undefined, new AbortController().signal, onLine),
  };
}

function questionOf(walked: Walked, pin: string | null): Check['question'] {
  const { failure, certificate } = walked;
  if (failure?.step !== 'tls' || !certificate) return null;
  return mayBeTrusted(failure.kind) ? { certificate, why: failure.kind, before: failure.kind === 'pin-changed' ? pin : null } : null;
}

export { authorityFault } from './authority';
export { createDoctor, textOfReport, type DoctorReport } from './doctor';
export { createPins } from './pins';
export type { Trial } from './trial';
