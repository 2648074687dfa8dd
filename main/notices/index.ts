/**
 * notices: what the app says by itself, by the desktop's notifications.
 *
 * Promises: never takes the focus; one notice at a time, the newest replaces the one before. Called by the app with
 * sentences of the dictionary; must not know why.
 */
import { Notification } from 'electron';
import type { Told } from '../recorder/snapshot';

export interface Notices {
  readonly say: (told: Told, urgent: boolean) => void;
  readonly close: () => void;
}

export function createNotices(deps: { readonly icon: string; readonly onClick: () => void }): Notices {
  let shown: Notification | null = null;
  return {
    say: (told, urgent) => {
      if (!Notification.isSupported()) return;
      shown?.close();
      shown = new Notification({ title: told.message, body: told.advice, icon: deps.icon, silent: true, urgency: urgent ? 'critical' : 'normal', timeoutType: urgent ? 'never' : 'default' });
      shown.on('click', deps.onClick);
      shown.show();
    },
    close: () => shown?.close(),
  };
}
