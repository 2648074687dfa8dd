/** recording_lookup: what every recorded answer of its script means, and what no answer may do. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { canLookUp, createAgentApi, createTransport, type LookUpAsk, type LookUpReply, type Transport } from '../../main/agent-api';
import { parseLookUp, type LookUpAnswer } from '../../main/agent-api/parse-lookup';
import { createPractice } from '../../main/practice';
import { createVirtualClock } from '../practice/virtual-clock';
import type { Exchange } from './wire';

const exchanges = readFileSync(join(import.meta.dirname, '..', 'wire', 'non-agent-api.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Exchange);
const body = (name: string): string => exchanges.find((exchange) => exchange.name === name)?.body ?? '';

const byAgent: LookUpAsk = { agent: '1000', date: '2026-11-24' };
const read = (text: string, ask: LookUpAsk = byAgent): LookUpAnswer => parseLookUp(text, { functionName: 'recording_lookup', user: '6666', source: 'reclight', ask });
const header = 'start_time|user|recording_id|lead_id|location\n';
const wav = 'http://10.0.0.7/RECORDINGS/20261124-012008_7275551212_1000-all.wav';
const line = (rest: string): string => `2026-11-24 01:20:10|1000|121242|7|${rest}\n`;
const row = { id: '121242', startTime: '2026-11-24 01:20:10', user: '1000', leadId: '7', seconds: null, location: null };
const rows = (...more: object[]): unknown => ({ kind: 'rows', rows: more });
const refused = (reason: string): unknown => ({ kind: 'refused', reason });

/** What each recording means to a look-up. A name that is missing here fails the test. */
const meanings: Readonly<Record<string, unknown>> = {
  'non-agent-version': { kind: 'unreadable' },
  'logged-in-agents-csv': { kind: 'unreadable' },
  'logged-in-agents-pipe': { kind: 'unreadable' },
  'logged-in-agents-no-header': { kind: 'unreadable' },
  'logged-in-agents-campaign-none': { kind: 'unreadable' },
  'agent-status': { kind: 'unreadable' },
  'agent-status-not-logged-in': { kind: 'unreadable' },
  'recording-lookup': rows(row),
  'recording-lookup-none': { kind: 'none' },
  'logged-in-agents-no-permission': refused('no-permission'),
  'logged-in-agents-wrong-password': refused('wrong-login'),
};

describe('each recorded answer', () => {
  it('has its meaning written down here', () => expect(exchanges.map(({ name }) => name)).toEqual(Object.keys(meanings)));

  it.each(exchanges.map((exchange) => [exchange.name, exchange] as const))('%s', (name, { body, params }) => {
    const ask: LookUpAsk = { agent: params['agent_user'] ?? '1000', date: params['date'] ?? '2026-11-24' };
    const answer = parseLookUp(body, { functionName: params['function'] ?? '', user: params['user'] ?? '', source: 'test', ask });
    expect(answer).toEqual(meanings[name]);
  });
});

describe('a row', () => {
  it.each<[string, string, object]>([
    ['of the recorded server', header + line('0|'), row],
    ['with a length and a WAV', header + line(`63|${wav}`), { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['with an MP3 on another host', header + line('63|https://audio.example:8443/RECORDINGS/MP3/a-all.mp3'), { ...row, seconds: 63, location: { format: 'MP3', host: 'audio.example' } }],
    ['with GSM', header + line('63|http://10.0.0.7/RECORDINGS/GSM/a-all.gsm'), { ...row, seconds: 63, location: { format: 'GSM', host: '10.0.0.7' } }],
    ['with OGG, a query behind it', header + line('63|http://10.0.0.7/a-all.OGG?x=1'), { ...row, seconds: 63, location: { format: 'OGG', host: '10.0.0.7' } }],
    ['with an ending that nobody knows', header + line('63|http://10.0.0.7/a-all.opus'), { ...row, seconds: 63, location: { format: null, host: '10.0.0.7' } }],
    ['with a path instead of an address', header + line('63|/RECORDINGS/a-all.wav'), { ...row, seconds: 63, location: { format: 'WAV', host: null } }],
    ['with a login in its address', header + line('63|http://me:secret@10.0.0.7/a-all.wav'), { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['under a header that names the length', `start_time|user|recording_id|lead_id|duration|location\n${line(`63|${wav}`)}`, { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['without any header', line(`63|${wav}`), { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['of a server that knows no length', header + line(wav), { ...row, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['with a column more behind it', `start_time|user|recording_id|lead_id|location|server_ip\n${line(`63|${wav}|10.0.0.1`)}`, { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['with a column more that no header names', header + line(`63|${wav}|extra`), { ...row, seconds: 63, location: { format: 'WAV', host: '10.0.0.7' } }],
    ['with a column more that is no file', `start_time|user|recording_id|lead_id|location|server_ip\n${line('|10.0.0.1')}`, row],
    ['under columns in another order', 'start_time|recording_id|user|location|lead_id\n2026-11-24 01:20:10|121242|1000||7\n', row],
    ['without a lead', '2026-11-24 01:20:10|1000|121242||0|\n', { ...row, leadId: null }],
    ['with CRLF', (header + line('0|')).replaceAll('\n', '\r\n'), row],
    ['after a byte order mark', `\uFEFF${line('0|')}`, row],
    ['of a name in other letters', '2026-11-24 01:20:10|1000|121242|7|0|\n', row],
  ])('%s', (_name, text, expected) => expect(read(text)).toEqual(rows(expected)));

  it('of an agent is that agent’s, whatever the case of their name', () => {
    const ask: LookUpAsk = { agent: 'anna', date: '2026-11-24' };
    expect(read('2026-11-24 01:20:10|Anna|121242|7|0|\n', ask)).toEqual(rows({ ...row, user: 'Anna' }));
    expect(read('2026-11-24 01:20:10|Bert|121242|7|0|\n', ask)).toEqual({ kind: 'unreadable' });
  });

  it('of a lead may be anybody’s', () => expect(read('2026-11-24 01:20:10|Bert|121242|7|0|\n', { leadId: '7' })).toEqual(rows({ ...row, user: 'Bert' })));

  it.each([
    ['an id that is none', '2026-11-24 01:20:10|1000|12x|7|0|\n'],
    ['an id of noughts', '2026-11-24 01:20:10|1000|000|7|0|\n'],
    ['too few columns', '2026-11-24 01:20:10|1000|121242|7\n'],
    ['a lead that is none', '2026-11-24 01:20:10|1000|121242|x|0|\n'],
    ['no line feed behind it: it may be cut off', `${line('0|')}2026-11-24 01:30:10|1000|1212`],
    ['an answer of another kind beside it', line('0|') + body('recording-lookup-none').replace('1001', '1000')],
  ])('with %s makes the answer unreadable, since it may be the one that is looked for', (_name, text) => {
    expect(read(line('63|') + text)).toEqual({ kind: 'unreadable' });
  });

  it('stands anywhere among PHP’s warnings', () => {
    const noise = '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/www/htdocs/vicidial/non_agent_api.php</b> on line <b>3</b><br />\n';
    expect(read(noise.repeat(40) + header + noise + line('0|') + noise)).toEqual(rows(row));
    expect(read(noise.repeat(40) + body('recording-lookup-none').replace('1001', '1000') + noise)).toEqual({ kind: 'none' });
  });

  it('comes five hundred times', () => {
    const answer = read(header + Array.from({ length: 500 }, (_, at) => `2026-11-24 01:20:10|1000|${200_000 + at}|7|63|${wav}\n`).join(''));
    expect(answer.kind === 'rows' && answer.rows.map((one) => one.id).at(-1)).toBe('200499');
  });
});

describe('what is no list', () => {
  it.each<[string, string, unknown]>([
    ['nothing found, in another language', 'FEHLER: recording_lookup KEINE AUFNAHMEN GEFUNDEN - 6666|1000||2026-11-24|\n', { kind: 'none' }],
    ['nothing found, with more fields said back', 'ERROR: recording_lookup NO RECORDINGS FOUND - 6666|1000||2026-11-24||\n', { kind: 'none' }],
    ['nothing found of another day', 'ERROR: recording_lookup NO RECORDINGS FOUND - 6666|1000||2026-11-23|\n', { kind: 'unreadable' }],
    ['a search that it does not take', 'ERROR: recording_lookup INVALID SEARCH PARAMETERS - 6666|1000||2026-11-24|\n', { kind: 'unreadable' }],
    ['a header alone: its rows may be missing', header, { kind: 'unreadable' }],
    ['a function that the login may not call', 'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION: |6666|recording_lookup|\n', refused('no-permission')],
    ['the same on an older server', 'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - 6666|recording_lookup\n', refused('no-permission')],
    ['a user who may not see reports', 'ERROR: recording_lookup USER DOES NOT HAVE PERMISSION TO GET RECORDING INFO - 6666|0\n', refused('no-permission')],
    ['a refused login in another language', 'FEHLER: Anmeldung falsch: |6666|sesame|BAD|\n', refused('wrong-login')],
    ['a locked login', 'ERROR: Login incorrect, please try again: |6666|sesame|LOCK|\n', refused('locked-out')],
    ['a login whose API access is off', 'ERROR: Login incorrect, please try again: |6666|sesame|GOOD|\n', refused('api-access-off')],
    ['an address that is blocked', 'ERROR: Login incorrect, please try again: |6666|sesame|IPBLOCK|\n', refused('address-blocked')],
    ['a reason that nobody knows', 'ERROR: Login incorrect, please try again: |6666|sesame|ODD|\n', refused('wrong-login')],
    ['a password that is the function’s name', 'ERROR: Login incorrect, please try again: |6666|recording_lookup|LOCK|\n', refused('locked-out')],
    ['the torn echo of a login', 'ERROR: Login incorrect, please try again: |6666|ses', refused('wrong-login')],
    ['the API switched off', 'ERROR: System API NOT ACTIVE\n', refused('api-off')],
    ['a source that it does not like', 'ERROR: Invalid Source - reclight\n', refused('bad-source')],
    ['nothing', '', { kind: 'absent' }],
    ['an empty line', '\r\n', { kind: 'absent' }],
    ['a web page', '<!DOCTYPE html>\n<html><body>Welcome</body></html>\n', { kind: 'absent' }],
    ['a database that is down', '<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception: Connection refused in <b>/srv/x.php</b>\n', { kind: 'unreadable' }],
    ['an agent list', body('logged-in-agents-pipe'), { kind: 'unreadable' }],
  ])('%s', (_name, text, expected) => expect(read(text)).toEqual(expected));
});

describe('any answer', () => {
  const piece = fc.constantFrom('2026-11-24 01:20:10', '|', '||', '1000', '121242', '7', '0', '63', wav, '\n', '\r\n', 'start_time', 'recording_id', 'lead_id', 'location', 'ERROR: ', ' - ', ': |', '6666', 'BAD', 'recording_lookup', '<html>', ' ', '\t');
  const near = fc.oneof(fc.string(), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' }));

  it('never throws, and says nothing but what has the shape of a list', () => {
    fc.assert(
      fc.property(near, fc.constantFrom<LookUpAsk>(byAgent, { leadId: '7' }), (text, ask) => {
        const answer = read(text, ask);
        if (answer.kind !== 'rows') return;
        for (const one of answer.rows) {
          expect(one.id).toMatch(/^\d*[1-9]\d*$/);
          if ('agent' in ask) expect(one.user).toBe('1000');
          expect(text).toContain(`${one.startTime}|`);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('torn anywhere is never taken for less than it was', () => {
    const whole = header + line(`63|${wav}`) + `2026-11-24 01:30:10|1000|121243|7|12|\n`;
    for (let length = 0; length < whole.length; length++) {
      const answer = read(whole.slice(0, length));
      // At the end of a row nothing shows that more was to come.
      if (answer.kind === 'rows') expect(whole.slice(0, length)).toBe(header + line(`63|${wav}`));
      else expect(['unreadable', 'absent']).toContain(answer.kind);
    }
  });

  it('never brings out a piece of the password', () => {
    // Told apart from digits and names, which a row may hold.
    const secret = fc.string({ unit: fc.constantFrom(...Array.from('abcdefgHIJKLM-_.+/=')), minLength: 6, maxLength: 20 }).filter((text) => !/html/i.test(text));
    const shapes: readonly ((password: string) => string)[] = [
      (password) => `ERROR: Login incorrect, please try again: |6666|${password}|BAD|\n`,
      (password) => `ERROR: Login incorrect, please try again: |6666|${password}|ODD|x|\n`,
      (password) => `WORT: anders gesagt - 6666|${password}|BAD|\n`,
      (password) => `2026-11-24 01:20:10|1000|121242|7|0|http://10.0.0.7/${password}/a.wav\n`,
      (password) => `2026-11-24 01:20:10|1000|121242|7|${password}|\n`,
      (password) => `2026-11-24 01:20:10|1000|${password}|7|0|\n`,
      (password) => `2026-11-24 01:20:10|1000|121242|${password}|0|\n`,
      (password) => `<b>Warning</b>: pass=${password}\n`,
    ];
    fc.assert(
      fc.property(secret, fc.constantFrom(...shapes), fc.nat(200), (password, shape, cut) => {
        const text = shape(password);
        for (const torn of [text, text.slice(0, cut), text + text]) {
          const out = JSON.stringify(read(torn));
          expect(out).not.toContain(password);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('over the wire', () => {
  const password = 'Canary-5kW_n8e';
  const signal = new AbortController().signal;

  async function against(users: Parameters<typeof createPractice>[0]): Promise<{ lookUp: (ask?: LookUpAsk) => Promise<LookUpReply>; practice: ReturnType<typeof createPractice>; close: () => Promise<void>; advance: (ms: number) => void }> {
    const clock = createVirtualClock(Date.UTC(2026, 10, 24, 12));
    const practice = await createPractice({ clock, agents: [{ agent: '1000' }], ...users }).listen();
    practice.agent('1000').takeCall();
    practice.agent('1000').screen.record();
    clock.advance(20_000);
    practice.agent('1000').hangUp();
    const api = createAgentApi({ transport: createTransport(practice.url), agent: '1000', credentials: { user: 'caller', password }, now: clock.now });
    const close = async (): Promise<void> => {
      await api.close();
      await practice.close();
    };
    return { lookUp: (ask = byAgent) => api.lookUp(ask, signal), practice, close, advance: clock.advance };
  }

  it('finds a recording of the practice dialer, first without and then with its file', async () => {
    const { lookUp, close, advance, practice } = await against({ users: [{ user: 'caller', pass: password, allowedFunctions: ['recording_lookup'] }] });
    const own = { id: '121243', startTime: '2026-11-24 12:00:00', user: '1000', leadId: '7', seconds: 20 };
    expect(await lookUp()).toEqual(rows({ ...own, location: null }));
    advance(60_000);
    expect(await lookUp({ leadId: '7' })).toEqual(rows({ ...own, location: { format: 'WAV', host: '192.168.1.5' } }));
    expect(await lookUp({ agent: '1000', date: '2026-11-23' })).toEqual({ kind: 'none' });
    expect(practice.calls().map((call) => [call.script, call.function, call.agent])).toEqual([
      ['non-agent', 'recording_lookup', '1000'],
      ['non-agent', 'recording_lookup', ''],
      ['non-agent', 'recording_lookup', '1000'],
    ]);
    await close();
  });

  it('a refused login comes back as its kind, and never with the password that the server echoes', async () => {
    const { lookUp, close, practice } = await against({ users: [{ user: 'caller', pass: 'another' }] });
    expect(practice.answerNonAgent({ source: 'test', user: 'caller', pass: password, function: 'recording_lookup' }).body).toContain(password);
    const replies = [await lookUp(), await lookUp({ leadId: '7' })];
    expect(replies).toEqual([refused('wrong-login'), refused('wrong-login')]);
    expect(JSON.stringify(replies)).not.toContain(password);
    await close();
  });

  it('no such script, and no permission', async () => {
    const { lookUp, close, practice } = await against({ users: [{ user: 'caller', pass: password }] });
    expect(await lookUp()).toEqual(refused('no-permission'));
    practice.change({ nonAgentApi: false });
    expect(await lookUp()).toEqual({ kind: 'absent' });
    await close();
  });

  it('a torn echo is a refusal; another outage is one', async () => {
    const torn: Awaited<ReturnType<Transport['post']>>[] = [
      { ok: false, failure: 'timeout', maybeSent: true, torn: `ERROR: Login incorrect, please try again: |caller|${password.slice(0, 5)}` },
      { ok: false, failure: 'timeout', maybeSent: true, torn: '' },
      { ok: false, failure: 'not-vicidial', maybeSent: true, torn: '' },
    ];
    const asked: unknown[] = [];
    const transport: Transport = {
      post: (form, _signal, withinMs, script) => {
        asked.push({ form, withinMs, script });
        return Promise.resolve(torn[asked.length - 1] ?? { ok: true, body: '' });
      },
      close: () => Promise.resolve(),
    };
    const api = createAgentApi({ transport, agent: '1000', credentials: { user: 'caller', password }, now: () => 0 });
    const replies = [await api.lookUp(byAgent, signal), await api.lookUp(byAgent, signal), await api.lookUp(byAgent, signal)];
    expect(replies).toEqual([refused('wrong-login'), { kind: 'failed', failure: 'timeout', maybeSent: true }, { kind: 'absent' }]);
    expect(asked[0]).toEqual({
      form: { source: 'reclight', user: 'caller', pass: password, function: 'recording_lookup', agent_user: '1000', date: '2026-11-24', stage: 'pipe', header: 'YES', duration: 'Y' },
      withinMs: 15_000,
      script: 'non-agent',
    });
  });

  it('takes a long list, but not one without end', async () => {
    const lengths = [400, 3000];
    const server = createServer((request, response) => {
      request.resume();
      response.end(header + Array.from({ length: lengths.shift() ?? 0 }, (_, at) => `2026-11-24 01:20:10|1000|${200_000 + at}|7|63|http://10.0.0.7/RECORDINGS/${'x'.repeat(150)}.wav\n`).join(''));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const api = createAgentApi({ transport: createTransport(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`), agent: '1000', credentials: { user: 'caller', password }, now: () => 0 });
    const long = await api.lookUp(byAgent, signal);
    expect(long.kind === 'rows' && long.rows.length).toBe(400);
    expect(await api.lookUp(byAgent, signal)).toEqual({ kind: 'failed', failure: 'unreadable', maybeSent: true });
    await api.close();
    await new Promise((done) => server.close(done));
  });

  it('a STOP waits for no look-up: it takes its connection', async () => {
    const heard: string[] = [];
    const open = new Set<unknown>();
    const hanging = createServer((request, response) => {
      let form = '';
      request.on('data', (chunk: Buffer) => (form += chunk.toString()));
      request.on('end', () => {
        const fields = new URLSearchParams(form);
        heard.push(fields.get('value') ?? fields.get('function') ?? '');
        // Only the STOP is ever answered.
        if (fields.get('value') === 'STOP') response.end('ERROR: stop recording error - 1000|||||192.168.1.5|8600051|PAUSED\n');
      });
    });
    hanging.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    await new Promise<void>((done) => hanging.listen(0, '127.0.0.1', done));
    const address = hanging.address();
    const api = createAgentApi({ transport: createTransport(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`), agent: '1000', credentials: { user: 'caller', password }, now: () => 0 });
    const lookUp = api.lookUp(byAgent, signal);
    const start = api.ask({ do: 'start', tag: '_R' }, signal);
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(await api.ask({ do: 'stop' }, signal)).toMatchObject({ kind: 'stopRefused' });
    expect(await lookUp).toMatchObject({ kind: 'failed', failure: 'unreachable' });
    expect(heard.at(-1)).toBe('STOP');
    // The START's, which is never broken off, and the STOP's.
    await vi.waitFor(() => expect(open.size).toBe(2));
    await api.close();
    expect((await start).kind).toBe('failed');
    hanging.closeAllConnections();
    await new Promise((done) => hanging.close(done));
  });

  it('names under three characters can’t be looked up', () => expect(['ab', ' ab ', 'abc'].map(canLookUp)).toEqual([false, false, true]));
});
