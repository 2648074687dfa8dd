/** What stands behind the page: the finished files, and the chain. Pure. */
import { clock } from '../../assets/words/say';
import type { Words } from '../../assets/words/en';
import { findingOf } from '../../assets/words/history';
import { node } from './text';
import type { Evidence, Link, Part, SheetNode } from './types';

const mostFindings = 3;

export function filesOf({ parts, goesOn }: Evidence, words: Words): SheetNode[] {
  const said = words.evidence.files;
  const looked = parts.flatMap(({ file }) => file ?? []);
  if (parts.length === 0) return [];
  if (looked.length === 0) return goesOn ? [] : [node('p', {}, [said.not])];
  const found = looked.filter(({ how }) => how === 'found');
  const lengths = found.map(({ seconds }) => (seconds === null ? words.history.detail.notKnown : clock(seconds * 1000)));
  const whole = lengths.length === 0 ? [] : [lengths.length === 1 ? said.one(lengths.join('')) : said.both(new Intl.ListFormat(words.locale).format(lengths))];
  const wrong = parts.flatMap((part) => wrongOf(part, words) ?? []);
  return [node('p', {}, [[...whole, ...wrong].join(' ')])];
}

function wrongOf({ id, filename, file }: Part, words: Words): string | null {
  const said = words.evidence.files;
  const name = filename ?? words.evidence.id(id);
  const length = (seconds: number | null): string => (seconds === null ? words.history.detail.notKnown : clock(seconds * 1000));
  if (file?.how === 'missing') return said.missing(name);
  return file?.how === 'short' ? said.short(name, length(file.seconds), length(file.expectedSeconds)) : null;
}

export function chainOf({ chain }: Evidence, words: Words): SheetNode[] {
  const said = words.evidence;
  const { first, last, entries, findings } = chain;
  const links = first.seq === last.seq ? [first] : [first, last];
  const count = entries ?? 0;
  const state = findings === null ? said.unchecked : findings.length === 0 ? said.unbroken(count) : [said.broken(count), findings.slice(0, mostFindings).map((one) => findingOf(one, words)).join(' · '), ...(findings.length > mostFindings ? [words.history.check.more(findings.length - mostFindings)] : [])].join(' ');
  return [...links.map((link) => node('p', { class: 'mono' }, [sealText(link)])), node('p', { class: 'mono muted' }, [state]), ...(chain.isSealed ? [] : [node('p', { class: 'muted' }, [said.unsealed])])];
}

/** The beginning and the end of it, as a person can compare them. */
function sealText({ seq, seal }: Link): string {
  return `${seq} ${seal.slice(0, 4)} ${seal.slice(4, 8)} ${seal.slice(8, 12)} … ${seal.slice(-4)}`;
}
