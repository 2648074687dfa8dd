/** How links come in on each system, and that one which comes too early waits. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catchLinks, type LinkSource } from '../../main/links/arrive';

function system(isPackaged: boolean): { app: LinkSource; registered: unknown[][]; opens: (url: string) => boolean } {
  let hear: Parameters<LinkSource['on']>[1] = () => undefined;
  const registered: unknown[][] = [];
  return {
    app: {
      isPackaged,
      on: (_event, listener) => (hear = listener),
      setAsDefaultProtocolClient: (...args) => registered.push(args) > 0,
    },
    registered,
    opens: (url) => {
      let prevented = false;
      hear({ preventDefault: () => (prevented = true) }, url);
      return prevented;
    },
  };
}

it.each<[NodeJS.Platform, unknown[][]]>([
  // `--`: Chromium takes nothing behind it for a switch, whatever the link says.
  ['win32', [['reclight', 'C:\\reclight.exe', ['--']]]],
  ['darwin', [['reclight']]],
  ['linux', []],
])('%s: registered by the packaged app alone', (platform, expected) => {
  const packaged = system(true);
  catchLinks(packaged.app, platform, 'C:\\reclight.exe');
  expect(packaged.registered).toEqual(expected);
  const built = system(false);
  catchLinks(built.app, platform, 'C:\\reclight.exe');
  expect(built.registered).toEqual([]);
});

it('on Linux the package’s desktop entry says it: without the scheme there no browser would find us', () => {
  expect(readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8')).toMatch(/^protocols:\n {2}- name: Reclight\n {4}schemes: \[reclight\]$/m);
});

it('a link that comes before the app is ready waits for it; the last five of many', () => {
  const { app, opens } = system(true);
  const take = catchLinks(app, 'darwin', '');
  for (let turn = 1; turn <= 9; turn++) expect(opens(`reclight://show?${turn}`)).toBe(true);
  const taken: string[] = [];
  take((url) => taken.push(url));
  opens('reclight://stop');
  expect(taken).toEqual([5, 6, 7, 8, 9].map((turn) => `reclight://show?${turn}`).concat('reclight://stop'));
});
