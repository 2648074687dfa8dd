/** What a line of a check says: pure, from data and a dictionary. Used by the setup window and by `doctor`. */
import type { CheckFailure, CheckLine } from '../../main/check/types';
import { decimal } from './decimal';
import type { Words } from './en';
import { statusOf } from './say';

/** The day of an ISO time, as this language writes it: `12 Mar 2027`. */
export function dayOf(iso: string, language: string): string {
  // English here is that of the dictionary, which puts the day first.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(iso));
}

export function labelOf(line: CheckLine, words: Words): string {
  return line.data?.of === 'plain' ? words.check.notEncrypted : words.check.step[line.step];
}

/** What stands at the end of the line; `failure` is that of the check. */
export function valueOf(line: CheckLine, failure: CheckFailure | null, words: Words, language: string): string {
  const { check } = words;
  switch (line.state) {
    case 'waiting':
      return '';
    case 'asking':
      return line.step === 'login' ? check.askingOnce : check.asking;
    case 'failed':
      return failure ? briefOf(failure.kind, words) : '';
    case 'unknown':
      return line.step === 'screen' ? check.firstStart : '';
    case 'ok':
      return goodOf(line, words, language);
  }
}

function briefOf(kind: string, words: Words): string {
  const said: Readonly<Record<string, string>> = { ...words.brief, ...words.check.brief };
  return said[kind] ?? '';
}

function goodOf({ step, data }: CheckLine, words: Words, language: string): string {
  const { check } = words;
  switch (data?.of) {
    case undefined:
      return step === 'login' ? check.accepted : check.yes;
    case 'reach':
      return check.reached(data.address, String(data.ms));
    case 'tls': {
      const protocol = data.protocol.replace(/^TLSv/, 'TLS ');
      return (data.pinned ? check.pinned : check.encrypted)(protocol, dayOf(data.validTo, language));
    }
    case 'plain':
      return data.here ? check.plainHere : check.plain;
    case 'vicidial':
      return check.version(data.version, data.build);
    case 'agent':
      return check.agent(data.agent, statusOf(data.status, words));
    case 'screen':
      return check.usually(secondsOf(data.usualMs, words));
  }
}

function secondsOf(ms: number, { locale }: Words): string {
  const tenths = Math.round(ms / 100);
  return decimal(locale, tenths / 10, tenths % 10 === 0 ? 0 : 1);
}

/** What failed, what to do, and who can. */
export function toldOf(failure: CheckFailure, words: Words, language: string): { readonly message: string; readonly advice: string; readonly who: string } {
  const { check } = words;
  const { message, advice } = check.fault[failure.kind];
  const { clocks } = failure;
  const day = (iso: string): string => dayOf(iso, language);
  return { message, advice: clocks ? `${check.clocks(day(clocks.here), clocks.there && day(clocks.there))} ${advice}` : advice, who: check.who[failure.who] };
}
