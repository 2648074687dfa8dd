/** What one call was, as a page shows it: found from its entries (model.ts), put into words (sheet.ts). Types only. */
import type { Actor, Asked, Finding, Span } from '../history';

export type Heading = 'whole' | 'part' | 'none' | 'unknown' | 'none-known' | 'running' | 'paused-now' | 'again' | 'not-again' | 'part-again';

/** One recording of the call. */
export interface Part {
  /** Of a recording that a pause cut in parts; null: it stands alone. */
  readonly part: number | null;
  readonly id: string;
  readonly filename: string | null;
  /** What was found of the finished file; null: it was not looked up. */
  readonly file: { readonly how: 'found' | 'short' | 'missing'; readonly seconds: number | null; readonly expectedSeconds: number | null } | null;
}

/** One line of what was asked, seen and proved. */
export interface Line {
  readonly askedAt: string | null;
  readonly actor: Actor;
  readonly lead: string | null;
  readonly what:
    | { readonly kind: 'start' | 'resume' | 'stop' | 'stop-for-card' | 'found-paused' | 'cancelled' | 'recording' | 'ended' | 'call-began' | 'call-ended' | 'lost' | 'slept' | 'heard' | 'began' | 'closed' }
    | { readonly kind: 'press'; readonly asked: Asked; readonly outcome: string }
    | { readonly kind: 'pause-over'; readonly how: string };
  /** When it was proved or seen. */
  readonly provedAt: string | null;
  readonly proof: { readonly kind: 'new-id' | 'seen' | 'gone'; readonly id: string } | { readonly kind: 'acted' | 'not-recording' | 'no-id' | 'none' };
}

/** A card pause, from its proved stop. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly end: 'resumed' | 'ended' | 'open';
  readonly heard: 'acted' | 'found' | 'unheard' | 'recording';
}

/** In milliseconds. */
export interface Sums {
  readonly recorded: number;
  readonly paused: number;
  readonly hole: number;
  readonly notKnown: number;
}

export interface Link {
  readonly seq: number;
  readonly seal: string;
}

export interface Evidence {
  readonly agent: string;
  readonly server: string | null;
  readonly practice: boolean;
  readonly madeAt: string;
  readonly began: string;
  /** Null: the call goes on, or its end was not seen. */
  readonly ended: string | null;
  readonly goesOn: boolean;
  readonly heading: Heading;
  readonly pauses: number;
  readonly but: readonly ('unknown' | 'missing' | 'short' | 'broken')[];
  readonly spans: readonly Span[];
  readonly sums: Sums;
  readonly parts: readonly Part[];
  readonly lines: readonly Line[];
  readonly gaps: readonly Gap[];
  /** In call, neither recorded nor paused, for longer than a proof takes. */
  readonly holes: readonly { readonly from: number; readonly to: number }[];
  readonly chain: { readonly first: Link; readonly last: Link; readonly entries: number | null; readonly findings: readonly Finding[] | null; readonly isSealed: boolean };
  /** The dialer's clock against this computer's, above 0 where it is ahead; null: not known. */
  readonly aheadMs: number | null;
}

export type SheetTag = 'article' | 'header' | 'footer' | 'section' | 'h1' | 'h2' | 'p' | 'b' | 'span' | 'dl' | 'dt' | 'dd' | 'table' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'svg' | 'rect' | 'text';

/** A page as a tree: drawn by a window, written by main; text is text in both. */
export type SheetNode = string | { readonly tag: SheetTag; readonly is?: Readonly<Record<string, string | number>>; readonly of: readonly SheetNode[] };
