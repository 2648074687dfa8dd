/** Which language the windows speak; hidden while there is only one. */
import type { VNode } from 'preact';
import { languages, type Language as LanguageName } from '../../assets/words';
import type { Words } from '../../assets/words/en';

export function Language({ now, words }: { readonly now: LanguageName; readonly words: Words }): VNode | null {
  if (languages.length < 2) return null;
  const nameOf = (language: LanguageName): string => {
    const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  };
  return (
    <select class="language" aria-label={words.welcome.language} value={now} onChange={(event) => void window.reclight.setSetting({ name: 'language', value: event.currentTarget.value })}>
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {nameOf(language)}
        </option>
      ))}
    </select>
  );
}
