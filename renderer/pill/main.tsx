/** The pill: the lamp as a small strip that stays on top. */
import { render, type VNode } from 'preact';
import { isAsking } from '../../assets/words/alarm';
import { isFramed } from '../../assets/words/guard';
import { glyphOf } from '../../assets/words/say';
import { Glyph } from '../parts/glyph';
import { isDashed } from '../parts/tone';
import { heard, listen, sinceView } from '../parts/view';
import { words } from '../parts/words';
import { makeMovable } from './move';
import { pillText } from './pill-words';

function Pill(): VNode | null {
  const view = heard.value?.view;
  if (!view) return null;
  const { snapshot, desk } = view;
  const { tone, word, figure, aside, share } = pillText(snapshot, sinceView.value, words.value, desk.guard.unrecorded);
  const framed = isFramed(desk.alarms) || snapshot.state === 'unconfirmed' || isAsking(snapshot);
  const drains = share !== null && !desk.pillMoves;
  return (
    <div class={`pill lamp ${desk.platform} ${desk.pillMoves ? 'moves' : tone}${framed ? ' framed' : ''}${isDashed(snapshot) ? ' dashed' : ''}${drains ? ' drains' : ''}`}>
      {snapshot.practice && (
        <div class="practice-mark">
          <b>{words.value.app.practice}</b>
        </div>
      )}
      <div class="said">
        {drains && <i class="left" style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }} />}
        <Glyph name={glyphOf(snapshot)} size={18} />
        {desk.pillMoves ? (
          <>
            <h1>{words.value.pill.moving}</h1>
            <button type="button" ref={takeFocus} onClick={() => void window.reclight.pillDone()}>
              {words.value.pill.done}
            </button>
          </>
        ) : (
          <>
            <h1>{word}</h1>
            <span class="unseen" role="status">
              {word}
            </span>
            {figure !== null && <span class="figure">{figure}</span>}
            {aside !== null && <span class="aside">{aside}</span>}
          </>
        )}
      </div>
    </div>
  );
}

/** Until something in it has the focus, a page hears no keys. */
function takeFocus(button: HTMLButtonElement | null): void {
  if (button !== document.activeElement) button?.focus();
}

/** The window is as wide as what it says. Main does it: a window can't make itself lower than 100 px. */
function fitWidth(content: Element): void {
  new ResizeObserver(() => void window.reclight.pillWidth({ width: Math.ceil(content.getBoundingClientRect().width) })).observe(content);
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#pill');
  if (!root) return;
  render(<Pill />, root);
  fitWidth(root);
  makeMovable(() => heard.value?.view.desk.pillMoves ?? false);
}

void show();
