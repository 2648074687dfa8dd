/** The setup window: the welcome of a first start, and the form that connects to a dialer. */
import { render } from 'preact';
import { en } from '../../assets/words/en';
import { listen } from '../parts/view';
import { Connect } from './connect';
import { Welcome } from './welcome';

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#setup');
  const welcome = location.hash !== '#connect';
  document.title = welcome ? en.welcome.window : en.setup.window;
  if (root) render(welcome ? <Welcome words={en} /> : <Connect words={en} />, root);
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void window.reclight.closeWindow();
});

void show();
