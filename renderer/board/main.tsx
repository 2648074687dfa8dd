/** The board's window: many agents at once, for a team lead. */
import { render, type VNode } from 'preact';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';
import { listenToKeys } from './keyboard';
import { follow, head } from './state';
import { Board } from './window';

function Window(): VNode | null {
  const server = head.value?.head.server;
  document.title = [words.value.board.window, ...(server ? [server] : [])].join(' · ');
  const view = heard.value?.view;
  return view ? <Board desk={view.desk} words={words.value} /> : null;
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#board');
  if (root) render(<Window />, root);
  listenToKeys();
  await follow();
}

void show();
