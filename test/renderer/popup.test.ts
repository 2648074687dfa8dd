/** What the popup says under every light: its line, its facts, its buttons. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { bigButtonOf, wordOf } from '../../assets/words/say';
import { factsOf } from '../../renderer/popup/facts';
import { lineOf, lineText } from '../../renderer/popup/line';
import { secondButtonOf } from '../../renderer/popup/second-button';
import { timeOfDay } from '../../renderer/parts/text';
import { snapshotOf, views, type ViewName } from './snapshots';

const line = (name: ViewName, since = 0): string => {
  const shown = lineOf(views[name].snapshot, since, en);
  return shown.place === 'apart' ? [shown.figure, shown.text].filter(Boolean).join(' · ') : lineText(shown);
};
const facts = (name: ViewName, since = 0): string[] =>
  factsOf({ snapshot: views[name].snapshot, since, words: en, alsoRecorded: views[name].desk.settings.alsoRecorded }).map(({ label, value }) => `${label}: ${value}`);
const at = (iso: string): string => timeOfDay(iso, 'en');

it.each([
  ['idle', 'Not recording', 'In call · 2:41', 'Start recording', undefined],
  ['starting', 'Starting…', 'Waiting for the agent screen', 'Stop', undefined],
  ['recording', 'Recording', '1:47', 'Stop', 'Pause for card'],
  ['recording-two', '2 recordings run', '0:09 · one start made two', 'Stop', 'Pause for card'],
  ['pausing', 'Wait: still recording', 'Do not take the card yet', 'Stopping…', undefined],
  ['paused', 'Paused: not recording', '0:48 left, then it asks', 'Resume', '+30 s'],
  ['paused-resumes', 'Paused: not recording', '0:10 left, then it resumes', 'Resume', '+30 s'],
  ['pause-asking', 'Resume?', 'Not recording, paused 1:04', 'Resume', '+30 s'],
  ['pause-found', 'Resume?', 'Not recording, paused 1:35', 'Resume', '+30 s'],
  ['resume-asked', 'Paused: not recording', 'Not recorded until it says Recording', 'Stay paused', undefined],
  ['resuming', 'Resuming…', 'Not recorded until it says Recording', 'Stay paused', undefined],
  ['recording-part', 'Recording', '0:06 · part 2', 'Stop', 'Pause for card'],
  ['unconfirmed-pause', 'May still be recording', 'Do not take the card', 'Stop again', 'I have seen it'],
  ['unconfirmed-stop-alarm', 'May still be recording', 'Do not take the card', 'Stop again', 'I have seen it'],
  ['unconfirmed-resume', 'No proof that it records', 'Resume was sent; usually 1 s, now 8 s', 'Start again', 'I have seen it'],
  ['stopping', 'Wait: still recording', 'Do not take the card yet', 'Stopping…', undefined],
  ['stopping-held', 'Wait: still recording', 'Too young to be stopped: 0.9 s more', 'Stopping…', undefined],
  ['stopping-before-id', 'Wait: it may still begin', 'It is stopped as soon as it begins', 'Stopping…', undefined],
  ['stopping-cancelling', 'Wait: it may still begin', 'The start is being cancelled', 'Stopping…', undefined],
  ['unconfirmed-start', 'No proof that it records', 'Usually 1 s, now 12 s', 'Start again', 'Check now'],
  ['unconfirmed-stop', 'May still be recording', 'Do not take the card', 'Stop again', 'Check now'],
  ['call-over', 'Call over', 'Most likely ended with the call', 'Dispose the call first', 'Stop all the same'],
  ['logged-out', 'Logged out', '1000 has no agent session', 'Ask, then start or stop', undefined],
  ['blocked', 'Login refused', 'Not asked again, so nobody is locked out', 'Enter password…', undefined],
  ['blocked-access', 'Blocked', 'Not asked again until you act', 'Open setup…', 'Try once more'],
  ['offline', 'No answer', 'Was recording 40 s ago', 'Ask, then start or stop', 'Stop'],
  ['connecting', 'Connecting…', 'Nothing heard yet', 'Ask, then start or stop', undefined],
  ['not-set-up', 'Not set up', 'No dialer yet', 'Connect to my dialer…', 'Practise'],
] as const)('%s: word, line and buttons', (name, word, said, big, second) => {
  const { snapshot, desk } = views[name];
  expect([wordOf(snapshot, en), line(name), bigButtonOf(snapshot, en).label, secondButtonOf(snapshot, desk, en)?.label]).toEqual([word, said, big, second]);
});

describe('facts', () => {
  it.each([
    ['idle', ['Last file: 20261124-090731_7275551…_R', `Ended: ${at('2026-11-24T09:12:04+01:00')}, proved`]],
    ['idle-fresh', []],
    ['starting', ['Agent: In call · 2:42', 'Asked: 0.8 s ago, as _SALE', 'Proof: none yet, usually 1 s']],
    ['recording', ['Agent: In call · 4:29', 'File: 20261124-092014_7275…_SALE', 'Proved: id 121242, 0.9 s after the press']],
    ['recording-foreign', ['Agent: In call', 'Proved: id 121244']],
    ['recording-two', ['Newest: 20261124-092014_7275551…_R', 'Ids: 121242 and 121243', 'Cause: the agent screen acted twice']],
    ['stopping-held', ['Agent: In call · 2:44', 'Asked: 0.3 s ago', 'Stop is sent: when it is 2 s old']],
    ['stopping-before-id', ['Agent: In call · 2:45', 'Asked: 1.2 s ago', 'No id in 8 s: the start is cancelled']],
    ['unconfirmed-start', ['Agent: In call', `Sent: ${at('2026-11-24T09:21:14+01:00')}, accepted`, 'Mend: open or wake the VICIdial tab']],
    ['unconfirmed-unanswered', ['Agent: In call', `Sent: ${at('2026-11-24T09:23:40+01:00')}, no answer to it`, 'Mend: open or wake the VICIdial tab']],
    ['pausing', ['Agent: In call · 2:48', 'Asked: 0.6 s ago', 'Proof: none yet, usually 1 s']],
    ['paused', ['Agent: In call · 3:01', 'Proved: the screen acted, after 1.1 s', 'Covers: VICIdial’s own recording only']],
    // This dialer was said to record nowhere else.
    ['paused-resumes', ['Agent: In call · 3:40', 'Proved: the screen acted, after 1.1 s']],
    ['paused-stereo', ['Agent: In call · 3:01', 'Proved: the screen acted, after 1.1 s', 'Still runs: a stereo recording']],
    ['pause-asking', ['Agent: In call · 3:52', 'Proved: not recording, asked 1 s ago', 'Covers: VICIdial’s own recording only']],
    ['pause-found', ['Agent: In call', 'Proved: left open by an earlier run', 'Covers: VICIdial’s own recording only']],
    ['resuming', ['Agent: In call · 3:43', 'Asked: 0.7 s ago, as _SALE_P2', 'Proof: none yet, usually 1 s']],
    ['recording-part', ['Agent: In call · 3:49', 'File: 20261124-092014_7…_SALE_P2', 'Gap: 53.3 s, proved at both ends']],
    ['unconfirmed-pause', ['Agent: In call · 2:56', `Sent: ${at('2026-11-24T09:23:40+01:00')}, not acted on for 8 s`, 'Mend: open or wake the VICIdial tab']],
    ['unconfirmed-resume', ['Agent: In call · 3:51', `Sent: ${at('2026-11-24T09:24:34+01:00')}, accepted`, 'Mend: open or wake the VICIdial tab']],
    ['call-over', ['Agent: Paused', 'File: 20261124-092014_7275…_SALE', 'Next: dispose the call in VICIdial']],
    ['offline', ['Agent: In call, 40 s ago', 'Problem: no answer within 5 s', 'Next try: in 8 s']],
    ['blocked', ['Server says: wrong user or password', 'Last known: not recording, 3 min ago', 'To stop: use the button in VICIdial']],
    ['connecting', ['On disk: no open start or stop']],
    ['not-set-up', ['You need: its address', ': an API user and its password', ': your agent number']],
  ] as const)('%s', (name, expected) => expect(facts(name)).toEqual(expected));

  it('a recording that somebody else started is never called proved by our press', () => {
    const snapshot = snapshotOf(
      { state: 'recording', recording: { id: '7', filename: null, server: null, startedAt: null }, recordings: 1 },
      { proof: { action: 'start', id: '6', afterMs: 900, at: '2026-11-24T09:20:54.300+01:00', agoMs: 1000 } },
    );
    expect(factsOf({ snapshot, since: 0, words: en, alsoRecorded: 'unknown' }).at(-1)?.value).toBe('id 7');
  });

  it('a password out of reach does not ask for everything anew', () => {
    const failure = { kind: 'vault-locked', ...en.trouble['vault-locked'] };
    const snapshot = snapshotOf({ state: 'not-set-up', failure });
    expect(factsOf({ snapshot, since: 0, words: en, alsoRecorded: 'unknown' })).toEqual([]);
    expect(lineOf(snapshot, 0, en).text).toBe(failure.message);
  });
});

describe('times run on between two views', () => {
  it('recording and call', () => {
    expect(line('recording', 13_400)).toBe('2:00');
    expect(facts('recording', 13_400)[0]).toBe('Agent: In call · 4:42');
  });

  it('a pause counts down to nothing, and never shows nothing while something is left', () => {
    expect(line('paused', 47_001)).toBe('0:01 left, then it asks');
    expect(line('paused', 48_000)).toBe('0:00 left, then it asks');
    expect(line('paused', 90_000)).toBe('0:00 left, then it asks');
    expect(line('pause-asking', 11_000)).toBe('Not recording, paused 1:15');
  });

  it('an old knowledge grows older', () => expect(line('offline', 25_000)).toBe('Was recording 1 min ago'));

  it('a held stop counts down, and then no longer claims to be held', () => {
    expect(line('stopping-held', 500)).toBe('Too young to be stopped: 0.4 s more');
    expect(line('stopping-held', 900)).toBe('Do not take the card yet');
    expect(facts('stopping-held', 900).at(-1)).toBe('Proof: none yet');
  });
});

it('a dialer whose API is off is asked again, and the line says so', () => {
  const snapshot = snapshotOf({ state: 'blocked', failure: { kind: 'api-off', ...en.failure['api-off'] } });
  expect(lineOf(snapshot, 0, en).text).toBe('Asked again every 5 minutes');
});
