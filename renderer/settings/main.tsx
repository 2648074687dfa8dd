/** The settings window: every setting, found by search, applied at once. */
import { render, type VNode } from 'preact';
import { listen } from '../parts/view';
import { words } from '../parts/words';

function Window(): VNode {
  document.title = words.value.settings.window;
  return <h1>{words.value.settings.window}</h1>;
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#settings');
  if (root) render(<Window />, root);
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void window.reclight.closeWindow();
});

void show();
