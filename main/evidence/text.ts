/** Small things that every part of the page is written with. */
import { decimal } from '../../assets/words/decimal';
import type { Words } from '../../assets/words/en';
import type { SheetNode, SheetTag } from './types';

/** As it was written, in the zone of the desk. */
export const timeOf = (iso: string): string => iso.slice(11, 19);
export const tenths = (iso: string | null): string => (iso === null ? '' : `${timeOf(iso)}.${iso[19] === '.' ? (iso[20] ?? '0') : '0'}`);
export const seconds = (ms: number, { locale }: Words): string => decimal(locale, Math.round(ms / 100) / 10, 1);

export function node(tag: SheetTag, is: Readonly<Record<string, string | number>>, of: readonly SheetNode[]): SheetNode {
  return { tag, is, of };
}
