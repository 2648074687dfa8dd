/** Sections and search on the left, the rows on the right. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { heldCount } from './held';
import { query } from './keyboard';
import { RowFrame } from './row';
import { rows, sections, type SectionId } from './rows';
import { findRows } from './search';

interface Shown {
  readonly desk: Desk;
  readonly words: Words;
}

export function Settings({ desk, words }: Shown): VNode {
  const { settings } = words;
  const [current, setCurrent] = useState<SectionId>('general');
  const pane = useRef<HTMLDivElement>(null);
  const searching = query.value.trim() !== '';
  const held = heldCount(desk);
  const found = searching ? findRows(query.value, words) : rows;
  // In a narrow window the frame scrolls, else the pane.
  useLayoutEffect(() => {
    pane.current?.scrollTo({ top: 0 });
    if (!searching) return;
    pane.current?.parentElement?.scrollTo({ top: 0 });
    setCurrent('general');
  }, [searching]);

  const goTo = (section: SectionId): void => {
    query.value = '';
    setCurrent(section);
    // The sections are drawn again first where a search hid them.
    requestAnimationFrame(() => document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' }));
  };
  const onScroll = ({ currentTarget: box }: { readonly currentTarget: HTMLElement }): void => {
    if (searching) return;
    const top = box.getBoundingClientRect().top + 40;
    const passed = sections.filter((section) => (document.getElementById(`section-${section}`)?.getBoundingClientRect().top ?? Infinity) <= top);
    const atEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
    // At the end the last sections are too short to come to the top: whichever was asked for stays.
    if (!atEnd) setCurrent(passed.at(-1) ?? 'general');
    else if (!sections.slice(passed.length).includes(current)) setCurrent(sections.at(-1) ?? 'general');
  };

  return (
    <div class="frame" onScroll={onScroll}>
      <h1 class="unseen">{settings.window}</h1>
      <div class="side">
        <Search words={words} count={found.length} searching={searching} />
        <nav aria-label={settings.sections}>
          {sections.map((section) => (
            <button key={section} type="button" aria-current={!searching && section === current ? 'true' : undefined} onClick={() => goTo(section)}>
              {settings.section[section]}
            </button>
          ))}
        </nav>
        {held > 0 && <p class="held-count">{words.policy.heldCount(held)}</p>}
      </div>
      <div class="pane" ref={pane} onScroll={onScroll}>
        {searching ? <Found desk={desk} words={words} /> : sections.map((section) => <Section key={section} section={section} desk={desk} words={words} />)}
      </div>
    </div>
  );
}

function Search({ words, count, searching }: { readonly words: Words; readonly count: number; readonly searching: boolean }): VNode {
  const { settings } = words;
  return (
    <div class={searching ? 'search searching' : 'search'} role="search">
      <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="M12.7 12.7l4.3 4.3" />
      </svg>
      <input type="text" aria-label={settings.search} placeholder={settings.search} maxLength={60} autocomplete="off" spellcheck={false} value={query.value} onInput={(event) => (query.value = event.currentTarget.value)} />
      <span class="count" role="status">
        {searching ? settings.found(count) : ''}
      </span>
      {!searching && (
        <kbd class="cap" aria-hidden="true">
          /
        </kbd>
      )}
    </div>
  );
}

function Section({ section, desk, words }: Shown & { readonly section: SectionId }): VNode {
  return (
    <section aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>{words.settings.section[section]}</h2>
      {rows.filter((row) => row.section === section).map((row) => (
        <RowFrame key={row.id} row={row} desk={desk} words={words} query="" />
      ))}
    </section>
  );
}

function Found({ desk, words }: Shown): VNode {
  const found = findRows(query.value, words);
  return (
    <section aria-label={words.settings.search}>
      {found.map((row) => (
        <RowFrame key={row.id} row={row} desk={desk} words={words} query={query.value} />
      ))}
      {found.length === 0 && <p class="nothing">{words.settings.nothing(query.value.trim())}</p>}
    </section>
  );
}
