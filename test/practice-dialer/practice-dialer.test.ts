/** The practice dialer as the app opens it: over real HTTP on this computer, with a login that works. */
import { expect, it } from 'vitest';
import { createAgentApi, createTransport } from '../../main/agent-api';
import { openPractice } from '../../main/practice-dialer';

it('is on a call at once, on this computer alone, and is gone when closed', async () => {
  const { dialer, agent, credentials } = await openPractice();
  expect(dialer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const api = createAgentApi({ transport: createTransport(dialer.url), agent, credentials, now: () => 0 });
  const { signal } = new AbortController();
  try {
    expect(await api.ask({ do: 'status' }, signal)).toEqual({ kind: 'notRecording', agentStatus: 'INCALL' });
    expect(dialer.practice.refusedLogins()).toBe(0);
    await dialer.close();
    expect(await api.ask({ do: 'status' }, signal)).toMatchObject({ kind: 'failed', failure: 'unreachable' });
  } finally {
    await api.close();
    await dialer.close();
  }
});
