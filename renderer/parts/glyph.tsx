/**
 * The lamp's drawing: the very SVG files that the tray's icons are drawn from (assets/icons), so that popup and tray can
 * never differ. They are turned into elements here, because the windows' policy forbids markup made of text.
 */
import { h, type VNode } from 'preact';
import blocked from '../../assets/icons/blocked.svg?raw';
import callOver from '../../assets/icons/call-over.svg?raw';
import idle from '../../assets/icons/idle.svg?raw';
import loggedOut from '../../assets/icons/logged-out.svg?raw';
import offline from '../../assets/icons/offline.svg?raw';
import paused from '../../assets/icons/paused.svg?raw';
import recording from '../../assets/icons/recording.svg?raw';
import starting from '../../assets/icons/starting.svg?raw';
import stopping from '../../assets/icons/stopping.svg?raw';
import unconfirmedStart from '../../assets/icons/unconfirmed-start.svg?raw';
import unconfirmedStop from '../../assets/icons/unconfirmed-stop.svg?raw';
import type { Glyph as GlyphName } from '../../assets/words/say';

const texts: Readonly<Record<GlyphName, string>> = {
  idle,
  starting,
  recording,
  stopping,
  paused,
  'unconfirmed-start': unconfirmedStart,
  'unconfirmed-stop': unconfirmedStop,
  'call-over': callOver,
  'logged-out': loggedOut,
  blocked,
  offline,
};

/** Our icons hold flat shapes only: one tag after the other, each with plain attributes. */
export function shapes(text: string): { tag: string; attributes: Record<string, string> }[] {
  return [...text.matchAll(/<(path|circle|rect)((?:\s+[\w-]+="[^"]*")*)\s*\/>/g)].map(([, tag = '', rest = '']) => ({
    tag,
    attributes: Object.fromEntries([...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])),
  }));
}

/** Read once each: a long list draws many. */
const known = new Map<GlyphName, ReturnType<typeof shapes>>();

function shapesOf(name: GlyphName): ReturnType<typeof shapes> {
  const read = known.get(name) ?? shapes(texts[name]);
  known.set(name, read);
  return read;
}

export function Glyph({ name, size }: { readonly name: GlyphName; readonly size: number }): VNode {
  return (
    <svg class={`glyph glyph-${name}`} viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
      {shapesOf(name).map(({ tag, attributes }) => h(tag, attributes))}
    </svg>
  );
}
