/** Every recorded line of a real server, through the parser: each has its expected meaning here, none is left out. */
import { describe, expect, it } from 'vitest';
import { parseAnswer, parseVersion } from '../../main/agent-api/parse';
import { askedOf, exchanges, sessions } from './wire';

const recorded = { kind: 'active', id: '121242', filename: '20261124-012008_7275551212_1000', server: '192.168.1.5', startTime: '2026-11-24 01:20:10' } as const;
const paused = { agentStatus: 'PAUSED' } as const;
const notRecording = { kind: 'notRecording', ...paused } as const;
const unreadable = (empty: boolean, loginEcho = false): unknown => ({ kind: 'unreadable', empty, loginEcho });
const sent = (word: string): unknown => ({ kind: 'sent', word, sure: true, ...paused });
const stopRefused = (field: string): unknown => ({ kind: 'stopRefused', field, ...paused });
const refused = (reason: string): unknown => ({ kind: 'refused', reason });
const waiting = (word: string): unknown => ({ kind: 'waiting', word, ...paused });
const active = { ...recorded, ...paused };

/** What each recording means. A name that is missing here fails the test. */
const meanings: Readonly<Record<string, unknown>> = {
  'unknown-function': unreadable(true),
  'no-function': unreadable(true),
  'status-when-empty': notRecording,
  'start-when-empty': sent('START'),
  'stop-when-empty': stopRefused(''),
  'status-when-start-pending': notRecording,
  'start-when-start-pending': sent('START'),
  'stop-when-start-pending': sent('STOP'),
  'status-when-tagged-start-pending': waiting('START_MIDCALL'),
  'start-when-tagged-start-pending': sent('START'),
  'stop-when-tagged-start-pending': sent('STOP'),
  'status-when-stop-pending': notRecording,
  'stop-when-stop-pending': stopRefused('STOP'),
  'status-when-zero': notRecording,
  'start-when-zero': sent('START'),
  'stop-when-zero': stopRefused(''),
  'status-when-active': active,
  'start-when-active': sent('START'),
  'stop-when-active': sent('STOP'),
  'status-when-active-without-log-row': { kind: 'active', id: '999999', filename: null, server: null, startTime: null, ...paused },
  'start-when-active-without-log-row': sent('START'),
  'stop-when-active-without-log-row': sent('STOP'),
  'status-agent-queue': { ...recorded, agentStatus: 'QUEUE' },
  'status-agent-incall': { ...recorded, agentStatus: 'INCALL' },
  'status-agent-paused': active,
  'start-stage-5': sent('START_ABCD'),
  'start-stage-14': sent('START_ABCDEFGHIJKLM'),
  'start-stage-15': sent('START_ABCDEFGHIJKLM'),
  'start-stage-40': sent('START_0123456789012'),
  'start-stage-quote': sent('START_ABC'),
  'start-stage-semicolon': sent('START_AB'),
  'start-stage-space': sent('START_A B'),
  'start-stage-slash': sent('START_A/../B'),
  'start-stage-has-stop': sent('START_NONSTOP'),
  'start-stage-has-start': sent('START_RESTART'),
  'stop-with-stage': sent('STOP'),
  // The app never sends these: they read as STATUS here, whose grammar they don't meet.
  'value-start': unreadable(false),
  'value-TOGGLE': unreadable(false),
  'value-empty': unreadable(false),
  'value-STARTED': waiting('STARTED'),
  'agent-not-logged-in': { kind: 'notLoggedIn' },
  'agent-not-logged-in-start': { kind: 'notLoggedIn' },
  'agent-unknown': { kind: 'notLoggedIn' },
  'agent-empty': refused('unknown-agent'),
  'agent-case-differs': notRecording,
  'alt-user-known-alnum': notRecording,
  'alt-user-unknown': refused('unknown-agent'),
  'source-missing': refused('bad-source'),
  'source-one-char': refused('bad-source'),
  'source-symbols': notRecording,
  'no-permission': refused('no-permission'),
  'no-permission-status': refused('no-permission'),
  'no-api-access': refused('api-access-off'),
  'unknown-user': refused('wrong-login'),
  'empty-pass': refused('wrong-login'),
  'empty-user': refused('wrong-login'),
  'api-inactive': refused('api-off'),
  'password-char-plus': notRecording,
  'password-char-percent': refused('wrong-login'),
  'password-char-amp': refused('wrong-login'),
  'lockout-wrong-1': refused('wrong-login'),
  'lockout-wrong-10': refused('wrong-login'),
  'lockout-wrong-11': refused('locked-out'),
  'lockout-then-correct': refused('locked-out'),
  'lockout-after-15-min-correct': notRecording,
  'method-get-status': notRecording,
  'method-get-start': sent('START'),
  'method-get-stop': sent('STOP'),
  'method-post-status': notRecording,
  'method-post-start': sent('START'),
  'method-post-stop': sent('STOP'),
  'method-head-status': unreadable(true),
  'method-head-start': unreadable(true),
  'method-head-stop': unreadable(true),
  'format-debug': active,
  'es-status-active': active,
  'es-start': sent('START'),
  'es-not-logged-in': { kind: 'notLoggedIn' },
  'noisy-status-active': active,
};

const recordings = exchanges.filter((exchange) => exchange.params['function'] !== 'version');

describe('each recorded answer', () => {
  it('has its meaning written down here', () => {
    expect(recordings.map((exchange) => exchange.name).filter((name) => !(name in meanings))).toEqual([]);
    expect(exchanges).toHaveLength(82);
    expect(recordings).toHaveLength(79);
  });

  it.each(recordings.map((exchange) => [exchange.name, exchange] as const))('%s', (name, exchange) => {
    expect(parseAnswer(exchange.body, askedOf(exchange.params)).answer).toEqual(meanings[name]);
  });

  it.each(exchanges.filter((exchange) => exchange.params['function'] === 'version').map((exchange) => [exchange.name, exchange] as const))('%s', (_name, exchange) => {
    expect(parseVersion(exchange.body)).toMatchObject({ version: '2.14-82', build: '250122-1010', utcOffsetMs: 0 });
  });
});

describe('each recorded session', () => {
  it.each(sessions.map((session) => [session.file, session] as const))('%s: what the client heard is what the field meant', (_file, session) => {
    let heard = 0;
    for (const step of session.steps) {
      if (!step.request || step.body === undefined) continue;
      heard++;
      const params = { ...step.request, agent_user: '1000', user: '6666', source: 'test' };
      const { answer } = parseAnswer(step.body, askedOf(params, 'SUCCESS: recording function sent'));
      expect({ step: step.step, kind: answer.kind }).toEqual({ step: step.step, kind: meaningOf(step.request.value, step.fieldBefore) });
    }
    expect(heard).toBeGreaterThan(5);
  });
});

/** The mailbox's table for PHP 8: what a call must mean over a field. */
function meaningOf(value: string, field: string): string {
  if (value === 'START') return 'sent';
  if (value === 'STOP') return field === '' || field === 'STOP' ? 'stopRefused' : 'sent';
  if (/^\d+$/.test(field)) return 'active';
  return field === '' || field === 'START' || field === 'STOP' ? 'notRecording' : 'waiting';
}

describe('a STOP’s success and error have one shape', () => {
  const line = (head: string): string => `${head} - 1000|STOP||||192.168.1.5|8600051|PAUSED\n`;
  const stop = askedOf({ value: 'STOP', agent_user: '1000', user: '6666', source: 'test' });

  it('is told apart in any language by the words of an accepted START', () => {
    const learnt = { ...stop, acceptedHead: 'EXITO: funcion de grabacion enviada' };
    expect(parseAnswer(line('EXITO: funcion de grabacion enviada'), learnt).answer).toEqual(sent('STOP'));
    expect(parseAnswer(line('ERROR: error al parar'), learnt).answer).toEqual(stopRefused('STOP'));
  });

  it('means, where nothing was learnt, that a STOP lies there', () => {
    expect(parseAnswer(line('EXITO: funcion de grabacion enviada'), stop).answer).toEqual({ kind: 'sent', word: 'STOP', sure: false, ...paused });
  });

  it('teaches the words of an accepted START', () => {
    const start = askedOf({ value: 'START', agent_user: '1000', user: '6666', source: 'test' });
    expect(parseAnswer('EXITO: funcion de grabacion enviada - 1000|START||||192.168.1.5|8600051|PAUSED\n', start).head).toBe('EXITO: funcion de grabacion enviada');
  });
});
