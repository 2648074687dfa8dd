/** What stands in a box: selected, or some of them. */
import type { VNode } from 'preact';

export function Tick(): VNode {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path class="tick" d="M3.5 8.5l3 3 6-6.5" />
      <path class="dash" d="M4 8h8" />
    </svg>
  );
}
