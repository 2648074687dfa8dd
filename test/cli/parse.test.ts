/** The command line as it is typed: every command and switch, and every way to get one wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownArguments, parseCommand, wantsToBeSeen, type Command } from '../../main/cli';

const read = (line: string): Command => parseCommand(line === '' ? [] : line.split(' '));
const press = (action: 'start' | 'stop' | 'toggle', part: object = {}): Command => ({ do: 'press', action, tag: null, another: false, waitMs: null, json: false, agent: null, ...part });

describe('is understood', () => {
  it.each<[string, Command]>([
    ['', { do: 'app', hidden: false }],
    ['--hidden', { do: 'app', hidden: true }],
    ['status', { do: 'status', json: false, agent: null }],
    ['status --json', { do: 'status', json: true, agent: null }],
    ['--json status --agent 1000', { do: 'status', json: true, agent: '1000' }],
    ['status --agent=a-b_9', { do: 'status', json: false, agent: 'a-b_9' }],
    ['quit', { do: 'quit', json: false, agent: null }],
    ['quit --json', { do: 'quit', json: true, agent: null }],
    ['watch', { do: 'watch', json: false }],
    ['watch --json', { do: 'watch', json: true }],
    ['board', { do: 'board', watch: false, json: false }],
    ['board --json', { do: 'board', watch: false, json: true }],
    ['board --watch --json', { do: 'board', watch: true, json: true }],
    ['agent 2000', { do: 'agent', agent: '2000', json: false }],
    ['agent --json a-b_9', { do: 'agent', agent: 'a-b_9', json: true }],
    ['agent -- -5', { do: 'agent', agent: '-5', json: false }],
    ['--hidden --by-command', { do: 'app', hidden: true, byCommand: true }],
    ['reclight://stop', { do: 'link', url: 'reclight://stop' }],
    ['-- RECLIGHT://start?key=x&tag=_A', { do: 'link', url: 'RECLIGHT://start?key=x&tag=_A' }],
    ['start', press('start')],
    ['start --tag _SALE --another --wait 2 --agent 1000 --json', press('start', { tag: '_SALE', another: true, waitMs: 2000, agent: '1000', json: true })],
    ['start --tag=-R', press('start', { tag: '-R' })],
    ['start --tag -R', press('start', { tag: '-R' })],
    ['start --wait 0', press('start', { waitMs: 0 })],
    ['start --wait 0.25', press('start', { waitMs: 250 })],
    ['stop --wait 300', press('stop', { waitMs: 300_000 })],
    ['stop', press('stop')],
    ['toggle --tag abcdefghijklmn', press('toggle', { tag: 'abcdefghijklmn' })],
    [
      'setup --server https://dialer.example --user api --agent 1000 --password-stdin',
      { do: 'setup', server: 'https://dialer.example', user: 'api', agent: '1000', caFile: null, allowHttp: false, json: false },
    ],
    [
      'setup --json --allow-http --ca /etc/ca.pem --password-stdin --agent 1000 --user api --server http://dialer.example',
      { do: 'setup', server: 'http://dialer.example', user: 'api', agent: '1000', caFile: '/etc/ca.pem', allowHttp: true, json: true },
    ],
    ['pause', { do: 'pause', seconds: null, waitMs: null, json: false, agent: null }],
    ['pause 1', { do: 'pause', seconds: 1, waitMs: null, json: false, agent: null }],
    ['pause 30 --wait 2 --agent 1000 --json', { do: 'pause', seconds: 30, waitMs: 2000, json: true, agent: '1000' }],
    ['pause 3600', { do: 'pause', seconds: 3600, waitMs: null, json: false, agent: null }],
    ['resume', { do: 'resume', seconds: null, waitMs: null, json: false, agent: null }],
    ['resume --wait 0 --agent 1000', { do: 'resume', seconds: null, waitMs: 0, json: false, agent: '1000' }],
    ['history', { do: 'history', day: null, csv: false, json: false }],
    ['history --day 2026-11-24 --csv', { do: 'history', day: '2026-11-24', csv: true, json: false }],
    ['history verify --json', { do: 'history-verify', json: true }],
    ['--version', { do: 'version', json: false }],
    ['--version --json', { do: 'version', json: true }],
    ['--help', { do: 'help', json: false }],
    ['start --help', { do: 'help', json: false }],
    ['board --help', { do: 'help', json: false }],
    ['nonsense --version', { do: 'version', json: false }],
    ['-- status', { do: 'status', json: false, agent: null }],
  ])('%s', (line, command) => {
    expect(read(line)).toEqual(command);
  });

  it.each([
    '--user-data-dir=/tmp/x', '--no-sandbox', '--password-store=basic', '--ozone-platform=x11', '--ozone-platform-hint=auto', '--enable-features=A,B', '--disable-gpu',
    '--disable-gpu-compositing', '--lang=de', '--proxy-server=socks5://x', '--enable-logging=stderr', '--force-device-scale-factor=2', '--force-renderer-accessibility',
    '--remote-debugging-port=0', '--remote-debugging-pipe', '--inspect=0', '--js-flags=--x', '--v=1', '--disable-dev-shm-usage', '--host-rules=MAP',
  ])('Chromium’s %s, with each command', (chromium) => {
    expect(read(chromium)).toEqual({ do: 'app', hidden: false });
    expect(read(`${chromium} stop`)).toEqual(press('stop'));
    expect(read(`status --json ${chromium}`)).toEqual({ do: 'status', json: true, agent: null });
  });
});

describe('is refused, so that nothing is sent', () => {
  it.each([
    // neither ours nor Chromium's
    'status --colour', 'start --tags=_A', '--verbose', '-h', 'status -v', 'start -abc', '--inspectx', '--disable', '--remote', 'status --toString', '--__proto__ status', '--constructor', 'status --no-json',
    // unknown words
    'begin', 'START', 'status now', 'start stop', 'stop 1000', '-', 'constructor', '__proto__', 'toString', '-- --json',
    // ours, where it doesn't belong
    '--json', '--tag _A', '--wait 3', 'status --tag _A', 'status --wait 1', 'stop --tag _A', 'stop --another', 'toggle --another', 'quit --agent 1000', 'quit --wait 1', 'setup --tag _A', 'start --server https://dialer.example', 'start --hidden', 'status --password-stdin',
    // values missing, surplus or twice
    'status --agent', 'start --tag', 'start --wait', 'status --agent --json', 'start --tag --another', 'start --wait --json', 'setup --server --user api --agent 1000 --password-stdin',
    'status --json=yes', 'start --another=1', 'status --json --json', 'start --tag _A --tag _B', 'start --wait 1 --wait=1', 'start --tag=', 'start --wait=', 'status --agent=',
    // out of bounds
    'start --wait 301', 'start --wait 300.001', 'start --wait -1', 'start --wait=-1', 'start --wait 1e2', 'start --wait 0x5', 'start --wait NaN', 'start --wait Infinity', 'start --wait 1,5', 'start --wait 5s', 'start --wait .5', 'stop --wait ٣',
    'start --tag abcdefghijklmno', 'start --tag a.b', 'start --tag a;b', 'start --tag ä', 'start --tag xSTARTx', 'start --tag STOP', 'start --tag MYAGENT', 'start --tag _RECID', 'start --tag 🔴',
    'status --agent a.b', 'status --agent ü', 'status --agent 123456789012345678901', 'stop --agent a|b',
    // setup without all it needs
    'setup', 'setup --server https://dialer.example --user api --agent 1000', 'setup --user api --agent 1000 --password-stdin', 'setup --server https://dialer.example --agent 1000 --password-stdin', 'setup --server https://dialer.example --user api --password-stdin',
    'setup --server https://dialer.example --user api --agent 1000 --password=x', 'setup --server https://dialer.example --user api --agent 1000 --password-stdin=x',
    // another agent
    'agent', 'agent 1 2', 'agent a.b', 'agent 123456789012345678901', 'agent ü', 'agent 2000 --agent 2000', 'agent 2000 --wait 1', 'watch 1000', 'watch --agent 1000', 'watch --wait 1', 'start --by-command',
    // no length of a pause, or none that a desk may ask for
    'pause 0', 'pause 3601', 'pause 604800', 'pause 1.5', 'pause -5', 'pause x', 'pause 30s', 'pause 1e2', 'pause 0x5', 'pause +5', 'pause ٣', 'pause NaN', 'pause 30 30', 'pause --tag _A', 'pause --another', 'pause --seconds 30', 'resume 5', 'resume x', 'resume --tag _A', 'resume --another',
    // a link and anything of ours beside it
    'reclight://start --another', 'reclight://stop stop', 'reclight://stop --json', 'reclight://start --tag _A', 'stop reclight://stop', 'https://dialer.example', 'xreclight://stop',
    // the board
    'board now', 'board --agent 1000', 'board --watch=1', 'board --watch --watch', 'status --watch', 'watch --watch', 'board --csv',
    // a history of no day, or in two forms at once
    'history --day yesterday', 'history --day 2026-02-30', 'history --csv --json', 'history verify --csv', 'history verify --day 2026-11-24', 'history show', 'history verify now', 'history --agent 1000',
  ])('%s', (line) => {
    expect(read(line)).toMatchObject({ do: 'usage', message: expect.stringMatching(/\S/) });
  });

  it('a tag with a space, a line feed or a NUL', () => {
    for (const tag of ['a b', 'a\n', 'a\0', ' ', '']) expect(parseCommand(['start', '--tag', tag])).toMatchObject({ do: 'usage' });
  });

  it('says in machine form that --json was asked for', () => {
    expect(read('status --colour --json')).toMatchObject({ do: 'usage', json: true });
  });
});

describe('whatever is typed', () => {
  const word = fc.oneof(
    fc.constantFrom('status', 'start', 'stop', 'toggle', 'quit', 'setup', '--json', '--tag', '--tag=_A', '--wait', '--wait=1', '5', '--agent', '1000', '--another', '--', '-', '--hidden', '--no-sandbox', '__proto__', '--__proto__=1'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  it('it is read without a throw, and only a whole command is one', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (args) => {
        const command = parseCommand(args);
        if (command.do !== 'press') return;
        expect(args.filter((arg) => arg === command.action).length).toBeGreaterThan(0);
        expect(command.waitMs ?? 0).toBeGreaterThanOrEqual(0);
        expect(command.waitMs ?? 0).toBeLessThanOrEqual(300_000);
        expect(command.tag ?? '_R').toMatch(/^[\w-]{1,14}$/);
      }),
      { numRuns: 3000 },
    );
  });
});

it('a second start wants to be seen, unless it was to stay hidden', () => {
  expect(wantsToBeSeen({ argv: [] })).toBe(true);
  expect(wantsToBeSeen({ argv: ['--no-sandbox', '--hidden'] })).toBe(false);
  expect(wantsToBeSeen({ argv: ['--hidden', '--by-command'] })).toBe(false);
  for (const odd of [undefined, null, 'x', {}, { argv: 'x' }, { argv: [7, null] }, { argv: ['nonsense'] }]) expect(wantsToBeSeen(odd)).toBe(true);
});

describe('ownArguments', () => {
  it('leaves out the program, and in development the app’s path', () => {
    expect(ownArguments(['reclight', 'status'], false)).toEqual(['status']);
    expect(ownArguments(['electron', '--no-sandbox', '/src/reclight', 'start', '--json'], true)).toEqual(['--no-sandbox', 'start', '--json']);
    expect(ownArguments(['electron', '--version'], true)).toEqual(['--version']);
    expect(ownArguments(['reclight'], false)).toEqual([]);
  });
});
