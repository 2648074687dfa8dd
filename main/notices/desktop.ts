/**
 * The desktop's own notices, beside our panels: they reach a person who looks elsewhere, and stay in the desktop's list.
 *
 * Never relied on, and never on the path of a press: on Linux `show()` blocks for seconds where nobody serves it, so the
 * service is asked for first, by a child.
 */
import { Notification } from 'electron';
import type { Told } from '../recorder/snapshot';

export interface Desktop {
  readonly say: (told: Told, urgent: boolean) => void;
  readonly close: () => void;
}

export function createDesktop(deps: { readonly icon: string; readonly onClick: () => void; readonly isServed: () => Promise<boolean> }): Desktop {
  let shown: Notification | null = null;
  let newest = 0;

  async function say(told: Told, urgent: boolean): Promise<void> {
    const mine = ++newest;
    if (!(await deps.isServed()) || mine !== newest || !Notification.isSupported()) return;
    shown?.close();
    shown = new Notification({ title: told.message, body: told.advice, icon: deps.icon, silent: true, urgency: urgent ? 'critical' : 'normal', timeoutType: urgent ? 'never' : 'default' });
    shown.on('click', deps.onClick);
    shown.show();
  }

  return {
    say: (told, urgent) => void say(told, urgent),
    close: () => {
      newest++;
      shown?.close();
      shown = null;
    },
  };
}
