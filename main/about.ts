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
