/** Lists as non_agent_api.php prints them. */
import type { PracticeParams } from './api';

/** Rows under an optional header, parted as `stage` says. */
export function table(params: PracticeParams, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const parts: Readonly<Record<string, string>> = { csv: ',', tab: '\t' };
  const between = parts[params['stage'] ?? ''] ?? '|';
  return [...(params['header'] === 'YES' ? [header] : []), ...rows].map((row) => `${row.join(between)}\n`).join('');
}

/** `A|B` as a filter: without one, or where nothing is named, everybody passes. */
export function named(filter: string | undefined): (name: string) => boolean {
  const names = (filter ?? '').split('|').filter((name) => name !== '');
  return (name) => names.length === 0 || names.includes(name);
}
