/** The language of what a command says by itself: the shell's, else the system's. */
import { expect, it } from 'vitest';
import { languageOfShell } from '../../main/cli/language';

it.each([
  [{ LANG: 'es_MX.UTF-8' }, 'en-US', 'es'],
  [{ LANG: 'es_MX.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'es', 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'es_ES.UTF-8' }, 'en-US', 'es'],
  [{ LANG: 'es_AR.UTF-8', LC_ALL: '' }, 'en-US', 'es'],
  [{ LANG: 'C' }, 'es-MX', 'en'],
  [{ LANG: 'C.UTF-8' }, 'es-MX', 'en'],
  [{}, 'es-419', 'es'],
  [{}, 'de-DE', 'en'],
] as const)('%j on a system in %s: %s', (env, system, language) => expect(languageOfShell(env, system)).toBe(language));
