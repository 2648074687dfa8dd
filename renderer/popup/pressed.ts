/** A press of this window that main has not shown yet: seen within a frame, gone with the next view. */
import { effect, signal } from '@preact/signals';
import type { Action, Told } from '../../main/recorder/snapshot';
import type { Reply } from '../../preload/contract';
import { heard } from '../parts/view';

export const pressed = signal<Action | null>(null);

/** What the last press was told, if it was not simply carried out. */
export const reply = signal<Told | null>(null);

effect(() => {
  void heard.value;
  pressed.value = null;
});

export function press(action: Action, call: () => Promise<Reply>): void {
  pressed.value = action;
  void act(call).finally(() => (pressed.value = null));
}

export async function act(call: () => Promise<Reply>): Promise<void> {
  reply.value = null;
  const answer = await call();
  reply.value = answer.ok ? null : answer.failure;
}
