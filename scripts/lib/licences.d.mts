export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly identifier?: string | null;
  readonly text?: string | null;
}

export function faultsOf(packages: readonly BundledPackage[]): string[];
export function merge(lists: readonly (readonly BundledPackage[])[]): BundledPackage[];
export function notices(packages: readonly BundledPackage[]): string;
export function writeNotices(out: string, parts?: readonly string[]): BundledPackage[];
