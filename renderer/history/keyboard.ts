/** The keyboard of the window: `/` searches; Esc empties the search, lets the entry go, closes. */
import { query, selected } from './state';

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const inText = event.target instanceof HTMLInputElement;
    if (event.key === '/' && !inText && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.search input')?.focus();
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (query.value !== '') query.value = '';
    else if (selected.value !== null) selected.value = null;
    else void window.reclight.closeWindow();
  });
}
