/** What the setting says against what the system does: who follows whom. */
import type { Found } from './entry';

export type Next = { readonly do: 'nothing' } | { readonly do: 'mend' } | { readonly do: 'follow'; readonly on: boolean };

/** A program that has moved is ours to mend; what a person has switched in the system is his. */
export function decide(wanted: boolean, found: Found): Next {
  switch (found) {
    case 'on':
      return wanted ? { do: 'nothing' } : { do: 'follow', on: true };
    case 'off':
      return wanted ? { do: 'follow', on: false } : { do: 'nothing' };
    case 'stale':
      return wanted ? { do: 'mend' } : { do: 'nothing' };
    case 'unknown':
      return { do: 'nothing' };
  }
}
