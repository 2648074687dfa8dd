/** First start: practise, which can't fail, or connect. */
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { Glyph } from '../parts/glyph';
import { heard } from '../parts/view';
import { Language } from './language';

export function Welcome({ words }: { readonly words: Words }): VNode {
  const { welcome } = words;
  const practise = async (): Promise<void> => {
    await window.reclight.practise();
    await window.reclight.closeWindow();
  };
  const connect = (): void => void window.reclight.openSetup({ page: 'connect' });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === welcome.connectKey.toLowerCase() && !(event.target instanceof HTMLSelectElement) && !event.ctrlKey && !event.metaKey && !event.altKey) connect();
    };
    document.addEventListener('keydown', onKey);
    document.querySelector<HTMLButtonElement>('.main')?.focus();
    return () => document.removeEventListener('keydown', onKey);
  }, [words]);
  return (
    <section class="welcome">
      <h1>{welcome.title}</h1>
      <p>{welcome.lead}</p>
      <div class="cards">
        <article>
          <div class="picture" aria-hidden="true">
            <span class="slate">
              <Glyph name="idle" size={30} />
            </span>
            <i>›</i>
            <span class="blue">
              <Glyph name="starting" size={30} />
            </span>
            <i>›</i>
            <span class="filled">
              <Glyph name="recording" size={30} />
            </span>
          </div>
          <h2>{welcome.practise}</h2>
          <p>{welcome.practiseText}</p>
          <button type="button" class="button main" onClick={() => void practise()}>
            {welcome.practiseButton}
            <span class="hint">{words.check.keyEnter}</span>
          </button>
        </article>
        <article>
          <div class="picture" aria-hidden="true">
            <span class="address">https://</span>
          </div>
          <h2>{welcome.connect}</h2>
          <p>{welcome.connectText}</p>
          <button type="button" class="button" onClick={connect}>
            {welcome.connectButton}
            <span class="hint">{welcome.connectKey}</span>
          </button>
        </article>
      </div>
      <footer>
        <span>{welcome.foot}</span>
        <Language now={heard.value?.view.desk.language ?? 'en'} words={words} />
      </footer>
    </section>
  );
}
