/** The settings window: every setting, found by search, applied at once. */
import { render, type VNode } from 'preact';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';
import { listenToKeys } from './keyboard';
import { Settings } from './window';

function Window(): VNode | null {
  document.title = words.value.settings.window;
  const desk = heard.value?.view.desk;
  return desk ? <Settings desk={desk} words={words.value} /> : null;
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#settings');
  if (root) render(<Window />, root);
  listenToKeys();
}

void show();
