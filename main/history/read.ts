/** Reading the history for people: which days there are, and what a day holds. Seals are not looked at (verify.ts). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayFiles, dayOfFile, fileOf, isAbsent } from './day-files';
import type { Entry } from './entry';
import { readLine } from './schema';

export interface Day {
  readonly day: string;
  /** As they were written. */
  readonly entries: readonly Entry[];
  /** Lines that are no entries. */
  readonly broken: number;
}

/** The oldest first; from the names alone, so that a thousand days are a moment. */
export function daysIn(folder: string): string[] {
  try {
    return dayFiles(folder).map((name) => dayOfFile(name) ?? '');
  } catch {
    return [];
  }
}

/** Throws where the disk refuses; a day without a file is empty. */
export async function readDay(folder: string, day: string): Promise<Day> {
  const name = fileOf(day);
  if (dayOfFile(name) === null) return { day, entries: [], broken: 0 };
  let text: string;
  try {
    text = await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (isAbsent(error)) return { day, entries: [], broken: 0 };
    throw error;
  }
  const lines = text.split('\n').filter((line) => line !== '');
  const entries = lines.flatMap((line) => readLine(line) ?? []);
  return { day, entries, broken: lines.length - entries.length };
}
