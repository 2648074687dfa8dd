/** The box of a row: selected or not; of all rows: some of them. What it says stands beside it for those who listen. */
import type { VNode } from 'preact';

export function Box(): VNode {
  return (
    <i class="box" aria-hidden="true">
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
        <path class="tick" d="M3.5 8.5l3 3 6-6.5" />
        <path class="dash" d="M4 8h8" />
      </svg>
    </i>
  );
}
