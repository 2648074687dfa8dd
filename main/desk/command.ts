/** The command that a desktop, a pedal or a script can be bound to, as it works on this computer. Pure. */

export interface Program {
  readonly platform: NodeJS.Platform;
  readonly program: string;
  /** What must stand before the command: the app's folder in development, Chromium's own switches. */
  readonly before: readonly string[];
}

/** In a shell's spelling; on Windows in that of its command line. */
export function commandOf({ platform, program, before }: Program, word: string): string {
  return [program, ...before, word].map((part) => (platform === 'win32' ? windowsQuoted(part) : shellQuoted(part))).join(' ');
}

function shellQuoted(part: string): string {
  return /^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", `'\\''`)}'`;
}

function windowsQuoted(part: string): string {
  return /[\s"&^]/.test(part) ? `"${part.replaceAll('"', '\\"')}"` : part;
}
