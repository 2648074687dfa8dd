/** The grammar's edges: what is just inside it has its meaning, what is just outside tells nothing. */
import { describe, expect, it } from 'vitest';
import { parseAnswer, parseVersion, type Asked } from '../../main/agent-api/parse';

const asked: Asked = { call: { do: 'status' }, agent: '1000', user: '6666', source: 'reclight', acceptedHead: null };
const toStart: Asked = { ...asked, call: { do: 'start', tag: '_R' } };
const toStop: Asked = { ...asked, call: { do: 'stop' } };
const byAltUser: Asked = { ...asked, agent: '', altUser: 'desk7' };
const none = { kind: 'unreadable', empty: false, loginEcho: false };
const echo = { ...none, loginEcho: true };

interface Fields {
  readonly agent?: string;
  readonly id?: string;
  readonly filename?: string;
  readonly server?: string;
  readonly startTime?: string;
  readonly agentServer?: string;
  readonly session?: string;
  readonly status?: string;
}

function eight({ agent = '1000', id = '', filename = '', server = '', startTime = '', agentServer = '192.168.1.5', session = '8600051', status = 'INCALL' }: Fields): string {
  return `NOTICE: words - ${[agent, id, filename, server, startTime, agentServer, session, status].join('|')}\n`;
}

const meaning = (body: string, ask: Asked): unknown => parseAnswer(body, ask).answer;
const running = { id: '121242', filename: '20261124_1000', server: '192.168.1.5', startTime: '2026-11-24 01:20:10' };
const tooLong = `START_${'X'.repeat(40)}`;

describe('eight fields', () => {
  it.each<[string, Asked, Fields, unknown]>([
    ['an id with zeros before it', asked, { id: '0121' }, { kind: 'active', id: '0121', filename: null, server: null, startTime: null, agentStatus: 'INCALL' }],
    ['an id with a server but no log row', asked, { id: '121', server: 'a.b' }, { kind: 'active', id: '121', filename: null, server: 'a.b', startTime: null, agentStatus: 'INCALL' }],
    ['an agent in other letters', { ...asked, agent: ' agentZ ' }, { agent: 'AGENTz' }, { kind: 'notRecording', agentStatus: 'INCALL' }],
    ['nothing about the agent’s session', asked, { agentServer: '', session: '' }, { kind: 'notRecording', agentStatus: 'INCALL' }],
  ])('%s: has its meaning', (_name, ask, fields, expected) => {
    expect(meaning(eight(fields), ask)).toEqual(expected);
  });

  it.each<[string, Asked, Fields]>([
    ['another agent', asked, { agent: '1001' }],
    ['no agent, where none was asked for', { ...asked, agent: '' }, { agent: '' }],
    ['no name of an agent, under alt_user', byAltUser, { agent: 'two words' }],
    ['an odd agent’s server', asked, { agentServer: '192.168 1.5' }],
    ['an odd session', asked, { session: '86 51' }],
    ['an odd status: words before it', asked, { status: 'is PAUSED' }],
    ['an odd status: words after it', asked, { status: 'PAUSED now' }],
    ['no id but a filename', asked, { filename: 'a' }],
    ['no id but a server', asked, { server: 'a' }],
    ['no id but a start time', asked, { startTime: '2026-11-24 01:20:10' }],
    ['an id that only begins as a number', asked, { id: '12a' }],
    ['an id that only begins as a number, with a log row', asked, { ...running, id: '12a' }],
    ['an id of zeros', asked, { id: '00' }],
    ['an id of zeros with a log row', asked, { ...running, id: '0' }],
    ['a waiting word with a filename', asked, { id: 'START_R', filename: 'a' }],
    ['a waiting word with markup in it', asked, { id: 'START<b>R' }],
    ['a filename with markup in it', asked, { ...running, filename: 'a<b>c' }],
    ['a filename without a start time', asked, { ...running, startTime: '' }],
    ['a start time without a filename', asked, { ...running, filename: '' }],
    ['an odd server', asked, { ...running, server: 'a b' }],
    ['an odd start time: words before it', asked, { ...running, startTime: 'at 2026-11-24 01:20:10' }],
    ['an odd start time: words after it', asked, { ...running, startTime: '2026-11-24 01:20:10 UTC' }],
    ['a START that left nothing', toStart, { id: '' }],
    ['a START that left another word', toStart, { id: 'RESTART' }],
    ['a START that left too much', toStart, { id: tooLong }],
    ['a START with a filename', toStart, { id: 'START', filename: 'a' }],
    ['a STOP with a filename', toStop, { id: 'STOP', filename: 'a' }],
    ['a STOP over something else', toStop, { id: 'HELLO' }],
    ['a STOP over too much', toStop, { id: tooLong }],
  ])('%s: tells nothing', (_name, ask, fields) => {
    expect(meaning(eight(fields), ask)).toEqual(none);
  });
});

describe('fewer fields', () => {
  it.each<[string, Asked, string, unknown]>([
    ['the agent who is not in', asked, '1000', { kind: 'notLoggedIn' }],
    ['somebody else who is not in', asked, '1001', none],
    ['our own source', asked, 'reclight', { kind: 'refused', reason: 'bad-source' }],
    ['an alt_user who is not in comes back as the agent', byAltUser, 'J.Doe', { kind: 'notLoggedIn' }],
    ['an alt_user who is not in comes back as nobody', byAltUser, '', { kind: 'notLoggedIn' }],
    ['no name under alt_user', byAltUser, 'two words', none],
    ['nothing left of the agent’s name', asked, 'STATUS|', { kind: 'refused', reason: 'unknown-agent' }],
    ['nothing left, for another call', asked, 'START|', none],
    ['two fields of something else', asked, 'STATUS|x', none],
    ['no permission', asked, 'STATUS|6666|recording|ADMIN', { kind: 'refused', reason: 'no-permission' }],
    ['no permission for another call', asked, 'STOP|6666|recording|ADMIN', none],
    ['no permission for another user', asked, 'STATUS|7777|recording|ADMIN', none],
    ['no permission for another function', asked, 'STATUS|6666|dial|ADMIN', none],
  ])('%s', (_name, ask, fields, expected) => {
    expect(meaning(`ERROR: words - ${fields}\n`, ask)).toEqual(expected);
  });
});

describe('an answer of two lines', () => {
  const unknown = 'ERROR: not found - desk7\n';
  const nobody = 'ERROR: not logged in - \n';
  it.each<[string, Asked, string, unknown]>([
    ['is an unknown alt_user’s', byAltUser, unknown + nobody, { kind: 'refused', reason: 'unknown-agent' }],
    ['is not, with a third line', byAltUser, unknown + nobody + nobody, none],
    ['is not, for another first name', byAltUser, 'ERROR: not found - desk8\n' + nobody, none],
    ['is not, for another second name', byAltUser, `${unknown}ERROR: not logged in - desk8\n`, none],
    ['is not, where the first has eight fields', byAltUser, eight({ agent: 'desk7' }) + nobody, none],
    ['is not, where the second is a refused login', byAltUser, `${unknown}ERROR: Invalid: ||pw|0|1|LOCK|0|api|\n`, echo],
    ['is not, without alt_user', asked, 'ERROR: not logged in - 1000\nERROR: not logged in - 1000\n', none],
  ])('%s', (_name, ask, body, expected) => {
    expect(meaning(body, ask)).toEqual(expected);
  });
});

describe('a refused login', () => {
  const line = (fields: string): string => `ERROR: Invalid: |${fields}\n`;
  it.each([
    ['BAD', 'wrong-login'],
    ['LOCK', 'locked-out'],
    ['GOOD', 'api-access-off'],
    ['ERRSERVERS', 'no-active-server'],
    ['IPBLOCK', 'address-blocked'],
    ['ODD', 'wrong-login'],
  ])('with %s: %s', (reason, expected) => {
    expect(meaning(line(`6666|pw|0|1|${reason}|0|api|`), asked)).toEqual({ kind: 'refused', reason: expected });
    expect(meaning(line(`6666|pw|||${reason}|0|api|`), asked)).toEqual({ kind: 'refused', reason: expected });
  });

  it.each([
    ['words before the reason', '6666|pw|0|1|x LOCK|0|api|'],
    ['words after the reason', '6666|pw|0|1|LOCK x|0|api|'],
    ['no count in the third field', '6666|pw|x0x|1|LOCK|0|api|'],
    ['no count in the fourth field', '6666|pw|0|x1x|LOCK|0|api|'],
    ['nothing after the reason', '6666|pw|0|1|LOCK'],
    ['too few fields', '6666|pw|0|1'],
  ])('with %s is one without a known reason: nothing is told of it, but it must not be repeated', (_name, fields) => {
    expect(meaning(line(fields), asked)).toEqual(echo);
  });
});

describe('a line without fields', () => {
  const filled = (length: number): string => `ERROR: API ${'x'.repeat(length - 'ERROR: API '.length)}`;
  it.each<[string, string, unknown]>([
    ['about the API in capitals', 'FEHLER: das System-API ist aus', { kind: 'refused', reason: 'api-off' }],
    ['as long as such a line may be', filled(120), { kind: 'refused', reason: 'api-off' }],
    ['longer than such a line may be', filled(121), none],
    ['begun by small letters', 'Notice: the API is called', none],
    ['begun by capitals after something else', 'phpNOTICE: the API is called', none],
    ['about something else', 'ERROR: the database is gone', none],
  ])('%s', (_name, line, expected) => {
    expect(meaning(`${line}\n`, asked)).toEqual(expected);
  });
});

describe('the words of an accepted START', () => {
  it.each<[string, Asked, string, string | null]>([
    ['are learnt', toStart, eight({ id: 'START_R' }), 'NOTICE: words'],
    ['are not those of a START that was refused', toStart, 'ERROR: not logged in - 1000\n', null],
    ['are not those of a STOP', { ...toStop, acceptedHead: 'NOTICE: words' }, eight({ id: 'STOP' }), null],
    ['are not those of a STATUS', asked, eight({}), null],
  ])('%s', (_name, ask, body, head) => {
    expect(parseAnswer(body, ask).head).toBe(head);
  });

  it('once learnt, tell any other words of a STOP to be its error', () => {
    const body = eight({ id: 'STOP' }).replace('NOTICE: words', 'SUCCESS: recording function sent');
    expect(meaning(body, toStop)).toEqual({ kind: 'sent', word: 'STOP', sure: true, agentStatus: 'INCALL' });
    expect(meaning(eight({ id: 'STOP' }), { ...toStop, acceptedHead: 'EXITO: enviada' })).toEqual({ kind: 'stopRefused', field: 'STOP', agentStatus: 'INCALL' });
  });
});

describe('the version', () => {
  const line = (date: string, more = ''): string => `VERSION: 2.14-82|BUILD: 250122-1010|DATE: ${date}|EPOCH: 1795511140${more}\n`;
  const hour = 3_600_000;
  it.each([
    ['2026-11-24 09:05:40', 0],
    ['2026-11-24 14:50:40', 5.75 * hour],
    ['2026-11-24 04:05:38', -5 * hour],
    ['2026-11-25 00:05:40', 15 * hour],
    ['2026-11-23 18:05:40', -15 * hour],
  ])('at %s is %d ms from UTC', (date, utcOffsetMs) => {
    expect(parseVersion(line(date))).toEqual({ version: '2.14-82', build: '250122-1010', epochMs: 1_795_511_140_000, utcOffsetMs });
  });

  it.each<[string, string]>([
    ['no date', line('2026-13-45 09:05:40')],
    ['a date too far off', line('2026-11-25 00:20:40')],
    ['told twice', line('2026-11-24 09:05:40') + line('2026-11-24 09:05:40')],
    ['in the middle of a line', `It says VERSION: 2.14-82|${line('2026-11-24 09:05:40').split('|').slice(1).join('|')}`],
    ['torn', line('2026-11-24 09:05:40').trimEnd()],
  ])('%s is none', (_name, body) => {
    expect(parseVersion(body)).toBeNull();
  });

  it('may say more after it', () => {
    expect(parseVersion(line('2026-11-24 09:05:40', '|TZ: +1|X'))).toMatchObject({ utcOffsetMs: 0 });
  });
});
