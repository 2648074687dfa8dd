import type { WaitOptions } from './tray-host.mjs';

export interface ShownNotification {
  readonly id: number;
  readonly app: string;
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Ids and labels in turn. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly urgency: 'low' | 'normal' | 'critical';
  readonly expiresMs: number;
}

export interface Notifications {
  /** All that were shown, in order; a replaced one is there with each of its texts. */
  readonly shown: readonly ShownNotification[];
  waitFor(predicate: (notification: ShownNotification) => boolean, options?: WaitOptions): Promise<ShownNotification>;
  /** Clicks an action; "default" is a click on the notification itself. */
  invoke(id: number, action?: string): void;
  /** Closes it as a person would. */
  dismiss(id: number): void;
}
