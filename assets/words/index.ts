/** The dictionaries, and which of them a person reads. */
import { en, type Words } from './en';
import { es } from './es';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

const dictionaries: Readonly<Record<Language, Words>> = { en, es };

export function wordsOf(language: Language): Words {
  return dictionaries[language];
}

/** What was chosen, else the first of the system's languages that we have; `systems` are BCP 47 names, best first. */
export function languageOf(wish: Language | 'auto', systems: readonly string[]): Language {
  if (wish !== 'auto') return wish;
  const spoken = systems.map((name) => name.toLowerCase().split(/[-_]/)[0]);
  return spoken.map((name) => languages.find((language) => language === name)).find((language) => language !== undefined) ?? 'en';
}

export type { Words } from './en';
