/**
 * What a person pressed in the recorder, as the accelerator of a global key, or why it can't be one. Pure.
 *
 * Character or position? On Linux and Windows Electron looks up an accelerator by the character in the keyboard layout
 * ("Ctrl+A" is the key that writes A, wherever it lies), so the letter or digit that the key writes is taken, and its
 * place only where it writes neither (Cyrillic, or a digit whose row writes signs without Shift). On macOS it takes the
 * place on an American keyboard, so there the place always counts. The number pad and the function keys have one name
 * everywhere. Signs and dead keys lie elsewhere on each layout, so they are refused.
 */
import type { KeyId } from './names';

/** A `keydown`, as far as it matters. `code` is the place on the keyboard, `key` what it writes. */
export interface Stroke {
  readonly code: string;
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  readonly altGraph: boolean;
}

export type Platform = 'linux' | 'darwin' | 'win32';

/** Who needs a key that is refused. */
type Needer = 'editing' | 'windows' | 'browsers' | 'system';

/** Why a key is refused; `pressed` is the key for showing, not for taking. */
export type KeyRefusal =
  /** Without Ctrl, Alt or Super it would be missing when typing. */
  | { readonly why: 'bare'; readonly pressed: string }
  /** It types a character on this layout. */
  | { readonly why: 'altgr'; readonly pressed: string; readonly writes: string }
  | { readonly why: 'needed'; readonly pressed: string; readonly by: Needer }
  /** A sign, or a key that has no name. */
  | { readonly why: 'odd'; readonly pressed: string }
  | { readonly why: 'own'; readonly pressed: string; readonly other: KeyId }
  | { readonly why: 'taken' | 'bad'; readonly pressed: string };

export type Verdict = { readonly ok: true; readonly accelerator: string } | { readonly ok: false; readonly refusal: KeyRefusal };

export function judge(stroke: Stroke, platform: Platform): Verdict {
  const refuse = (refusal: KeyRefusal): Verdict => ({ ok: false, refusal });
  const key = keyName(stroke, platform);
  const writes = isCharacter(stroke.key) && stroke.key !== ' ' ? stroke.key : '';
  if (stroke.altGraph) return refuse({ why: 'altgr', pressed: `AltGr+${placeName(stroke)}`, writes });
  const pressed = [...modifiersOf(stroke, platform), key ?? placeName(stroke)].join('+');
  if (key === null) return refuse({ why: 'odd', pressed });
  if (typesByAlt(stroke, platform, writes)) return refuse({ why: 'altgr', pressed, writes });
  const held = stroke.ctrl || stroke.alt || stroke.meta;
  if (!held && !/^F\d/.test(key)) return refuse({ why: 'bare', pressed });
  const by = neededBy(stroke, key, platform);
  return by ? refuse({ why: 'needed', pressed, by }) : { ok: true, accelerator: pressed };
}

/** One that is typed, and no name such as `Enter` or `Dead`. */
function isCharacter(key: string): boolean {
  return Array.from(key).length === 1;
}

function modifiersOf({ ctrl, alt, shift, meta }: Stroke, platform: Platform): string[] {
  const mac = platform === 'darwin';
  return [(mac ? meta : ctrl) && 'CommandOrControl', mac && ctrl && 'Control', alt && 'Alt', shift && 'Shift', !mac && meta && 'Super'].filter((name) => name !== false);
}

/** Windows reports AltGr as Ctrl with Alt, and macOS types signs with Option: told by what the key writes then. */
function typesByAlt({ ctrl, alt, shift, meta }: Stroke, platform: Platform, writes: string): boolean {
  if (!alt || writes === '' || meta) return false;
  if (platform === 'darwin') return !ctrl;
  return ctrl && !shift && !/^[a-z0-9]$/i.test(writes);
}

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Tab: 'Tab',
  Enter: 'Return',
  NumpadEnter: 'Return',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Escape',
  ScrollLock: 'Scrolllock',
  PrintScreen: 'PrintScreen',
  NumpadDecimal: 'numdec',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
};

/** The key in Electron's spelling, without modifiers; null where it has none that holds on every layout. */
function keyName({ code, key }: Stroke, platform: Platform): string | null {
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  if (/^Numpad\d$/.test(code)) return `num${code.slice(6)}`;
  if (Object.hasOwn(named, code)) return named[code] ?? null;
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (platform !== 'darwin' && /^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  return place ? (place[1] ?? place[2] ?? null) : null;
}

/** For showing: what stands on the key, as far as we know. */
function placeName({ code, key }: Stroke): string {
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  return place ?? named[code] ?? (key === '+' ? 'Plus' : isCharacter(key) ? key : code.slice(0, 20));
}

/** A short list, not all that any program uses: losing one of these would be felt at once. */
function neededBy({ ctrl, alt, shift, meta }: Stroke, key: string, platform: Platform): Needer | null {
  const mac = platform === 'darwin';
  const held = [ctrl && 'C', alt && 'A', shift && 'S', meta && 'M'].filter((name) => name !== false).join('');
  const main = held.replace(mac ? 'M' : 'C', '*');
  const is = (modifiers: string, keys: readonly string[]): boolean => main === modifiers && keys.includes(key);
  if (is('*', ['A', 'C', 'V', 'X', 'Y', 'Z', 'S', 'P']) || is('*S', ['V', 'Z'])) return 'editing';
  if (is('A', ['F4', 'Tab', 'Space']) || is('AS', ['Tab']) || (mac && is('*', ['Q', 'H', 'M', 'Tab', 'Space']))) return 'windows';
  if (is('*', ['F', 'L', 'N', 'R', 'T', 'W', 'Tab']) || is('*S', ['R', 'T', 'N', 'W', 'Tab']) || is('A', ['Left', 'Right']) || (mac && is('C', ['Tab']))) return 'browsers';
  // On Linux they change to another terminal, and reach no program.
  if (platform === 'linux' && main === '*A' && /^F([1-9]|1[0-2])$/.test(key)) return 'system';
  if (is('*A', ['Delete']) || (!mac && is('M', ['L', 'Tab', 'D'])) || (platform === 'win32' && is('', ['F12'])) || is('*', ['Escape']) || is('*S', ['Escape'])) return 'system';
  return null;
}
