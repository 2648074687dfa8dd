/**
 * An agent's eight hours, drawn from a seed: calls of all lengths, some recorded by their campaign, some by key, some
 * stopped for a card number and started again, hang-ups, wrap-up, pauses and a lunch.
 */
export type Moment =
  | { readonly at: number; readonly do: 'ready' | 'pause' | 'hang-up' | 'dispose' | 'record-button' }
  | { readonly at: number; readonly do: 'take-call'; readonly by: 'nobody' | 'campaign' }
  | { readonly at: number; readonly do: 'press'; readonly action: 'start' | 'stop' }
  | { readonly at: number; readonly do: 'lock'; readonly on: boolean };

export const shiftMs = 8 * 3_600_000;

/** Times are milliseconds from the shift's begin. */
export function drawDay(seed: number): readonly Moment[] {
  const draw = generator(seed);
  const between = (low: number, high: number): number => low + draw() * (high - low);
  const around = (mean: number): number => -Math.log(1 - draw()) * mean;
  const day: Moment[] = [];
  let at = 5000;
  let hadLunch = false;
  while (at < shiftMs) {
    day.push({ at, do: 'ready' });
    at += 2000 + Math.min(120_000, around(25_000));
    const auto = draw() < 0.3;
    day.push({ at, do: 'take-call', by: auto ? 'campaign' : 'nobody' });
    const lasts = Math.min(900_000, 20_000 + around(100_000));
    recordCall(day, at, lasts, auto, draw, between);
    at += lasts;
    day.push({ at, do: 'hang-up' });
    at += between(4000, 25_000);
    day.push({ at, do: 'dispose' });
    at += between(500, 3000);
    if (!hadLunch && at > shiftMs / 2) {
      hadLunch = true;
      day.push({ at, do: 'pause' }, { at: at + 20_000, do: 'lock', on: true }, { at: at + 1_800_000, do: 'lock', on: false });
      at += 1_810_000;
    } else if (draw() < 0.1) {
      day.push({ at, do: 'pause' });
      at += between(60_000, 300_000);
    }
  }
  return day.filter((moment) => moment.at < shiftMs).sort((one, other) => one.at - other.at);
}

function recordCall(day: Moment[], begins: number, lasts: number, auto: boolean, draw: () => number, between: (low: number, high: number) => number): void {
  const ends = begins + lasts - 2000;
  const press = (at: number, action: 'start' | 'stop'): void => void (at < ends && day.push({ at, do: 'press', action }));
  let recordedFrom = auto ? begins : null;
  if (!auto && draw() < 0.55) {
    recordedFrom = begins + between(3000, 20_000);
    press(recordedFrom, 'start');
  } else if (!auto && draw() < 0.05) day.push({ at: begins + between(2000, Math.max(3000, lasts / 2)), do: 'record-button' });
  if (recordedFrom === null || draw() > 0.35) return;
  const card = recordedFrom + 5000 + between(0.2, 0.6) * lasts;
  press(card, 'stop');
  press(card + between(25_000, 60_000), 'start');
}

/** Mulberry32: small, even, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
