/** Which Reclight this is. */
import { version as packageVersion } from '../package.json';

export const version = packageVersion;

/** The Electron that Reclight is made for; on an older stand-in it calls itself a development build. */
const madeForElectron = 45;

export function isDevelopmentBuild(): boolean {
  return Number.parseInt(process.versions.electron ?? '0', 10) < madeForElectron;
}

export function versionLine(): string {
  return isDevelopmentBuild() ? `${version} (development build, Electron ${process.versions.electron})` : version;
}

/** Nobody runs this version earlier: a clock that says so is wrong. Moved on with a release. */
export const madeMs = Date.parse('2026-11-01T00:00:00Z');
