/** A `window.reclight` that answers by itself and remembers what it was asked. */
import { en } from '../../../assets/words/en';
import type { Bridge, Reply, View } from '../../../preload/contract';

/** What a window asked of the bridge, oldest first: name and argument. */
export type Asked = readonly [name: string, ask?: unknown];

declare global {
  interface Window {
    /** For the script that looks: what was asked, and a way to show another view. */
    gallery: { readonly asked: readonly Asked[]; readonly show: (view: View) => void };
  }
}

/** `afterSave` is what the dialer answers to the setup form; `fault`: the form itself is refused. */
export function pretend(view: View, afterSave: View = view, fault = false): void {
  const asked: Asked[] = [];
  const listeners = new Set<(view: View) => void>();
  const done = (name: string, ask?: unknown): Promise<Reply> => {
    asked.push([name, ask]);
    return Promise.resolve({ ok: true });
  };
  // A press is never answered here: what it shows, it shows by itself.
  const unanswered = (name: string, ask?: unknown): Promise<Reply> => {
    asked.push([name, ask]);
    return new Promise(() => undefined);
  };
  const bridge: Bridge = {
    status: () => Promise.resolve(view),
    start: (ask) => unanswered('start', ask),
    stop: () => unanswered('stop'),
    toggle: () => unanswered('toggle'),
    check: () => done('check'),
    chooseTag: (ask) => done('chooseTag', ask),
    copyFilename: () => done('copyFilename'),
    openSetup: (ask) => done('openSetup', ask),
    saveSetup: async (form) => {
      await done('saveSetup', form);
      return fault ? { ok: false, field: 'password', failure: { kind: 'password-empty', ...en.form['password-empty'] } } : { ok: true, snapshot: afterSave.snapshot };
    },
    practise: () => done('practise'),
    practice: (ask) => done('practice', ask),
    dismissTrouble: (ask) => done('dismissTrouble', ask),
    closeWindow: () => done('closeWindow'),
    onView: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  Object.defineProperty(window, 'reclight', { value: bridge });
  window.gallery = { asked, show: (next) => listeners.forEach((listener) => listener(next)) };
}
