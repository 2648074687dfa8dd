/** What the list and each STATUS tell of an agent: nothing lasts longer than it was watched, and the later word counts. */
import { describe, expect, it } from 'vitest';
import type { ListedAgent } from '../../main/agent-api';
import { takeListed, takeLook, takeStatus, unheard } from '../../main/board/roster';

const listed = (part: Partial<ListedAgent> = {}): ListedAgent => ({ agent: '1001', status: 'INCALL', campaign: 'SALES_US', name: 'Ana Beltrán', group: 'AGENTS', pauseCode: null, callMark: '77/M1', ...part });

describe('the roster', () => {
  it('a status that was there when it was first seen has lasted at least so long', () => {
    const known = takeListed(unheard('1001', 0), listed(), 100, 150);
    expect(known).toMatchObject({ status: 'INCALL', since: 150, sinceAtLeast: true, changedAt: null, name: 'Ana Beltrán' });
    const later = takeListed(known, listed({ status: 'PAUSED', callMark: null }), 5100, 5150);
    expect(later).toMatchObject({ status: 'PAUSED', since: 5150, sinceAtLeast: false, changedAt: 5150 });
  });

  it('another mark is another call, one that comes late or goes early is not', () => {
    const known = takeListed(unheard('1001', 0), listed({ callMark: null }), 0, 0);
    const marked = takeListed(known, listed({ callMark: '77/M1' }), 5000, 5000);
    expect(marked).toMatchObject({ since: 0, changedAt: null, callMark: '77/M1' });
    expect(takeListed(marked, listed({ callMark: null }), 10_000, 10_000)).toMatchObject({ since: 0, changedAt: null, callMark: '77/M1' });
    expect(takeListed(marked, listed({ callMark: '78/M2' }), 10_000, 10_000)).toMatchObject({ since: 10_000, changedAt: 10_000 });
  });

  it('a list that was asked before a STATUS was heard does not take it back', () => {
    const called = takeStatus(takeListed(unheard('1001', 0), listed({ status: 'READY', callMark: null }), 0, 0), 'INCALL', 4000);
    const slow = takeListed(called, listed({ status: 'READY', callMark: null, campaign: 'RENEWALS' }), 3900, 4600);
    expect(slow).toMatchObject({ status: 'INCALL', since: 4000, campaign: 'RENEWALS' });
  });

  it('who is on the list no more has no session, and keeps name and campaign', () => {
    const known = takeListed(unheard('1001', 0), listed(), 0, 0);
    expect(takeListed(known, null, 5000, 5000)).toMatchObject({ status: null, changedAt: 5000, name: 'Ana Beltrán', campaign: 'SALES_US' });
  });

  it('a pause code holds until the status is another one', () => {
    const lunch = takeListed(unheard('1001', 0), listed({ status: 'PAUSED', callMark: null, pauseCode: 'LUNCH' }), 0, 0);
    const unasked = takeListed(lunch, listed({ status: 'PAUSED', callMark: null, pauseCode: null }), 5000, 5000);
    expect(unasked.pauseCode).toBe('LUNCH');
    expect(takeListed(unasked, listed({ status: 'READY', callMark: null, pauseCode: 'LUNCH' }), 10_000, 10_000).pauseCode).toBeNull();
  });

  it('a hole is as old as the looks that found it, and begins with the call only where that was asked about at once', () => {
    const waiting = takeListed(unheard('1001', 0), listed({ status: 'READY', callMark: null }), 0, 0);
    const called = takeListed(waiting, listed(), 10_000, 10_000);
    expect(takeLook(called, 'nothing', 12_600).unrecordedSince).toBe(10_000);
    const late = takeLook(called, 'nothing', 26_000);
    expect(late.unrecordedSince).toBe(26_000);
    expect(takeLook(late, 'nothing', 40_000).unrecordedSince).toBe(26_000);
    expect(takeLook(takeLook(late, 'recording', 40_000), 'nothing', 55_000).unrecordedSince).toBe(55_000);
    expect(takeListed(late, listed({ callMark: '78/M2' }), 60_000, 60_000).unrecordedSince).toBeNull();
  });
});
