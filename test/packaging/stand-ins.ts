/**
 * An Electron for Windows and one for macOS as far as packaging looks at them: the files that it renames, signs, writes
 * into. Nothing of them runs.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What @electron/fuses looks for: a mark, a version, a length, and the switches. */
const fuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('01011001')]);

function write(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
}

interface PeLibrary {
  readonly NtExecutable: { readonly createEmpty: (is32: boolean, isDll: boolean) => Executable };
}
interface Executable {
  readonly setExtraData: (data: ArrayBufferLike) => void;
  readonly generate: () => ArrayBuffer;
}
interface ResEdit {
  readonly NtExecutableResource: { readonly from: (exe: Executable, ignoreCertificate: boolean) => { readonly entries: unknown[]; readonly outputResource: (exe: Executable) => void } };
  readonly Resource: { readonly VersionInfo: { readonly createEmpty: () => { lang: number; readonly setStringValues: (language: { lang: number; codepage: number }, values: Record<string, string>) => void; readonly outputToResourceEntries: (entries: unknown[]) => void } } };
}

export function windowsElectron(root: string, folder: string): void {
  const its = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'));
  const { NtExecutable } = its('pe-library') as PeLibrary;
  const { NtExecutableResource, Resource } = its('resedit') as ResEdit;
  const exe = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(exe, true);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(exe);
  exe.setExtraData(new Uint8Array(fuses).buffer);
  write(join(folder, 'electron.exe'), Buffer.from(exe.generate()));
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'ffmpeg.dll', 'locales/en-US.pak', 'locales/es.pak', 'locales/de.pak']) write(join(folder, name), '45.0.0');
  mkdirSync(join(folder, 'resources'));
}

export function macElectron(folder: string): void {
  const contents = join(folder, 'Electron.app', 'Contents');
  const bundle = (at: string, name: string): void => {
    const keys = { CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron', CFBundleName: name };
    const dict = Object.entries(keys).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
    write(join(at, 'Info.plist'), `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${dict.join('')}</dict></plist>`);
    write(join(at, 'MacOS', name), '');
  };
  bundle(contents, 'Electron');
  for (const part of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) bundle(join(contents, 'Frameworks', `Electron Helper${part}.app`, 'Contents'), `Electron Helper${part}`);
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework');
  write(join(framework, 'Versions', 'A', 'Electron Framework'), fuses);
  for (const language of ['en', 'es', 'de']) write(join(framework, 'Versions', 'A', 'Resources', `${language}.lproj`, 'locale.pak'), '');
  mkdirSync(join(contents, 'Resources'));
  symlinkSync('A', join(framework, 'Versions', 'Current'));
  for (const name of ['Electron Framework', 'Resources']) symlinkSync(join('Versions', 'Current', name), join(framework, name));
}
