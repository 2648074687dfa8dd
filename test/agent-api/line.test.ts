/** Which lines of a body can be an answer at all. */
import { describe, expect, it } from 'vitest';
import { answerLines, looksLikeLoginEcho } from '../../main/agent-api/line';

const line = { head: 'NOTICE: not recording', fields: ['1000', ''], shape: 'fields' };
const filled = (length: number): string => `NOTICE: ${'x'.repeat(length - 'NOTICE: '.length)}`;

describe('a line', () => {
  it.each<[string, string, unknown]>([
    ['with fields', 'NOTICE: not recording - 1000|\n', line],
    ['with one field', 'NOTICE: not recording - 1000\n', { ...line, fields: ['1000'] }],
    ['with a dash in its words', 'NOTICE: not - recording - 1000|\n', { ...line, head: 'NOTICE: not - recording' }],
    ['without fields', 'ERROR: API not active\n', { head: 'ERROR: API not active', fields: [], shape: 'bare' }],
    ['that echoes a login', 'ERROR: Invalid: |6666|pw\n', { head: 'ERROR: Invalid', fields: ['6666', 'pw'], shape: 'echo' }],
    ['that echoes a login without a space', 'ERROR: Invalid:|6666|pw\n', { head: 'ERROR: Invalid', fields: ['6666', 'pw'], shape: 'echo' }],
    ['after a byte order mark', '\uFEFFNOTICE: not recording - 1000|\n', line],
    ['ended as on Windows', 'NOTICE: not recording - 1000|\r\n', line],
    ['in other letters', 'ПРИМ\uFFFD_2: нет - 1000|\n', { ...line, head: 'ПРИМ\uFFFD_2: нет' }],
    ['as long as one may be', `${filled(2000)}\n`, { head: filled(2000), fields: [], shape: 'bare' }],
  ])('%s is read', (_name, body, expected) => {
    expect(answerLines(body)).toEqual([expected]);
  });

  it.each([
    ['that is not ended', 'NOTICE: not recording - 1000|'],
    ['longer than one may be', `${filled(2001)}\n`],
    ['begun by a digit', '1NOTICE: not recording - 1000|\n'],
    ['begun by two words', 'A NOTICE: not recording - 1000|\n'],
    ['with a tab', 'NOTICE: not\trecording - 1000|\n'],
    ['with a control character', 'NOTICE: not\u0001recording - 1000|\n'],
    ['with a carriage return at its begin', '\rNOTICE: not recording - 1000|\n'],
    ['with a byte order mark in the middle of the body', '\n\uFEFFNOTICE: not recording - 1000|\n'],
    ['with markup before its fields', 'NOTICE: <b>not</b> recording - 1000|\n'],
    ['with a bar but neither dash nor colon before it', 'NOTICE: not recording|1000|\n'],
  ])('%s is none', (_name, body) => {
    expect(answerLines(body)).toEqual([]);
  });
});

describe('what may be a refused login’s echo', () => {
  it.each(['ERROR: Invalid: |66', 'ERROR: Invalid:|66', 'ERROR: Invalid Username/Pass', 'login INCORRECT'])('%s', (body) => expect(looksLikeLoginEcho(body)).toBe(true));
  it.each(['', 'NOTICE: not recording - 1000|', 'ERROR: no such user'])('not %j', (body) => expect(looksLikeLoginEcho(body)).toBe(false));
});
