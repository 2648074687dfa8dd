/** Stands in for electron-store's schema checker, which we do not use: valibot checks the settings (schema.ts). */
export function Ajv2020(): never {
  throw new Error('the settings are checked by schema.ts, not by electron-store');
}

export default function noFormats(): void {
  /* nothing to add */
}
