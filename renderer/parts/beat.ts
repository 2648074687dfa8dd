/** When a window must be drawn again though nothing came: pure. */
import type { Snapshot } from '../../main/recorder/snapshot';

/** Tenths of a second while a word waits for its proof, else once a second, as its first figure changes. `since`: milliseconds since the snapshot was made. */
export function nextBeatMs({ state, asked, detail }: Snapshot, since: number): number {
  const { pause } = detail;
  if (state === 'starting' || state === 'stopping' || asked !== null) return 100;
  if (state === 'paused' && pause?.phase === 'paused') {
    const left = (pause.leftMs ?? 0) - since;
    return left > 0 ? left % 1000 || 1000 : 1000;
  }
  const shown = (state === 'paused' ? (pause?.sinceMs ?? 0) : (detail.elapsedMs ?? detail.callMs ?? 0)) + since;
  return 1000 - (shown % 1000);
}
