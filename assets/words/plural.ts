/** Which form of a sentence a number asks for, by the language's own rules. */

/** `one` and `other` are enough for the languages we have; where a language asks for more, `other` says it. */
export interface Forms {
  readonly one: string;
  readonly other: string;
}

export function plural(language: string, count: number, forms: Forms): string {
  return new Intl.PluralRules(language).select(count) === 'one' ? forms.one : forms.other;
}
