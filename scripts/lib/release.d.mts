export interface Release {
  readonly tag: string;
  readonly version: string;
  /** The two that package-lock.json has of ours. */
  readonly lockVersions: readonly string[];
  readonly changelog: string;
}

export function notesOf(changelog: string, version: string): string | null;
export function faultsOf(release: Release): string[];
