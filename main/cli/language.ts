/** The language of what a command says by itself, before the app could tell which one was set. */
import { languageOf, type Language } from '../../assets/words';

/** As the shell has it, in the order of POSIX; where it says nothing (Windows), as the system has it. */
export function languageOfShell(env: Readonly<Record<string, string | undefined>>, system: string): Language {
  const said = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((name) => name !== undefined && name !== '');
  return languageOf('auto', [said ?? system]);
}
