/** The popup: the lamp, a few facts, the big button. */
import { render, type VNode } from 'preact';
import { fitWindow } from '../parts/fit';
import { listen } from '../parts/view';
import { words } from '../parts/words';
import { Popup } from './popup';

const root = document.querySelector('#popup');

function Window(): VNode {
  return <Popup words={words.value} />;
}

async function show(): Promise<void> {
  await listen();
  if (!root) return;
  render(<Window />, root);
  fitWindow(root);
  document.querySelector<HTMLButtonElement>('.acts .button')?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void window.reclight.closeWindow();
});

void show();
