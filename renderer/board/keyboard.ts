/** The keyboard of the window: what a key means is said in keys.ts. */
import { actOnEnter } from './acts';
import { commandOf, type Command, type Where } from './keys';
import { stepped } from './select';
import { choosesAgents, current, goBack, press, question, rowOf, selectShown, shown, touch } from './state';

/** So many rows a page has; the list says it. */
export const page = { rows: 10 };

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const command = commandOf(event, whereOf(event.target));
    if (!command) return;
    // A question is answered by its own buttons.
    if (question.peek() && command.do !== 'back') return;
    event.preventDefault();
    run(command);
  });
}

function whereOf(target: EventTarget | null): Where {
  if (choosesAgents.peek()) return 'dialog';
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.matches('input, textarea')) return 'text';
  return target.matches('.table') ? 'grid' : 'elsewhere';
}

function run(command: Command): void {
  const at = current.peek();
  switch (command.do) {
    case 'search':
      return document.querySelector<HTMLInputElement>('.search input')?.focus();
    case 'back':
      goBack();
      return document.querySelector<HTMLElement>('.table')?.focus();
    case 'all':
      return selectShown();
    case 'step': {
      const to = stepped(command.key, shown.peek(), at, page.rows);
      if (to !== null) touch(to, command.extend ? 'extend' : 'move');
      return;
    }
    case 'toggle':
      return at === null ? undefined : touch(at, 'toggle');
    case 'press':
      return at === null ? undefined : pressAs(command.act, at);
    case 'first': {
      const act = at === null ? null : actOnEnter(rowOf(at)?.peek().row);
      if (at !== null && act !== null) press(act, at);
    }
  }
}

/** The key that pauses resumes too. */
function pressAs(act: 'start' | 'stop' | 'pause', agent: string): void {
  const row = rowOf(agent)?.peek().row;
  press(act === 'pause' && row?.state === 'paused' && row.pausedBy === 'board' ? 'resume' : act, agent);
}
