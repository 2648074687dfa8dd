/** The setup window: the welcome of a first start, and the form that connects to a dialer. */
import { render, type VNode } from 'preact';
import { fitWindow } from '../parts/fit';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';
import { Connect } from './connect';
import { Welcome } from './welcome';

function Window(): VNode {
  const welcome = location.hash !== '#connect';
  document.title = welcome ? words.value.welcome.window : words.value.setup.window;
  return welcome ? <Welcome words={words.value} /> : <Connect words={words.value} />;
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#setup');
  if (!root) return;
  render(<Window />, root);
  fitWindow(root);
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const check = heard.value?.view.desk.check;
  if (check?.underWay) void window.reclight.cancelCheck();
  else if (check?.question) void window.reclight.notMyDialer();
  else void window.reclight.closeWindow();
});

void show();
