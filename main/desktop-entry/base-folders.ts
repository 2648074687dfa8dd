/** Where a Linux desktop looks for entries (the XDG base directories), and by which path it must start us. */
import { isAbsolute, join } from 'node:path';

export interface BaseFolders {
  readonly configHome: string;
  readonly configDirs: readonly string[];
  readonly dataHome: string;
  readonly dataDirs: readonly string[];
}

/** A relative path counts as none. */
export function baseFolders(env: NodeJS.ProcessEnv, home: string): BaseFolders {
  const own = (name: string, fallback: string): string => [env[name] ?? ''].find(isAbsolute) ?? join(home, fallback);
  const systems = (name: string, fallback: string): readonly string[] => (env[name] || fallback).split(':').filter(isAbsolute);
  return {
    configHome: own('XDG_CONFIG_HOME', '.config'),
    configDirs: systems('XDG_CONFIG_DIRS', '/etc/xdg'),
    dataHome: own('XDG_DATA_HOME', join('.local', 'share')),
    dataDirs: systems('XDG_DATA_DIRS', '/usr/local/share:/usr/share'),
  };
}

/** Of an AppImage the image: what it unpacks is gone when it ends. */
export function ourProgram(env: NodeJS.ProcessEnv = process.env, execPath = process.execPath): string {
  return env['APPIMAGE'] || execPath;
}
