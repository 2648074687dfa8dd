/** The search, whose history, and which day. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { dayIn } from './rows';
import { goTo, query, rows, showAgent, shown } from './state';

export function Head({ words }: { readonly words: Words }): VNode {
  const day = shown.value;
  const { history } = words;
  return (
    <div class="head">
      <Search words={words} />
      {day && day.agents.length > 1 && (
        <span class="choice">
          <select aria-label={history.whose} value={day.agent ?? ''} onChange={(event) => showAgent(event.currentTarget.value)}>
            {day.agents.map((agent) => (
              <option key={agent} value={agent} selected={agent === day.agent}>
                {agent}
              </option>
            ))}
          </select>
          <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
            <path d="M4 6l4 4 4-4" />
          </svg>
        </span>
      )}
      {day && <Stepper words={words} />}
    </div>
  );
}

function Search({ words }: { readonly words: Words }): VNode {
  const { history } = words;
  const searching = query.value.trim() !== '';
  const typed = dayIn(query.value);
  const other = typed !== null && typed !== shown.value?.day ? typed : null;
  return (
    <div class={searching ? 'search searching' : 'search'} role="search">
      <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="5.5" />
        <path d="M12.7 12.7l4.3 4.3" />
      </svg>
      <input
        type="text"
        aria-label={history.search}
        placeholder={history.search}
        maxLength={130}
        autocomplete="off"
        spellcheck={false}
        value={query.value}
        onInput={(event) => (query.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && other !== null) goTo(other);
        }}
      />
      <span class="count" role="status">
        {searching && other === null ? history.found(rows.value.length) : ''}
      </span>
      {other !== null && (
        <button type="button" class="button small there" onClick={() => goTo(other)}>
          {history.goTo(shortDay(other, words))}
        </button>
      )}
      {!searching && (
        <kbd class="cap" aria-hidden="true">
          /
        </kbd>
      )}
    </div>
  );
}

function Stepper({ words }: { readonly words: Words }): VNode | null {
  const picker = useRef<HTMLInputElement>(null);
  const day = shown.value;
  if (!day) return null;
  const { history } = words;
  const name = longDay(day.day, words, day.today);
  const arrow = (label: string, to: string | null, path: string): VNode => (
    <button type="button" class="arrow" aria-label={label} aria-disabled={to === null} onClick={() => to !== null && goTo(to)}>
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  const later = day.after ?? (day.day < day.today ? day.today : null);
  return (
    <div class="stepper">
      {arrow(history.before, day.before, 'M10 3.5L5.5 8l4.5 4.5')}
      <span class="date">
        <button type="button" class="day" aria-label={history.chooseDay(name)} onClick={() => picker.current?.showPicker()}>
          {name}
        </button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={day.day}
          min={day.first ?? day.today}
          max={day.today}
          onChange={(event) => {
            if (event.currentTarget.value !== '') goTo(event.currentTarget.value);
          }}
        />
      </span>
      {arrow(history.after, later, 'M6 3.5L10.5 8 6 12.5')}
      <button type="button" class="button small" aria-disabled={day.day === day.today} onClick={() => goTo(null)}>
        {history.today}
      </button>
    </div>
  );
}

/** `Tuesday, 24 November`; with its year where it is another one. */
function longDay(day: string, { locale }: Words, today: string): string {
  return format(day, dayFormat(locale), { weekday: 'long', day: 'numeric', month: 'long', ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }) });
}

export function shortDay(day: string, { locale }: Words): string {
  return format(day, dayFormat(locale), { day: 'numeric', month: 'long' });
}

/** The day before the month, as on the wall clock of this window: 24 h. */
const dayFormat = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

function format(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`)).replace(/^(\p{L}+) (?=\d)/u, '$1, ');
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
