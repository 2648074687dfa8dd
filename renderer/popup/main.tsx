/** The popup: the lamp, a few facts, the big button. */
import { render } from 'preact';
import { en } from '../../assets/words/en';
import { listen } from '../parts/view';
import { fitWindow } from './fit';
import { Popup } from './popup';

const root = document.querySelector('#popup');

async function show(): Promise<void> {
  await listen();
  if (!root) return;
  render(<Popup words={en} />, root);
  fitWindow(root);
  document.querySelector<HTMLButtonElement>('.acts .button')?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void window.reclight.closeWindow();
});

void show();
