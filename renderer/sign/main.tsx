/** The sign of a press: glyph, word, one line. It lives for a second and a half, and takes nothing. */
import { render, type VNode } from 'preact';
import type { Sign as SignView } from '../../preload/contract';
import { Glyph } from '../parts/glyph';
import { heard, listen, sinceView } from '../parts/view';
import { words } from '../parts/words';
import { LineText } from '../popup/line-text';
import { signText } from './sign-words';

/** Longer ones are set smaller, so that they still fit in a wide font. */
const longWord = 18;
/** Until the window is gone, what it showed last stays. */
let last: SignView | null = null;

function Sign(): VNode | null {
  const view = heard.value?.view;
  last = view?.desk.sign ?? last;
  if (!view || !last) return null;
  const { snapshot, desk } = view;
  const { glyph, tone, word, line, strong } = signText(last, snapshot, sinceView.value, words.value);
  return (
    <div class={`sign lamp ${tone} ${desk.platform}${word.length > longWord ? ' long' : ''}`}>
      {snapshot.practice && (
        <div class="practice-mark">
          <b>{words.value.app.practice}</b>
        </div>
      )}
      <div class="said">
        <Glyph name={glyph} size={30} />
        <div role="status" aria-live="assertive">
          <h1>{word}</h1>
          <p class={strong ? 'strong' : ''}>
            <LineText line={line} />
          </p>
        </div>
      </div>
    </div>
  );
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#sign');
  if (root) render(<Sign />, root);
}

void show();
