/** Every recorded exchange with non_agent_api.php against the practice server, byte for byte; then what its lists and look-ups follow. */
import { describe, expect, test } from 'vitest';
import { createPractice, createPracticeDialer, PRACTICE_LOGIN } from '../../main/practice';
import type { Practice, PracticeOptions } from '../../main/practice';
import { createVirtualClock } from './virtual-clock';
import type { VirtualClock } from './virtual-clock';
import { recorded } from './recorded';
import type { Exchange } from './recorded';

const RECORDED_AT = 1_795_512_397_000;
const exchanges = recorded<Exchange>('non-agent-api.jsonl');

describe('recorded', () => {
  function recordedServer(): Practice {
    const practice = createPractice({
      clock: createVirtualClock(RECORDED_AT),
      users: [
        { user: '6666', pass: '1234', allowedFunctions: ['ALL_FUNCTIONS'] },
        { user: '7777', pass: '1234', allowedFunctions: ['version'] },
      ],
      agents: [
        { agent: '1001', conference: '8600052', campaign: 'TEST', screen: { polls: false } },
        { agent: '1000', conference: '8600051', campaign: 'TEST', screen: { polls: false } },
        { agent: '1002', loggedIn: false },
      ],
    });
    // As the rows were put by hand: in a call that has no customer.
    practice.agent('1001').put({ status: 'INCALL' });
    practice.addRecording({ id: 121_242, filename: '20261124-012008_7275551212_1000', agent: '1000', server: '192.168.1.5', startedAt: Date.UTC(2026, 10, 24, 1, 20, 10), endedAt: null, leadId: '7' });
    return practice;
  }

  test.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', (_name, { params, method, status, contentType, body }) => {
    expect(recordedServer().answerNonAgent(params, method)).toEqual({ status, contentType, body });
  });

  test('are eleven', () => {
    expect(new Set(exchanges.map(({ name }) => name)).size).toBe(11);
  });
});

interface Desk {
  readonly clock: VirtualClock;
  readonly practice: Practice;
  readonly call: (functionName: string, more?: Readonly<Record<string, string>>) => string;
  /** Fields of the row of the newest recording. */
  readonly row: () => string[];
  readonly switchTo: (value: string) => void;
}

function desk(options: PracticeOptions = {}): Desk {
  const clock = createVirtualClock();
  const practice = createPractice({
    clock,
    users: [{ user: 'caller', pass: 'sesame', allowedFunctions: ['recording', 'recording_lookup', 'logged_in_agents', 'agent_status'] }],
    agents: [{ agent: '1000' }, { agent: '1001', group: 'SALES', campaign: 'OUT' }],
    ...options,
  });
  practice.agent('1000').takeCall({ leadId: '42' });
  const login = { source: 'test', user: 'caller', pass: 'sesame' };
  const call: Desk['call'] = (functionName, more = {}) => practice.answerNonAgent({ ...login, function: functionName, ...more }).body;
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  return {
    clock,
    practice,
    call,
    row: () => call('recording_lookup', { agent_user: '1000', date: day, duration: 'Y' }).trim().split('\n').at(-1)?.split('|') ?? [],
    switchTo: (value) => void practice.answer({ ...login, agent_user: '1000', function: 'recording', value }),
  };
}

describe('a recording looked up', () => {
  test('runs, ends, becomes a WAV and then an MP3', () => {
    const { row, switchTo, clock, practice } = desk({ movedAfterMs: 180_000, compressedAfterMs: 60_000 });
    switchTo('START');
    clock.advance(30_000);
    expect(row().slice(1)).toEqual(['1000', '121243', '42', '0', '']);
    switchTo('STOP');
    clock.advance(2000);
    expect(practice.agent('1000').truth().running).toEqual([]);
    expect(row()[4]).toMatch(/^(29|30)$/);
    expect(row()[5]).toBe('');
    clock.advance(180_000);
    expect(row()[5]).toMatch(/^http:\/\/192\.168\.1\.5\/RECORDINGS\/\d{8}-\d{6}_7275551212_1000-all\.wav$/);
    clock.advance(60_000);
    expect(row()[5]).toMatch(/\/RECORDINGS\/MP3\/.*-all\.mp3$/);
  });

  test('ended by the hang-up has its length; by the agent’s own button or a logout it has none, but a file', () => {
    const lengths = (['hangUp', 'button', 'logOut'] as const).map((how) => {
      const { row, switchTo, clock, practice } = desk({ movedAfterMs: 1000 });
      const agent = practice.agent('1000');
      switchTo('START');
      clock.advance(30_000);
      if (how === 'button') agent.screen.stopButton();
      else agent[how]();
      clock.advance(2000);
      expect(row()[5]).toMatch(/\.wav$/);
      return Number(row()[4]);
    });
    expect(lengths[0]).toBeGreaterThan(25);
    expect(lengths.slice(1)).toEqual([0, 0]);
  });

  test('stays where it is where nothing moves it', () => {
    const { row, switchTo, clock } = desk({ movedAfterMs: null });
    switchTo('START');
    clock.advance(5000);
    switchTo('STOP');
    clock.advance(3_600_000);
    expect(row()[5]).toBe('');
  });

  test('is found by its lead too, on the server’s own day, and by nothing too short', () => {
    const { call, switchTo, clock, practice } = desk({ utcOffsetMinutes: 14 * 60 });
    switchTo('START');
    clock.advance(2000);
    const local = new Date(clock.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    const utc = new Date(clock.now()).toISOString().slice(0, 10);
    expect(local).not.toBe(utc);
    expect(call('recording_lookup', { agent_user: '1000', date: utc })).toBe(`ERROR: recording_lookup NO RECORDINGS FOUND - caller|1000||${utc}|\n`);
    expect(call('recording_lookup', { agent_user: '1000', date: local })).toMatch(/\|1000\|121243\|42\|\n$/);
    expect(call('recording_lookup', { lead_id: '42' })).toMatch(/\|1000\|121243\|42\|\n$/);
    expect(call('recording_lookup', { lead_id: '43' })).toContain('NO RECORDINGS FOUND');
    expect(call('recording_lookup', { agent_user: '10', date: local })).toContain('INVALID SEARCH PARAMETERS');
    expect(call('recording_lookup', { agent_user: '1000' })).toContain('INVALID SEARCH PARAMETERS');
    expect(practice.calls().filter((one) => one.script === 'non-agent').map((one) => one.refused ?? 'ok')).toEqual(['nothing-found', 'ok', 'ok', 'nothing-found', 'bad-search', 'bad-search']);
  });

  test('needs level 7 and the right to reports', () => {
    for (const lacks of [{ level: 6 }, { viewReports: false }]) {
      const { call } = desk({ users: [{ user: 'caller', pass: 'sesame', allowedFunctions: ['ALL_FUNCTIONS'], ...lacks }] });
      expect(call('recording_lookup', { agent_user: '1000', date: '2026-11-24' })).toBe('ERROR: recording_lookup USER DOES NOT HAVE PERMISSION TO GET RECORDING INFO - caller|0\n');
      expect(call('logged_in_agents')).toContain('PERMISSION TO GET AGENT INFO');
    }
  });
});

describe('the agents listed', () => {
  const list = (one: Desk, more: Readonly<Record<string, string>> = {}): string[] => one.call('logged_in_agents', { stage: 'pipe', ...more }).trim().split('\n');

  test('follow status, call, lead and calls of the day', () => {
    const one = desk();
    const agent = one.practice.agent('1000');
    expect(list(one)[0]).toMatch(/^1000\|PRACTICE\|8601000\|INCALL\|42\|M\d{10}000000042\|1\|Agent1000\|AGENTS\|1$/);
    expect(list(one, { show_sub_status: 'YES' })[0]).toMatch(/\|1\|\|$/);
    agent.hangUp();
    expect(list(one, { show_sub_status: 'YES' })[0]).toBe('1000|PRACTICE|8601000|PAUSED|42||1|Agent1000|AGENTS|1||DISPO');
    agent.dispose();
    agent.pause('LUNCH');
    agent.ready();
    // The pause code stays through READY and the next call.
    expect(list(one, { show_sub_status: 'YES' })[0]).toBe('1000|PRACTICE|8601000|READY|0||1|Agent1000|AGENTS|1|LUNCH|');
    agent.takeCall();
    expect(list(one, { show_sub_status: 'YES' })[0]).toMatch(/\|INCALL\|7\|M.*\|2\|Agent1000\|AGENTS\|1\|LUNCH\|$/);
    agent.logOut();
    expect(list(one).map((row) => row.split('|')[0])).toEqual(['1001']);
  });

  test('are filtered by campaigns and groups, and limited to whom the user may see', () => {
    const names = (one: Desk, more: Readonly<Record<string, string>>): string[] => list(one, more).map((row) => row.split('|')[0] ?? '');
    const all = desk();
    expect(names(all, {})).toEqual(['1000', '1001']);
    expect(names(all, { campaigns: 'OUT|NOPE' })).toEqual(['1001']);
    expect(names(all, { user_groups: 'AGENTS' })).toEqual(['1000']);
    expect(names(all, { user_groups: 'AGENTS', campaigns: 'OUT' })).toEqual(['ERROR: logged_in_agents NO LOGGED IN AGENTS: caller']);
    const limited = desk({ users: [{ user: 'caller', pass: 'sesame', allowedFunctions: ['ALL_FUNCTIONS'], seesGroups: ['SALES'] }] });
    expect(names(limited, {})).toEqual(['1001']);
  });
});

describe('stereo_recording', () => {
  const ask = (practice: Practice, value = 'STATUS', user = 'caller'): string => practice.answer({ source: 'test', user, pass: 'sesame', agent_user: '1000', function: 'stereo_recording', value }).body;
  const users = [
    { user: 'caller', pass: 'sesame', allowedFunctions: ['recording', 'stereo_recording'] },
    { user: 'plain', pass: 'sesame' },
  ];

  test('is an unknown function where the server has none, and its build says so', () => {
    const { practice } = desk({ users });
    expect(ask(practice)).toBe('');
    expect(practice.answer({ function: 'version' }).body).toContain('BUILD: 250122-');
    practice.change({ stereo: true });
    expect(practice.answer({ function: 'version' }).body).toContain('BUILD: 251001-');
  });

  test('tells of a stereo recording, and `recording` does not', () => {
    const { practice, clock } = desk({ users, stereo: true });
    const { stereo } = practice.agent('1000');
    expect(ask(practice)).toBe('NOTICE: not stereo_recording - 1000|||||192.168.1.5|8601000|INCALL\n');
    stereo.begin();
    expect(ask(practice)).toMatch(/^NOTICE: stereo_recording active - 1000\|121243\|[^|]+_stereo\|192\.168\.1\.5\|[-\d]+ [:\d]+\|192\.168\.1\.5\|8601000\|INCALL\n$/);
    expect(practice.answer({ source: 'test', user: 'caller', pass: 'sesame', agent_user: '1000', function: 'recording', value: 'STATUS' }).body).toContain('not recording');
    clock.advance(1000);
    stereo.end();
    expect([stereo.isRunning(), ask(practice)]).toEqual([false, 'NOTICE: not stereo_recording - 1000|||||192.168.1.5|8601000|INCALL\n']);
    expect(ask(practice, 'STATUS', 'plain')).toBe('ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - STATUS|plain|stereo_recording|ADMIN\n');
  });
});

test('who practises finds their recording', async () => {
  const clock = createVirtualClock();
  const dialer = await createPracticeDialer({ clock, utcOffsetMinutes: 0 });
  const { user, pass, agent } = PRACTICE_LOGIN;
  dialer.practice.answer({ source: 'test', user, pass, agent_user: agent, function: 'recording', value: 'START' });
  clock.advance(10_000);
  dialer.hangUp();
  clock.advance(20_000);
  const date = new Date(clock.now()).toISOString().slice(0, 10);
  expect(dialer.practice.answerNonAgent({ source: 'test', user, pass, function: 'recording_lookup', agent_user: agent, date, duration: 'Y' }).body).toMatch(/\|1000\|121243\|7\|9\|http:.*\.wav\n$/);
  await dialer.close();
});
