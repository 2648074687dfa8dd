export const GLYPHS: readonly string[];
export interface Paint {
  readonly colour: string;
  readonly ink: string;
  readonly practice: boolean;
}
/** One glyph as an SVG of its own, for any size. */
export function drawing(glyph: string, paint: Paint, folder?: string): string;
/** Draws every icon into `out`; does nothing where the same sources were drawn before. */
export function buildIcons(ask?: { readonly root?: string; readonly out?: string }): Promise<void>;
