/** What is left of a pause, as every surface shows it: pure. */
import type { PauseView } from '../../main/recorder/snapshot';

/** Up to whole seconds, so that none shows nothing left while some is. `since`: milliseconds since the snapshot was made. */
export function leftMs({ leftMs: left }: PauseView, since: number): number {
  return Math.ceil(Math.max(0, (left ?? 0) - since) / 1000) * 1000;
}

/** The share of the whole pause, for its bar: 1 full, 0 empty. In whole seconds: the style sheet lets it glide where motion is welcome. */
export function leftShare(pause: PauseView, since: number): number {
  return pause.phase === 'asking' ? 0 : Math.min(1, leftMs(pause, since) / (pause.seconds * 1000));
}
