/** A certificate that nobody vouches for, or that has changed: shown to be compared, before any password is sent. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { dayOf } from '../../assets/words/check';
import type { Words } from '../../assets/words/en';
import type { Check } from '../../preload/contract';
import { Glyph } from '../parts/glyph';

export interface QuestionProps {
  readonly question: NonNullable<Check['question']>;
  readonly words: Words;
  readonly language: string;
  readonly authority: VNode;
}

export function Question({ question, words, language, authority }: QuestionProps): VNode {
  const { certificate: said } = words;
  const { certificate, why, before } = question;
  const changed = why === 'pin-changed';
  const safe = useRef<HTMLButtonElement>(null);
  // Trusting is a deliberate act: the key that began the check must not fall on it.
  useLayoutEffect(() => safe.current?.focus(), []);
  const text = { 'self-signed': said.selfSigned, untrusted: said.untrusted, 'other-host': said.otherHost, 'pin-changed': said.changedText }[why];
  return (
    <section class="connect question" aria-labelledby="question">
      <header>
        <span class="amber">
          <Glyph name="unconfirmed-start" size={28} />
        </span>
        <div>
          <h1 id="question">{changed ? said.changed : said.question}</h1>
          <p>{text}</p>
        </div>
      </header>
      {before !== null && <Fingerprint label={said.before} fingerprint={before} old />}
      <Fingerprint label={changed ? said.now : said.fingerprint} fingerprint={certificate.fingerprint} />
      <dl>
        <dt>{said.issuedTo}</dt>
        <dd>{certificate.selfSigned ? said.byItself(certificate.issuedTo) : certificate.issuedTo}</dd>
        {!certificate.selfSigned && <dt>{said.issuedBy}</dt>}
        {!certificate.selfSigned && <dd>{certificate.issuedBy}</dd>}
        <dt>{said.valid}</dt>
        <dd>{said.dates(dayOf(certificate.validFrom, language), dayOf(certificate.validTo, language))}</dd>
      </dl>
      {authority}
      <p class="aside">{said.nothingSent}</p>
      <div class="two">
        <button type="button" class="button" ref={safe} onClick={() => void window.reclight.notMyDialer()}>
          {changed ? said.keepOld : said.notMine}
        </button>
        <button type="button" class={`button ${changed ? 'warn' : 'main'}`} onClick={() => void window.reclight.trustCertificate({ fingerprint: certificate.fingerprint })}>
          {changed ? said.trustNew : said.trust}
        </button>
      </div>
    </section>
  );
}

/** In pairs, eight a row, so that an eye and a voice can keep their place. */
function Fingerprint({ label, fingerprint, old = false }: { readonly label: string; readonly fingerprint: string; readonly old?: boolean }): VNode {
  return (
    <figure class={old ? 'fingerprint old' : 'fingerprint'}>
      <figcaption>{label}</figcaption>
      <div class="pairs">
        {(fingerprint.match(/../g) ?? []).map((pair, at) => (
          <span key={at}>{pair} </span>
        ))}
      </div>
    </figure>
  );
}
