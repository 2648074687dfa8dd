/** After a save on Windows, which hides new icons: how to keep the light in sight. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { Glyph } from '../parts/glyph';

export function Saved({ words }: { readonly words: Words }): VNode {
  const { check } = words;
  const show = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => show.current?.focus(), []);
  return (
    <section class="connect question">
      <header>
        <div>
          <h1>{check.pinIcon.message}</h1>
          <p>{check.pinIcon.advice}</p>
        </div>
      </header>
      <div class="picture" aria-hidden="true">
        <span class="tray">^</span>
        <i>›</i>
        <span class="tray slate">
          <Glyph name="idle" size={24} />
        </span>
      </div>
      <div class="acts">
        <button type="button" class="button main" ref={show} onClick={() => void window.reclight.showLight()}>
          {check.showLight}
          <span class="hint">{check.keyEnter}</span>
        </button>
      </div>
    </section>
  );
}
