/** Small things that are written the same way in every window. */
import { clock } from '../../assets/words/say';

/** `Ctrl Shift F9`, or the signs of a Mac keyboard. */
export function keyLabel(accelerator: string | null, platform: 'linux' | 'darwin' | 'win32'): string {
  if (accelerator === null) return '';
  const mac: Readonly<Record<string, string>> = { CommandOrControl: '⌘', Command: '⌘', Control: '⌃', Alt: '⌥', Option: '⌥', Shift: '⇧' };
  const other: Readonly<Record<string, string>> = { CommandOrControl: 'Ctrl', CmdOrCtrl: 'Ctrl', Control: 'Ctrl', Super: 'Win', Meta: 'Win' };
  const parts = accelerator.split('+').map((part) => (platform === 'darwin' ? mac : other)[part] ?? part);
  return parts.join(platform === 'darwin' ? '' : ' ');
}

/** Shortens a file name in its middle: the date at its start and the tag at its end are what people look for. */
export function shorten(filename: string, most = 24): string {
  if (filename.length <= most) return filename;
  const tag = /_[A-Za-z][A-Za-z0-9_-]*$/.exec(filename)?.[0] ?? filename.slice(-6);
  const tail = tag.slice(-Math.min(tag.length, most - 10));
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
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(new Date(iso));
}

export { clock };
