/** In whose name, of which dialer, how many; how old the list is; and the keys. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { head, isNarrowed, now, shown, total } from './state';
import { ageWord } from './texts';

export function Foot({ words }: { readonly words: Words }): VNode | null {
  const known = head.value?.head;
  if (!known) return <footer class="foot" />;
  const { foot } = words.board;
  const agents = foot.agents(total.value);
  const all = known.held ? foot.held(agents) : agents;
  const from = known.source.kind === 'file' ? foot.from.file(known.source.name) : foot.from[known.source.kind];
  const parts = [known.user, known.practice ? words.foot.practice : known.server, all, ...(isNarrowed.value ? [foot.shown(shown.value.length)] : []), from, ...(known.dropped > 0 ? [foot.dropped(known.dropped)] : [])];
  return (
    <footer class="foot">
      <span class="who">{[...new Set(parts.filter(Boolean))].join(' · ')}</span>
      <Keys words={words} />
      <ListAge words={words} />
    </footer>
  );
}

function ListAge({ words }: { readonly words: Words }): VNode {
  const known = head.value;
  const age = known?.head.listAgeMs ?? null;
  return <span class="list-age">{known && age !== null ? words.board.foot.list(ageWord(Math.max(1000, age + Math.max(0, now.value - known.at)), words)) : ''}</span>;
}

function Keys({ words }: { readonly words: Words }): VNode {
  const { keys } = words.board;
  const pairs: readonly (readonly [string, string])[] = [
    ['↑ ↓', keys.move],
    [keys.space, keys.select],
    ['Ctrl A', keys.all],
    ['Enter', keys.act],
    ['R', keys.record],
    ['P', keys.pause],
    ['S', keys.stop],
  ];
  return (
    <span class="keys" aria-hidden="true">
      {pairs.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </span>
  );
}
