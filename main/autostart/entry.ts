/** The system's own list of what it starts at login, one entry of it: ours. */

/** `stale`: it starts something else than this program, or what it starts can't be told to be this one. */
export type Found = 'on' | 'off' | 'stale' | 'unknown';

export interface Entry {
  readonly isOn: () => Found;
  /** Null: done, as far as the system says. */
  readonly set: (on: boolean) => 'failed' | 'needs-approval' | null;
}
