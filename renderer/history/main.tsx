/** The history window: a day as it was, its entries, and whether all of it is still what was written. */
import { render, type VNode } from 'preact';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';
import { listenToKeys } from './keyboard';
import { follow, shown } from './state';
import { History } from './window';

function Window(): VNode | null {
  const day = shown.value;
  document.title = [words.value.history.window, ...(day?.agent ? [day.agent] : []), ...(day?.server ? [day.server] : [])].join(' · ');
  const view = heard.value?.view;
  return view ? <History view={view} words={words.value} /> : null;
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#history');
  if (root) render(<Window />, root);
  listenToKeys();
  follow();
}

void show();
