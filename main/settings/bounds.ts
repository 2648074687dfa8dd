/** The least and the most of each number that a person sets, and what it counts. */
export const bounds = {
  pauseSeconds: { least: 5, most: 3600, unit: 'seconds' },
  pauseMostSeconds: { least: 10, most: 3600, unit: 'seconds' },
  guardUnrecordedSeconds: { least: 10, most: 600, unit: 'seconds' },
  guardPauseSeconds: { least: 30, most: 1800, unit: 'seconds' },
  guardLimitMinutes: { least: 10, most: 720, unit: 'minutes' },
  guardScreenSeconds: { least: 1, most: 30, unit: 'seconds' },
  boardCallsPerMinute: { least: 20, most: 600, unit: 'calls' },
  keepDays: { least: 1, most: 3650, unit: 'days' },
} as const satisfies Readonly<Record<string, Bound>>;
export type NumberName = keyof typeof bounds;
export type Bounds = Readonly<Record<NumberName, Bound>>;

export interface Bound {
  readonly least: number;
  readonly most: number;
  readonly unit: 'seconds' | 'minutes' | 'days' | 'calls';
}

/** As they are for a person now: a pause is planned no longer than the longest one that may be asked for. */
export function boundsNow({ pauseSeconds, pauseMostSeconds }: { readonly pauseSeconds: number; readonly pauseMostSeconds: number }): Bounds {
  return {
    ...bounds,
    pauseSeconds: { ...bounds.pauseSeconds, most: pauseMostSeconds },
    pauseMostSeconds: { ...bounds.pauseMostSeconds, least: Math.max(bounds.pauseMostSeconds.least, pauseSeconds) },
  };
}

export function isNumberName(name: string): name is NumberName {
  return Object.hasOwn(bounds, name);
}
