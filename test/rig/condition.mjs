// Waits for conditions, never for a time: used by every part of the rig.

/**
 * Resolves with the first value of `probe` that is neither null, undefined nor false. Asks each 50 ms, and at once when
 * `wake` resolves. Throws after `timeoutMs` with `what` and the last words of `describe`.
 */
export async function until(probe, { timeoutMs = 5000, what = 'the condition', describe = () => '', wake } = {}) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const woken = wake?.();
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() >= end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}. ${describe()}`.trim());
    let timer;
    const pause = new Promise((resolve) => (timer = setTimeout(resolve, 50)));
    await (woken ? Promise.race([woken, pause]) : pause);
    clearTimeout(timer);
  }
}
