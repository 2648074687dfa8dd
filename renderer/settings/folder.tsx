/** The history's rows: its window, and a folder of the person's own: chosen in a dialog of the desktop, shown, and let go. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import type { Ask } from './shown';

export function HistoryFolder({ id, desk, words, ask }: { readonly id: string; readonly desk: Desk; readonly words: Words; readonly ask: Ask }): VNode {
  const { historyFolder, settings } = words;
  const choose = (
    <button type="button" class="button small" aria-describedby={`${id}-title`} onClick={() => void ask(() => window.reclight.chooseHistoryFolder())}>
      {desk.historyTo === '' ? historyFolder.choose : settings.change}
    </button>
  );
  if (desk.historyTo === '') return <span class="control">{choose}</span>;
  return (
    <div class="below">
      <span class="command folder">
        <code>{desk.historyTo}</code>
        <span class="control">
          {choose}
          <button type="button" class="button small" onClick={() => void ask(() => window.reclight.dropHistoryFolder())}>
            {historyFolder.drop}
          </button>
        </span>
      </span>
    </div>
  );
}

export function OpenHistory({ id, words }: { readonly id: string; readonly words: Words }): VNode {
  return (
    <span class="control">
      <button type="button" class="button small" aria-describedby={`${id}-title`} onClick={() => void window.reclight.openHistory()}>
        {words.history.open}
      </button>
    </span>
  );
}
