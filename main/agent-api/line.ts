/**
 * Finding answer lines in a body that may hold anything around them.
 *
 * An answer is one whole line, `WORD: words - FIELD|FIELD|…` or `WORD: words: |FIELD|…`, in any language, ended by a
 * line feed: without it the answer may be cut off (wire/README.md, "Answers").
 */

export interface Line {
  /** `WORD: words`, as far as the fields. */
  readonly head: string;
  readonly fields: readonly string[];
  /** ` - `: fields of an answer · `: |`: the echo of a refused login · none. */
  readonly shape: 'fields' | 'echo' | 'bare';
}

// U+FFFD stands for letters in an encoding that is not UTF-8: translations come in any.
const headPattern = /^[\p{L}\uFFFD][\p{L}\p{M}\p{N}\uFFFD_]{0,39}: \S/u;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacter = /[\u0000-\u0008\u000B-\u001F\u007F]/;

const longestLine = 2000;

/** All lines of the body that have the shape of an answer. */
export function answerLines(body: string): Line[] {
  return endedLines(body)
    .map(readLine)
    .filter((line) => line !== null);
}

/** All lines that were ended by a line feed: what stands after the last one may be cut off. */
export function endedLines(body: string): string[] {
  return body
    .replace(/^\uFEFF/, '')
    .split('\n')
    .slice(0, -1)
    .map((raw) => (raw.endsWith('\r') ? raw.slice(0, -1) : raw));
}

/** May this line of the grammar stand in a list? Control characters and the length of a page are never an answer. */
export function isPlainLine(text: string): boolean {
  return text.length <= longestLine && !text.includes('\t') && !controlCharacter.test(text);
}

function readLine(text: string): Line | null {
  if (!isPlainLine(text) || !headPattern.test(text)) return null;
  const pipe = text.indexOf('|');
  const before = pipe < 0 ? text : text.slice(0, pipe);
  if (/[<>]/.test(before)) return null;
  const dash = before.lastIndexOf(' - ');
  if (dash > 0) {
    const first = before.slice(dash + 3);
    return { head: before.slice(0, dash), fields: pipe < 0 ? [first] : [first, ...text.slice(pipe + 1).split('|')], shape: 'fields' };
  }
  if (pipe < 0) return { head: text, fields: [], shape: 'bare' };
  if (!/: ?$/.test(before)) return null;
  return { head: before.replace(/: ?$/, ''), fields: text.slice(pipe + 1).split('|'), shape: 'echo' };
}

/** May this be, whole or torn, the echo of a refused login? Then nobody may send that login again by itself. */
export function looksLikeLoginEcho(body: string): boolean {
  return /: ?\|/.test(body) || /invalid username|login incorrect/i.test(body);
}
