/** Reading an accelerator, Electron's spelling of a key: whether it may be a global one, and which two are the same. Pure. */

export interface Chord {
  readonly modifiers: ReadonlySet<'control' | 'alt' | 'shift' | 'meta'>;
  /** In small letters: `f9`, `a`, `num1`. */
  readonly key: string;
}

type Platform = 'linux' | 'darwin' | 'win32';

const modifiers: Readonly<Record<string, 'control' | 'alt' | 'shift' | 'meta' | 'primary'>> = {
  commandorcontrol: 'primary',
  cmdorctrl: 'primary',
  command: 'meta',
  cmd: 'meta',
  super: 'meta',
  meta: 'meta',
  control: 'control',
  ctrl: 'control',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
};

/** Null: no accelerator at all. Only the shape is looked at; whether the system knows the key, Electron says. */
export function readChord(accelerator: string, platform: Platform): Chord | null {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  if (key === '' || key in modifiers) return null;
  const held = new Set<'control' | 'alt' | 'shift' | 'meta'>();
  for (const part of parts) {
    const modifier = Object.hasOwn(modifiers, part) ? modifiers[part] : undefined;
    if (modifier === undefined) return null;
    held.add(modifier === 'primary' ? (platform === 'darwin' ? 'meta' : 'control') : modifier);
  }
  return { modifiers: held, key };
}

/** A global key takes the key from every program, so a bare letter, or one with Shift, would take it from typing. */
export function mayBeGlobal(chord: Chord): boolean {
  const { modifiers } = chord;
  return modifiers.has('control') || modifiers.has('alt') || modifiers.has('meta') || /^f([1-9]|1\d|2[0-4])$/.test(chord.key);
}

/** The same string for the same key, however it is spelt. */
export function sameKey(accelerator: string, platform: Platform): string {
  const chord = readChord(accelerator, platform);
  return chord ? [...[...chord.modifiers].sort(), chord.key].join('+') : accelerator;
}
