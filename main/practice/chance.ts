/** Chance from a seed: the same seed, the same floor. */
export interface Chance {
  /** From 0 up to 1. */
  readonly part: () => number;
  readonly between: (least: number, most: number) => number;
  readonly isTrue: (share: number) => boolean;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32, in the public domain.
  function part(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return { part, between: (least, most) => least + part() * (most - least), isTrue: (share) => part() < share };
}
