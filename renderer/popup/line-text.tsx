/** The line below the word, with its running figure set apart. */
import type { VNode } from 'preact';
import type { Line } from './line';

export function LineText({ line: { text, figure, place } }: { readonly line: Pick<Line, 'text' | 'figure' | 'place'> }): VNode {
  if (figure === null) return <>{text}</>;
  switch (place) {
    case 'apart':
      return (
        <>
          <b>{figure}</b>
          {text !== '' && ' · '}
          {text}
        </>
      );
    case 'first':
      return (
        <>
          <b>{figure}</b> {text}
        </>
      );
    case 'last':
      return (
        <>
          {text} <b>{figure}</b>
        </>
      );
  }
}
