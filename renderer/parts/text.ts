/** Small things that are written the same way in every window. */
import { decimal } from '../../assets/words/decimal';
import { clock } from '../../assets/words/say';

/** `Ctrl Shift F9`, or the signs of a Mac keyboard. */
export function keyLabel(accelerator: string | null, platform: 'linux' | 'darwin' | 'win32'): string {
  return keyCaps(accelerator, platform).join(platform === 'darwin' ? '' : ' ');
}

/** The same, a key at a time. */
export function keyCaps(accelerator: string | null, platform: 'linux' | 'darwin' | 'win32'): string[] {
  if (accelerator === null) return [];
  const names = platform === 'darwin' ? macNames : platform === 'win32' ? { ...pcNames, super: 'Win', meta: 'Win' } : pcNames;
  return accelerator.split('+').map((part) => names[part.toLowerCase()] ?? padNames[part] ?? (part.length === 1 ? part.toUpperCase() : part.replace(/^num(\d)$/, 'Num $1')));
}

const padNames: Readonly<Record<string, string>> = { numadd: 'Num +', numsub: 'Num -', nummult: 'Num *', numdiv: 'Num /', numdec: 'Num .' };

const macNames: Readonly<Record<string, string>> = {
  commandorcontrol: '⌘',
  cmdorctrl: '⌘',
  command: '⌘',
  cmd: '⌘',
  super: '⌘',
  meta: '⌘',
  control: '⌃',
  ctrl: '⌃',
  alt: '⌥',
  option: '⌥',
  shift: '⇧',
  plus: '+',
};

const pcNames: Readonly<Record<string, string>> = {
  commandorcontrol: 'Ctrl',
  cmdorctrl: 'Ctrl',
  control: 'Ctrl',
  ctrl: 'Ctrl',
  option: 'Alt',
  super: 'Super',
  meta: 'Super',
  scrolllock: 'ScrollLock',
  plus: '+',
};

/**
 * Shortens a file name in its middle: the date at its start and the tag at its end are what people look for. `tag` is
 * the one we gave it; without it the last part that begins with a letter is taken for one. A tag stays whole.
 */
export function shorten(filename: string, tag: string | null = null, most = 26): string {
  if (filename.length <= most) return filename;
  const tail = tag !== null && tag !== '' && filename.endsWith(tag) ? tag : (/_[A-Za-z][A-Za-z0-9_-]{0,13}$/.exec(filename)?.[0] ?? filename.slice(-6));
  return `${filename.slice(0, Math.max(8, most - tail.length - 1))}…${tail}`;
}

/** An age in words: seconds, minutes, hours; never a fraction. The signs are the same in every language we have. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** The same, with tenths below ten seconds. */
export function fineAgeText(ms: number, locale: string): string {
  const seconds = Math.max(0, ms) / 1000;
  return seconds < 10 ? `${decimal(locale, seconds, 1)} s` : ageText(ms);
}

/** Seconds with at most one digit behind the point: `1.1`, `12`. */
export function secondsText(ms: number, locale: string): string {
  const tenths = Math.round(ms / 100);
  return decimal(locale, tenths < 100 ? tenths / 10 : Math.round(ms / 1000), tenths < 100 && tenths % 10 !== 0 ? 1 : 0);
}

/** The time of day of an ISO time, as this desk reads it. */
export function timeOfDay(iso: string, locale: string): string {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  formats.set(locale, format);
  return format.format(new Date(iso));
}

/** Dear to make, and a long list asks for many. */
const formats = new Map<string, Intl.DateTimeFormat>();

export { clock };
