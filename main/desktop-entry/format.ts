/**
 * Desktop entries as freedesktop.org wants them: written so that any path survives, and read back as far as we need.
 *
 * Two layers of escaping: a value escapes line breaks and backslashes, and `Exec` quotes its words within that.
 */

export interface Section {
  readonly name: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Words of a command line, as the value of `Exec`; `%` is no field code in them. */
export function execOf(words: readonly string[]): string {
  return words.map((word) => (word !== '' && /^[\w@+:,./-]+$/.test(word) ? word : `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)).join(' ');
}

/** A program whose path the format can't hold is started by the shell: "=" is forbidden there, and GLib looks for it with "%%" in its name. */
export function commandOf(program: string, args: readonly string[]): readonly string[] {
  return /[=%]/.test(program) ? ['/bin/sh', '-c', 'exec "$0" "$@"', program, ...args] : [program, ...args];
}

/** The words of an `Exec`, `execOf` backwards: as the desktop would read them, but for field codes. */
export function wordsOf(exec: string): readonly string[] {
  const words = exec.match(/"(?:\\.|[^"\\])*"|[^\s"]+/g) ?? [];
  return words.map((word) => (word.startsWith('"') ? word.slice(1, -1).replace(/\\(["`$\\])/g, '$1') : word).replaceAll('%%', '%'));
}

export function writeEntry(sections: readonly Section[]): string {
  const lines = sections.flatMap(({ name, keys }) => [`[${name}]`, ...Object.entries(keys).map(([key, value]) => `${key}=${escape(value)}`), '']);
  return lines.join('\n');
}

/** The keys of the first section, `[Desktop Entry]`; null: this is none. */
export function readEntry(text: string): Readonly<Record<string, string>> | null {
  const keys: Record<string, string> = {};
  let inside = false;
  let found = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) {
      inside = line.trim() === '[Desktop Entry]';
      found ||= inside;
    }
    const [, key, value] = (inside && /^([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(line)) || [];
    if (key !== undefined && value !== undefined) keys[key] ??= unescape(value.trimEnd());
  }
  return found ? keys : null;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const unescapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };

function escape(value: string): string {
  return value.replace(/[\\\n\t\r]/g, (sign) => escapes[sign] ?? sign).replace(/^ /, '\\s');
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, (whole, sign: string) => unescapes[sign] ?? whole);
}
