/** A number with so many digits behind the point, or the comma: `1.1`, `1,1`. */
export function decimal(language: string, value: number, digits: number): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false }).format(value);
}
