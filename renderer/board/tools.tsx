/** Search, filters, order, and the way to other agents. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Kind } from './face';
import type { Order } from './order';
import { campaigns, change, choosesAgents, orders, wish } from './state';

export function Tools({ words }: { readonly words: Words }): VNode {
  const { board } = words;
  const { query, campaign, kind, order } = wish.value;
  const all = '*';
  const named: readonly (readonly [string, string])[] = campaigns.value.map((name) => [name, name === '' ? board.noCampaign : name]);
  return (
    <div class="tools">
      <div class="search" role="search">
        <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="M12.7 12.7l4.3 4.3" />
        </svg>
        <input type="text" aria-label={board.search} placeholder={board.search} maxLength={130} autocomplete="off" spellcheck={false} value={query} onInput={(event) => change({ query: event.currentTarget.value })} />
        {query === '' && (
          <kbd class="cap" aria-hidden="true">
            /
          </kbd>
        )}
      </div>
      <Choice label={board.campaign} value={campaign ?? all} options={[[all, board.campaigns], ...named]} onChoose={(value) => change({ campaign: value === all ? null : value })} />
      <Choice label={board.state} value={kind ?? all} options={[[all, board.states], ...Object.entries(board.kind)]} onChoose={(value) => change({ kind: value === all ? null : (value as Kind) })} />
      <span class="apart" />
      <button type="button" class="button small" onClick={() => (choosesAgents.value = true)}>
        {board.agents}
      </button>
      <span class="labelled">
        <span aria-hidden="true">{board.order}</span>
        <Choice label={board.order} value={order} options={orders.map((name) => [name, board.by[name]] as const)} onChoose={(value) => change({ order: value as Order })} />
      </span>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

export function Choice({ label, value, options, onChoose }: ChoiceProps): VNode {
  return (
    <span class="choice">
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name} selected={name === value}>
            {text}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" aria-hidden="true">
        <path d="M4 6l4 4 4-4" />
      </svg>
    </span>
  );
}
