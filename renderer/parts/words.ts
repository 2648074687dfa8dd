/** The dictionary of the language that a person reads now; a change shows at once. */
import { computed, effect } from '@preact/signals';
import { wordsOf, type Words } from '../../assets/words';
import { heard } from './view';

const language = computed(() => heard.value?.view.desk.language ?? 'en');

export const words = computed<Words>(() => wordsOf(language.value));

effect(() => {
  document.documentElement.lang = language.value;
});
