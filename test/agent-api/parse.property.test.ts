/** What must hold for any body at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer, parseVersion, type Asked } from '../../main/agent-api/parse';
import { askedOf, exchanges } from './wire';

const calls = fc.constantFrom<Asked['call']>({ do: 'status' }, { do: 'start', tag: '_R' }, { do: 'stop' });
const asked = calls.map((call): Asked => ({ call, agent: '1000', user: '6666', source: 'reclight', acceptedHead: null }));
const telling = ['active', 'sent', 'notRecording', 'waiting', 'stopRefused'];

/** Pieces that the grammar is made of, so that random text comes near it. */
const piece = fc.constantFrom('NOTICE', 'SUCCESS', 'ERROR', ': ', ' - ', '|', '||', '1000', '121242', 'START', 'STOP', 'PAUSED', 'INCALL', '192.168.1.5', '8600051', '\n', '<br />', 'not recording', ' ', '\t', '\r', '2026-11-24 01:20:10', 'GOOD', 'BAD');
const nearText = fc.oneof(fc.string(), fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' }));

/** The grammar, said once more and otherwise: one line of eight fields, begun by a word and ended by a line feed. */
function hasAnswerLine(body: string): boolean {
  return body.split('\n').slice(0, -1).some((line) => line.split('|').length === 8 && / - [^|]*\|/.test(line) && /\|[A-Z][A-Z0-9_]*\r?$/.test(line));
}

describe('any body', () => {
  it('never throws, and what is off the grammar tells nothing', () => {
    fc.assert(
      fc.property(nearText, asked, (body, ask) => {
        const { answer } = parseAnswer(body, ask);
        parseVersion(body);
        if (!hasAnswerLine(body)) expect(telling).not.toContain(answer.kind);
      }),
      { numRuns: 5000 },
    );
  });

  it('has only numeric ids, and only the asked agent’s', () => {
    const field = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1000', '121242', '0', '12a', 'START_R', 'PAUSED'));
    fc.assert(
      fc.property(fc.array(field, { minLength: 8, maxLength: 8 }), asked, (fields, ask) => {
        const { answer } = parseAnswer(`NOTICE: recording active - ${fields.join('|')}\n`, ask);
        if (answer.kind === 'active') expect(answer.id).toMatch(/^\d*[1-9]\d*$/);
        if (telling.includes(answer.kind)) expect(fields[0]).toBe('1000');
      }),
      { numRuns: 5000 },
    );
  });

  it('is not read twice: two answers in one body tell nothing', () => {
    const status = askedOf({ value: 'STATUS', agent_user: '1000', user: '6666', source: 'test' });
    const one = 'NOTICE: not recording - 1000|||||192.168.1.5|8600051|PAUSED\n';
    expect(parseAnswer(one, status).answer.kind).toBe('notRecording');
    expect(parseAnswer(one + one, status).answer.kind).toBe('unreadable');
  });
});

describe('a real answer', () => {
  const real = exchanges.filter((exchange) => exchange.params['function'] !== 'version' && exchange.body !== '');

  it('torn anywhere is unreadable or means the same', () => {
    let torn = 0;
    for (const exchange of real) {
      const ask = askedOf(exchange.params);
      const whole = parseAnswer(exchange.body, ask).answer;
      // A long body is torn around its answer line, where it matters; the noise before it holds none.
      const from = Math.max(0, exchange.body.search(/^[A-Z]+: /m) - 2);
      for (let length = from; length < exchange.body.length; length++) {
        const { answer } = parseAnswer(exchange.body.slice(0, length), ask);
        torn++;
        if (answer.kind !== 'unreadable') expect({ name: exchange.name, length, answer }).toEqual({ name: exchange.name, length, answer: whole });
      }
    }
    expect(torn).toBeGreaterThan(5000);
  });

  it('of a refused login, torn anywhere after its first words, is known as one: it must not be repeated', () => {
    for (const exchange of real.filter((one) => one.body.includes('Invalid Username/Password'))) {
      for (let length = exchange.body.indexOf('|') + 1; length < exchange.body.length; length++) {
        const { answer } = parseAnswer(exchange.body.slice(0, length), askedOf(exchange.params));
        expect(answer.kind === 'refused' || (answer.kind === 'unreadable' && answer.loginEcho)).toBe(true);
      }
    }
  });

  it('around any noise means the same', () => {
    const noise = fc.array(fc.constantFrom('<br />\n', '<b>Warning</b>:  Undefined variable $x in <b>/srv/a.php</b> on line <b>3</b><br />\n', '\n', '<!-- note -->\n', '\r\n', '   \n'), { maxLength: 30 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...real.filter((exchange) => exchange.name !== 'api-inactive')), noise, noise, (exchange, before, after) => {
        const ask = askedOf(exchange.params);
        expect(parseAnswer(before + exchange.body + after, ask).answer).toEqual(parseAnswer(exchange.body, ask).answer);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('secrets', () => {
  it('never come out: neither the password nor SQL', () => {
    const secret = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijkmnopqrstuvwxyzABCDEFGH123456789-_.+/=')), minLength: 6, maxLength: 20 });
    const sql = "SELECT count(*) from vicidial_users where user='6666' and pass='";
    fc.assert(
      fc.property(secret, asked, fc.constantFrom('BAD', 'LOCK', 'GOOD', 'ERRSERVERS', 'IPBLOCK', 'ODD'), fc.nat(400), (password, ask, reason, cut) => {
        const body = `ERROR: Invalid Username/Password: |6666|${password}|0|1|${reason}|0|api|${sql}${password}' and active='Y';|\n`;
        for (const text of [body, body.slice(0, cut)]) {
          const out = JSON.stringify(parseAnswer(text, ask));
          expect(out).not.toContain(password);
          expect(out).not.toContain('SELECT');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
