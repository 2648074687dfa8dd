/** The least and the most of each number that a person sets. */
export const bounds = {
  pauseSeconds: { least: 5, most: 3600 },
  pauseMostSeconds: { least: 10, most: 3600 },
  guardUnrecordedSeconds: { least: 10, most: 600 },
  guardPauseSeconds: { least: 30, most: 1800 },
  guardLimitMinutes: { least: 10, most: 720 },
  guardScreenSeconds: { least: 1, most: 30 },
  keepDays: { least: 1, most: 3650 },
} as const satisfies Readonly<Record<string, { readonly least: number; readonly most: number }>>;
export type NumberName = keyof typeof bounds;
