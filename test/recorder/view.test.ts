/** What everybody is shown of a state: ids, ages, times, and what must not be guessed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPace } from '../../main/recorder/schedule';
import type { Snapshot } from '../../main/recorder/snapshot';
import type { State } from '../../main/recorder/state';
import { viewOf } from '../../main/recorder/view';
import { active, flight, heard, notLoggedIn, notRecording, now, one, pending, startWord, stateOf, stopWord, waiting } from './states';

/** The time of day at `now`; this computer is 5½ hours ahead of UTC. */
const wallMs = Date.UTC(2026, 10, 24, 12);
const at = '2026-11-24T17:30:00.000+05:30';
const ago = (seconds: number): string => `2026-11-24T17:29:${60 - seconds}.000+05:30`;

beforeEach(() => void vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-330));
afterEach(() => vi.restoreAllMocks());

const who = { agent: '1000', server: 'dialer.example', plain: true, practice: true };
const view = (part: Partial<State> = {}): Snapshot => viewOf(stateOf(part), now, wallMs, who, defaultPace, (kind) => ({ kind, message: `about ${kind}`, advice: '' }));
const detail = (part: Partial<State>): Snapshot['detail'] => view(part).detail;
const outage = { kind: 'timeout', blocks: false, at: now - 3000, failures: 1 } as const;
const blocked = { kind: 'wrong-login', blocks: true, at: now } as const;
const sent = { at: 'sent' } as const;
/** The server's clock, four hours behind UTC, told when ours stood ten seconds back. */
const clock = { epochMs: wallMs - 10_000, atMs: now - 10_000, utcOffsetMs: -4 * 3_600_000 };

describe('a snapshot', () => {
  it('of an idle call says so, and no more', () => {
    expect(view()).toEqual({
      v: 1,
      agent: '1000',
      state: 'idle',
      wanted: null,
      asked: null,
      agentStatus: 'INCALL',
      recording: null,
      recordings: 0,
      resumeAt: null,
      failure: null,
      ageMs: 100,
      practice: true,
      detail: {
        tag: null,
        ids: [],
        doubled: null,
        phase: 'plain',
        proof: null,
        elapsedMs: null,
        callMs: null,
        askedAgoMs: null,
        sentAt: null,
        accepted: false,
        dueInMs: null,
        usualMs: null,
        last: null,
        pause: null,
        part: null,
        lastKnown: null,
        server: 'dialer.example',
        plain: true,
      },
    });
  });

  it('before anything was heard knows no age and no status', () => {
    expect(view({ heard: null })).toMatchObject({ state: 'connecting', ageMs: null, agentStatus: null });
  });

  it('has no age below zero', () => {
    expect(view({ heard: heard(notRecording(), -5.4) }).ageMs).toBe(0);
    expect(view({ heard: heard(notRecording(), 5.4) }).ageMs).toBe(5);
  });

  it('of a press that waits names it, and since when', () => {
    expect(view({ pending: pending('either', { shown: 'stop', at: now - 4000 }) })).toMatchObject({ asked: { action: 'stop', at: ago(4) }, detail: { askedAgoMs: 4000 } });
  });

  it.each<[string, Partial<State>, string | null]>([
    ['an outage', { trouble: outage }, 'timeout'],
    ['a refusal', { trouble: blocked, heard: heard(notLoggedIn) }, 'wrong-login'],
    ['an agent who is out', { heard: heard(notLoggedIn) }, 'not-logged-in'],
    ['nothing', {}, null],
  ])('tells of %s in its words', (_name, part, kind) => {
    expect(view(part).failure).toEqual(kind === null ? null : { kind, message: `about ${kind}`, advice: '' });
    if (kind === 'not-logged-in') expect(view(part).agentStatus).toBeNull();
  });
});

describe('what runs', () => {
  const two = [one('120'), one('121')];
  const unlogged = { server: null, startedAt: null };
  it.each<[string, Partial<State>, Snapshot['recording'], number]>([
    ['recording', { heard: heard(active()), running: two }, { id: '121', filename: '2026_121', server: 'asterisk', startedAt: null }, 2],
    ['recording, call over', { heard: heard(active('121', { agentStatus: 'PAUSED' })), running: two }, { id: '121', filename: '2026_121', server: 'asterisk', startedAt: null }, 0],
    ['idle', { running: two }, null, 0],
    ['another’s START on top', { heard: heard(waiting()), running: two }, { id: '121', filename: '2026_121', ...unlogged }, 2],
    ['another’s START on top, which nobody obeys', { heard: heard(waiting()), running: two, foreignSince: now - 9000 }, { id: '121', filename: '2026_121', ...unlogged }, 2],
    ['another’s START on nothing', { heard: heard(waiting()) }, null, 0],
    ['our START on top', { word: startWord(), running: two }, { id: '121', filename: '2026_121', ...unlogged }, 2],
    ['our STOP under way', { word: stopWord(sent), running: two }, { id: '121', filename: '2026_121', ...unlogged }, 2],
    ['our STOP, of nothing that was seen', { word: stopWord(sent) }, null, 0],
    ['offline', { heard: heard(active()), running: two, trouble: outage }, null, 0],
    ['blocked', { heard: heard(active()), running: two, trouble: blocked }, null, 0],
    ['blocked over an open word', { heard: heard(active()), running: two, trouble: blocked, word: stopWord(sent) }, { id: '121', filename: '2026_121', server: 'asterisk', startedAt: null }, 2],
  ])('%s', (_name, part, recording, count) => {
    expect(view(part)).toMatchObject({ recording, recordings: count, detail: { ids: count === 2 ? ['120', '121'] : [] } });
  });

  it.each<[string, Partial<State>, string | null]>([
    ['by the server’s zone', { clock, heard: heard(active('121', { startTime: '2026-11-24 07:59:30' })) }, '2026-11-24T07:59:30-04:00'],
    ['not without the server’s zone', { heard: heard(active('121', { startTime: '2026-11-24 07:59:30' })) }, null],
    ['not without a log row', { clock, heard: heard(active()) }, null],
    ['not by what is no time', { clock, heard: heard(active('121', { startTime: '2026-13-45 07:59:30' })) }, null],
  ])('was begun: %s', (_name, part, startedAt) => {
    expect(view(part).recording?.startedAt).toBe(startedAt);
  });
});

describe('how long it runs', () => {
  const started = (agoMs: number): Partial<State> => ({ clock, heard: heard(active('121', { startTime: new Date(wallMs - agoMs + clock.utcOffsetMs).toISOString().slice(0, 19).replace('T', ' ') })) });
  const seen = (agoMs: number, bornAgo: number | null = null): Pick<State, 'running'> => ({ running: [one('120', { firstSeenAt: now - 99_000 }), one('121', { firstSeenAt: now - agoMs, bornAfter: bornAgo === null ? null : now - bornAgo })] });
  it.each<[string, Partial<State>, number | null]>([
    ['by the server’s start time', { ...started(30_000), ...seen(20_000) }, 30_000],
    ['by when it was first seen, without a start time', { clock, heard: heard(active()), ...seen(20_000) }, 20_000],
    ['by when it was first seen, without the server’s clock', { ...started(30_000), clock: null, ...seen(20_000) }, 20_000],
    ['no longer than since the last look that did not know it', { ...started(30_000), ...seen(20_000, 25_000) }, 25_000],
    ['no less than since it was first seen', { ...started(5000), ...seen(20_000) }, 20_000],
    ['no longer than the call', { ...started(30_000), ...seen(20_000), callSince: now - 22_000 }, 22_000],
    ['but as long as it was seen, if the call is younger', { ...started(30_000), ...seen(20_000), callSince: now - 15_000 }, 20_000],
    ['nothing, when it was never seen', { ...started(-5000), running: [] }, 0],
    ['not known, when none is heard', { ...seen(20_000) }, null],
  ])('%s', (_name, part, elapsedMs) => {
    const shown = detail(part);
    expect(shown.elapsedMs).toBe(elapsedMs);
    expect(shown.callMs).toBe(part.callSince ? now - part.callSince : null);
  });
});

describe('the open word', () => {
  it('of a START has its tag, its age and when it went out', () => {
    const shown = detail({ word: startWord({ tag: '_SALE', pressedAt: now - 3000, sentAt: now - 2000, accepted: false }), delays: [500], pending: pending('stop') });
    expect(shown).toMatchObject({ tag: '_SALE', askedAgoMs: 3000, sentAt: ago(2), accepted: false, dueInMs: 6000, usualMs: 500 });
    expect(detail({ word: startWord({ accepted: true }) }).accepted).toBe(true);
  });

  it('of a STOP is accepted when it was taken, and has no time before it went out', () => {
    expect(detail({ word: stopWord(sent) })).toMatchObject({ accepted: true, sentAt: ago(1), tag: null, dueInMs: null });
    expect(detail({ word: stopWord(sent, { acceptedAt: null, sentAt: null }) })).toMatchObject({ accepted: false, sentAt: null });
  });

  it('gone, the tag is that of the newest that runs', () => {
    expect(detail({ running: [one('120', { ourTag: '_A' }), one('121', { ourTag: '_B' })] }).tag).toBe('_B');
    expect(detail({ running: [one('120', { ourTag: '_A' })] }).tag).toBe('_A');
  });

  it.each<[string, Partial<State>, number | null]>([
    ['a held STOP', { word: stopWord({ at: 'held', dueAt: now + 700 }) }, 700],
    ['a held STOP that is overdue', { word: stopWord({ at: 'held', dueAt: now - 700 }) }, 0],
    ['a STOP before the id', { word: stopWord({ at: 'before-id', untilAt: now + 800 }) }, 800],
    ['a STOP that cancels', { word: stopWord({ at: 'cancelling', untilAt: now + 900 }) }, 900],
    ['a STOP that cancels, overdue', { word: stopWord({ at: 'cancelling', untilAt: now - 900 }) }, 0],
    ['a STOP in an outage: the next look', { word: stopWord(sent), trouble: outage, lastAskedAt: now - 100 }, 900],
    ['a START past its limit', { word: startWord({ unconfirmed: true }) }, null],
    ['a START at its limit', { word: startWord({ sentAt: now - 9000 }) }, 0],
    ['an outage: the next look', { trouble: outage, lastAskedAt: now - 100 }, 900],
    ['an outage: a look that is overdue', { trouble: outage, lastAskedAt: now - 5000 }, 0],
    ['an outage, while it is looked at', { trouble: outage, statusFlight: flight('status') }, null],
    ['nothing', {}, null],
  ])('is due for %s', (_name, part, dueInMs) => {
    expect(detail(part).dueInMs).toBe(dueInMs);
  });
});

describe('what was', () => {
  it('proved, and ended last', () => {
    const shown = detail({ proof: { action: 'stop', id: '121', afterMs: 900, at: now - 5000 }, last: { id: '121', filename: 'f', at: now - 5000, how: 'proved' }, doubled: 'another-start' });
    expect(shown).toMatchObject({ proof: { action: 'stop', id: '121', afterMs: 900, at: ago(5), agoMs: 5000 }, last: { id: '121', filename: 'f', endedAt: ago(5), agoMs: 5000, how: 'proved' }, doubled: 'another-start' });
  });

  it.each<[string, Partial<State>, Snapshot['detail']['lastKnown']]>([
    ['recording', { trouble: outage, heard: heard(active(), 4000) }, { recording: true, agentStatus: 'INCALL', ageMs: 4000 }],
    ['idle', { trouble: blocked, heard: heard(notRecording('PAUSED'), 4000) }, { recording: false, agentStatus: 'PAUSED', ageMs: 4000 }],
    ['logged out', { trouble: outage, heard: heard(notLoggedIn) }, null],
    ['another’s START', { trouble: outage, heard: heard(waiting()) }, null],
    ['never heard', { trouble: outage, heard: null }, null],
    ['idle, while answers come', {}, null],
    ['recording, under an open word', { trouble: outage, word: stopWord(sent), heard: heard(active()) }, null],
  ])('known before the answers stopped: %s', (_name, part, lastKnown) => {
    expect(detail(part).lastKnown).toEqual(lastKnown);
  });

  it('is told in this computer’s own zone', () => {
    expect(view({ pending: pending('start', { at: now }) }).asked?.at).toBe(at);
  });
});
