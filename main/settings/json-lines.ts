/**
 * JSON with the line of each thing in it, so that whoever mends a file by hand is told where. Takes what JSON.parse
 * takes, but for a key that stands twice in one object: which of the two was meant nobody knows. Pure.
 */

export type Path = readonly (string | number)[];

export interface Place {
  readonly path: Path;
  /** From 1. */
  readonly line: number;
}

export type JsonRead =
  /** `places`: every key and every entry of a list, as they stand in the file. */
  | { readonly ok: true; readonly value: unknown; readonly places: readonly Place[] }
  /** `twice`: the key that stands there for the second time; null: no JSON from here on. */
  | { readonly ok: false; readonly line: number; readonly twice: string | null };

/** Nothing of ours is nested so deep, and a file of brackets alone must not end the app. */
const mostDeep = 64;

class Broken extends Error {
  constructor(
    readonly at: number,
    readonly twice: string | null = null,
  ) {
    super('no JSON');
  }
}

export function readJson(text: string): JsonRead {
  const places: Place[] = [];
  let at = 0;
  let counted = 0;
  let line = 1;

  /** Places are met in the order of the file, so that the lines are counted once. */
  function lineAt(where: number): number {
    for (; counted < where; counted++) if (text[counted] === '\n' || (text[counted] === '\r' && text[counted + 1] !== '\n')) line++;
    return line;
  }

  function skip(): void {
    while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at++;
  }

  function take(sign: string): void {
    if (text[at] !== sign) throw new Broken(at);
    at++;
  }

  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw new Broken(at);
    at += found[0].length;
    return found[0];
  }

  function word(): string {
    return JSON.parse(match(/"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y)) as string;
  }

  function object(path: Path): Record<string, unknown> {
    // Without a prototype each key is a key, whatever it is called.
    const made = Object.create(null) as Record<string, unknown>;
    take('{');
    skip();
    for (let first = true; text[at] !== '}'; first = false) {
      if (!first) take(',');
      skip();
      const from = at;
      const key = word();
      if (Object.hasOwn(made, key)) throw new Broken(from, key);
      places.push({ path: [...path, key], line: lineAt(from) });
      skip();
      take(':');
      made[key] = value([...path, key]);
      skip();
    }
    at++;
    return made;
  }

  function list(path: Path): unknown[] {
    const made: unknown[] = [];
    take('[');
    skip();
    while (text[at] !== ']') {
      if (made.length > 0) take(',');
      skip();
      places.push({ path: [...path, made.length], line: lineAt(at) });
      made.push(value([...path, made.length]));
      skip();
    }
    at++;
    return made;
  }

  function value(path: Path): unknown {
    skip();
    if (path.length > mostDeep) throw new Broken(at);
    switch (text[at]) {
      case '{':
        return object(path);
      case '[':
        return list(path);
      case '"':
        return word();
      case 't':
      case 'f':
      case 'n':
        return JSON.parse(match(/(?:true|false|null)/y)) as unknown;
      default:
        return Number(match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y));
    }
  }

  try {
    const whole = value([]);
    skip();
    if (at < text.length) throw new Broken(at);
    return { ok: true, value: whole, places };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { ok: false, line: lineAt(error.at), twice: error.twice };
  }
}
