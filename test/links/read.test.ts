/** Which texts are links, and what they ask for; everything else is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, type Link } from '../../main/links/read';

describe('is understood', () => {
  it.each<[string, Link]>([
    ['reclight://show', { do: 'show' }],
    ['reclight://show/', { do: 'show' }],
    ['RECLIGHT://STOP', { do: 'stop' }],
    ['reclight://stop', { do: 'stop' }],
    // Nothing that follows may keep a stop from being one.
    ['reclight://stop?reason=card&key=x', { do: 'stop' }],
    ['reclight://stop/?', { do: 'stop' }],
    ['reclight://pause', { do: 'pause' }],
    ['reclight://start', { do: 'start', key: null, tag: null }],
    ['reclight://start?key=abc', { do: 'start', key: 'abc', tag: null }],
    ['reclight://start/?tag=_SALE&key=a-b_9', { do: 'start', key: 'a-b_9', tag: '_SALE' }],
    ['reclight://toggle?key=abc&tag=%5FSALE', { do: 'toggle', key: 'abc', tag: '_SALE' }],
    ['reclight://start?key=&tag=', { do: 'start', key: '', tag: '' }],
  ])('%s', (text, link) => expect(readLink(text)).toEqual(link));
});

describe('is none', () => {
  it.each([
    '', 'reclight:', 'reclight://', 'reclight:stop', 'reclight:/stop', 'reclight:///stop', 'reclight://stop/now', 'reclight://stop#x', 'reclight://stop:80', 'reclight://u@stop', 'reclight://quit', 'reclight://setup', 'reclight://agent?agent=2000',
    'reclight://constructor', 'reclight://__proto__', 'reclight://toString', 'reclight://st%6Fp', ' reclight://stop', 'reclight://stop ', 'reclight://stop\n', 'reclight://stop\0', 'reclight://ſtop', 'https://reclight/stop', 'reclight2://stop', 'reclight://reclight://stop',
    // only key and tag, each once
    'reclight://start?key=a&key=b', 'reclight://start?key=a&another=1', 'reclight://start?key=a&agent=2000', 'reclight://start?key=a&__proto__=1', 'reclight://toggle?key=a&tag=_A&tag=_B', `reclight://start?key=${'a'.repeat(500)}`,
  ])('%j', (text) => expect(readLink(text)).toBe(null));

  it('whatever comes, it is read without a throw', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string().map((rest) => `reclight://${rest}`), fc.webUrl({ withQueryParameters: true }).map((url) => url.replace(/^https?/, 'reclight')), fc.string().map((rest) => `reclight://start?key=${rest}`));
    fc.assert(
      fc.property(text, (odd) => {
        const link = readLink(odd);
        if (link !== null) expect(odd).toMatch(/^reclight:\/\/(show|stop|pause|start|toggle)\b/i);
      }),
      { numRuns: 3000 },
    );
  });
});
