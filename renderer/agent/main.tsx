/** The small question at sign-in and unlock, on shared desks. It came by itself, so it waits until somebody turns to it. */
import { render, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { AgentEntry } from '../parts/agent-entry';
import { fitWindow } from '../parts/fit';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';

const close = (): void => void window.reclight.closeWindow();

function Question({ agent }: { readonly agent: string }): VNode {
  const { agent: said } = words.value;
  document.title = said.window;
  // Answered elsewhere meanwhile: what stands here is no longer asked.
  const now = heard.value?.view.desk.setup.agent ?? agent;
  useEffect(() => {
    if (now !== agent) close();
  }, [now]);
  return (
    <>
      <h1>{said.window}</h1>
      <AgentEntry agent={agent} main words={words.value} button={(typed) => (typed.trim() === agent ? said.keep(agent) : said.change)} onDone={close} />
      <p class="lead">{said.lead(agent)}</p>
    </>
  );
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#agent-question');
  const agent = heard.value?.view.desk.setup.agent ?? '';
  if (!root) return;
  render(<Question agent={agent} />, root);
  fitWindow(root);
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});

void show();
