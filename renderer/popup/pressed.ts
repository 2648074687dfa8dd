/** A press of this window that main has not shown yet: seen within a frame, gone with the next view. */
import { effect, signal } from '@preact/signals';
import type { Action, StateWord, Told } from '../../main/recorder/snapshot';
import type { Reply } from '../../preload/contract';
import { heard } from '../parts/view';

/** `either`: the dialer is asked first, and its answer decides. */
export type Pressed = Action | 'pause' | 'resume' | 'either';

export const pressed = signal<Pressed | null>(null);

/** What the last press was told, if it was not simply carried out; gone once the light has changed. */
export const reply = signal<Told | null>(null);

let lit: StateWord | null = null;
effect(() => {
  const state = heard.value?.view.snapshot.state ?? null;
  pressed.value = null;
  if (state !== lit) reply.value = null;
  lit = state;
});

export function press(action: Pressed, call: () => Promise<Reply>): void {
  pressed.value = action;
  void act(call).finally(() => (pressed.value = null));
}

export async function act(call: () => Promise<Reply>): Promise<void> {
  reply.value = null;
  const answer = await call();
  reply.value = answer.ok ? null : answer.failure;
}
