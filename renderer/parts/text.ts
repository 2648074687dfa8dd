/** Small things that are written the same way in every window. */
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

/** An age in words: seconds, minutes, hours; never a fraction but below ten seconds where `fine` asks for it. */
export function ageText(ms: number, fine = false): string {
  const seconds = Math.max(0, ms) / 1000;
  if (fine && seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** Seconds with at most one digit behind the point: `1.1`, `12`. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  return seconds < 9.95 ? seconds.toFixed(1).replace(/\.0$/, '') : String(Math.round(seconds));
}

/** The time of day of an ISO time, as this desk reads it. */
export function timeOfDay(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
}

export { clock };
