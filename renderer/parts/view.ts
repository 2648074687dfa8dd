/**
 * The view of main, and a beat on which running times go on.
 *
 * Nothing here asks back: main sends the whole view whenever it changed.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { View } from '../../preload/contract';
import { nextBeatMs } from './beat';

interface Heard {
  readonly view: View;
  /** On this window's clock: durations in the snapshot were counted then. */
  readonly at: number;
}

export const heard = signal<Heard | null>(null);
const beat = signal(0);

/** How long ago the view came, in milliseconds; moves on with the beat. */
export const sinceView: ReadonlySignal<number> = computed(() => {
  void beat.value;
  return heard.value ? performance.now() - heard.value.at : 0;
});

/** Listens and asks once; returns when the first view is there. */
export async function listen(): Promise<void> {
  const take = (view: View): void => {
    heard.value = { view, at: performance.now() };
    pulse();
  };
  window.reclight.onView(take);
  take(await window.reclight.status());
  document.addEventListener('visibilitychange', pulse);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Nothing while nobody can see it. */
function pulse(): void {
  clearTimeout(timer);
  beat.value++;
  if (document.hidden || !heard.value) return;
  timer = setTimeout(pulse, nextBeatMs(heard.value.view.snapshot, sinceView.value));
}
