/** The tag of a part: the user's, cut to what leaves room, and the part's number. Pure. */

const most = 14;
const suffix = /_P([2-9]|[1-9]\d{1,2})$/;

/** Which part a tag names; without a number it is the first. */
export function partOf(tag: string): number {
  return Number(suffix.exec(tag)?.[1] ?? 1);
}

/** `_SALE` and 2 make `_SALE_P2`; a tag over 11 characters is cut (the server keeps 14, wire/README.md). */
export function partTag(tag: string, part: number): string {
  const base = tag.replace(suffix, '');
  if (part < 2) return base;
  const end = `_P${part}`;
  return `${base.slice(0, most - end.length)}${end}`;
}
