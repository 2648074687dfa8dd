/** Refusals, outages, an agent who is out: what is told, and that no wish to stop is dropped in silence. */
import { describe, expect, it } from 'vitest';
import { endTrouble, loggedOut, refuseLogin, settleAll, takeOutage } from '../../main/recorder/trouble';
import { after, flight, now, one, pending, startWord, stopWord } from './states';

const sent = { at: 'sent' } as const;

describe('a refused login', () => {
  it('ends all that is open, gives the STATUS under way up, and is remembered', () => {
    const { state, told } = after(
      { word: stopWord(sent, { presses: [1] }), pending: pending('start', { presses: [2] }), after: { untilAt: now + 500, ids: [], resends: 0 }, statusFlight: flight('status', 7), wordFlight: flight('stop', 8), askNow: true },
      (draft) => refuseLogin(draft, 'locked-out'),
    );
    expect(state).toMatchObject({ trouble: { kind: 'locked-out', blocks: true, at: now }, word: null, pending: null, after: null, statusFlight: null, wordFlight: null, askNow: false });
    expect(told).toEqual(['abort 7', 'remember locked-out', 'settle 2 refused blocked', 'say stop-while-blocked', 'keep nothing', 'settle 1 refused blocked']);
  });

  it('over a START ends it without an alarm', () => {
    expect(after({ word: startWord() }, (draft) => refuseLogin(draft, 'wrong-login')).told).toEqual(['remember wrong-login', 'keep nothing', 'settle 1 refused blocked']);
  });

  it('with nothing open only stops the asking', () => {
    expect(after({}, (draft) => refuseLogin(draft, 'wrong-login')).told).toEqual(['remember wrong-login']);
  });
});

describe('an outage', () => {
  it('is counted, so that it is asked about ever more rarely', () => {
    const first = after({}, (draft) => takeOutage(draft, 'timeout')).state;
    expect(first.trouble).toEqual({ kind: 'timeout', blocks: false, at: now, failures: 1 });
    expect(after(first, (draft) => takeOutage(draft, 'tls')).state.trouble).toEqual({ kind: 'tls', blocks: false, at: now, failures: 2 });
  });

  it('while blocked says nothing new: the refusal stays, and counts from here', () => {
    expect(after({ trouble: { kind: 'api-off', blocks: true, at: now - 9000 } }, (draft) => takeOutage(draft, 'timeout')).state.trouble).toEqual({ kind: 'api-off', blocks: true, at: now });
  });

  it('ends with a usable answer', () => {
    const { state, told } = after({ trouble: { kind: 'timeout', blocks: false, at: now, failures: 2 } }, endTrouble);
    expect(state.trouble).toBeNull();
    expect(told).toEqual(['forget refusal']);
  });
});

describe('an agent who is out', () => {
  const running = { running: [one()], doubled: 'one-start', callSince: now - 5000, after: { untilAt: now + 500, ids: [], resends: 0 } } as const;
  it('records nothing, and is in no call', () => {
    const { state, told } = after(running, loggedOut);
    expect(state).toMatchObject({ running: [], doubled: null, callSince: null, after: null });
    expect(told).toEqual([]);
  });

  it('ends a START, and a STOP with an alarm', () => {
    expect(after({ word: startWord() }, loggedOut).told).toEqual(['keep nothing', 'settle 1 refused not-logged-in']);
    const { state, told } = after({ word: stopWord(sent) }, loggedOut);
    expect(state.word).toBeNull();
    expect(told).toEqual(['say stop-logged-out', 'keep nothing', 'settle 1 refused not-logged-in']);
  });
});

describe('presses that end', () => {
  const last = { what: 'start', at: now - 100, id: 2, outcome: null } as const;
  it('are each told once, also one that was counted twice', () => {
    expect(after({}, (draft) => settleAll(draft, [1, 2, 1], { kind: 'cancelled' })).told).toEqual(['settle 1 cancelled', 'settle 2 cancelled']);
  });

  it('are remembered for the one that is pressed right after the last of them', () => {
    const outcome = { kind: 'cancelled' } as const;
    expect(after({ lastPress: last }, (draft) => settleAll(draft, [1, 2], outcome)).state.lastPress).toEqual({ ...last, outcome });
    expect(after({ lastPress: last }, (draft) => settleAll(draft, [1], outcome)).state.lastPress).toEqual(last);
    expect(after({}, (draft) => settleAll(draft, [1], outcome)).state.lastPress).toBeNull();
  });
});
