export interface Bom {
  readonly components?: readonly { readonly name: string; readonly version: string }[];
}

export function withElectron<T extends Bom>(listed: T, version: string): T;
export function lockedVersion(lockFile: string, name: string): string;
