/** A link, read: what it asks for, or null. Nothing here does anything. */

export type Link = { readonly do: 'show' | 'stop' | 'pause' } | { readonly do: 'start' | 'toggle'; readonly key: string | null; readonly tag: string | null };

const mostLength = 500;

/** Only `reclight://WORD`, in printable ASCII, with nothing a browser or a person would not have written so. */
export function readLink(text: string): Link | null {
  if (text.length > mostLength || !/^[\x21-\x7e]+$/.test(text)) return null;
  const read = /^reclight:\/\/([a-z]+)\/?(?:\?([^#]*))?$/i.exec(text);
  if (!read) return null;
  const word = read[1]?.toLowerCase() ?? '';
  switch (word) {
    // Safe whoever asks for it: nothing that follows can change what they do.
    case 'show':
    case 'stop':
    case 'pause':
      return { do: word };
    case 'start':
    case 'toggle':
      return withKey(word, new URLSearchParams(read[2] ?? ''));
    default:
      return null;
  }
}

function withKey(word: 'start' | 'toggle', given: URLSearchParams): Link | null {
  const names = [...given.keys()];
  if (names.some((name) => name !== 'key' && name !== 'tag') || new Set(names).size < names.length) return null;
  return { do: word, key: given.get('key'), tag: given.get('tag') };
}
