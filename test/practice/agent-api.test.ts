/**
 * Every recorded exchange with api.php against the practice server, byte for byte. The clock is
 * set to the recorded moment and ids and rows to the recorded ones, so that nothing is normalised.
 */
import { expect, test } from 'vitest';
import { createPractice } from '../../main/practice';
import type { Practice } from '../../main/practice';
import { createVirtualClock } from './virtual-clock';
import type { VirtualClock } from './virtual-clock';
import { recorded } from './recorded';
import type { Exchange } from './recorded';

const FIRST_AT = 1_795_511_140_000;
/** The first recorded lockout limit, plus 15 minutes. */
const REFUSALS_AT = 1_795_511_142_000;
const NOISY_VERSION_AT = 1_795_512_397_000;

const exchanges = recorded<Exchange>('agent-api.jsonl');

function recordedServer(clock: VirtualClock): Practice {
  const practice = createPractice({
    clock,
    users: [
      { user: '6666', pass: '1234', allowedFunctions: ['ALL_FUNCTIONS'] },
      { user: '7777', pass: '1234', allowedFunctions: ['version'] },
      { user: '8888', pass: '1234', apiAccess: false },
    ],
    agents: [
      { agent: '1000', altUser: 'emp1000', conference: '8600051', screen: { polls: false } },
      { agent: '1002', loggedIn: false },
    ],
  });
  practice.addRecording({
    id: 121_242,
    filename: '20261124-012008_7275551212_1000',
    agent: '1000',
    server: '192.168.1.5',
    startedAt: Date.UTC(2026, 10, 24, 1, 20, 10),
    endedAt: null,
  });
  return practice;
}

/** The field before a call: as recorded, else what a read-only call must have found. */
function fieldBefore({ state, params, externalRecordingAfter }: Exchange): string {
  if (state?.external_recording !== undefined) return state.external_recording;
  return params['value'] === 'START' ? '' : (externalRecordingAfter ?? '');
}

/** Brings the server into the state the line was recorded in. */
function prepare(practice: Practice, clock: VirtualClock, exchange: Exchange): void {
  const { name, params, state } = exchange;
  practice.agent('1000').put({
    field: fieldBefore(exchange),
    status: state?.agentStatus ?? 'PAUSED',
  });
  practice.change({
    language: name.startsWith('es-') ? 'es' : 'en',
    displayErrors: state?.displayErrors ?? false,
    apiActive: name !== 'api-inactive',
  });
  switch (name) {
    case 'unknown-user':
      return clock.advanceTo(REFUSALS_AT);
    case 'noisy-version':
      return clock.advanceTo(NOISY_VERSION_AT);
    case 'password-char-plus':
      return practice.addUser({ user: '6666', pass: 'a+b=c', allowedFunctions: ['recording'] });
    case 'password-char-percent':
      return practice.addUser({ user: '6666', pass: 'a%b', allowedFunctions: ['recording'] });
    case 'password-char-amp':
      return practice.addUser({ user: '6666', pass: 'a&b', allowedFunctions: ['recording'] });
    case 'lockout-wrong-1':
      return practice.addUser({ user: '6666', pass: '1234', allowedFunctions: ['recording'] });
    case 'lockout-wrong-10':
      // The eight failures between the first and the tenth were not kept in the file.
      for (let failure = 2; failure <= 9; failure += 1) practice.answer(params);
      return;
    case 'lockout-after-15-min-correct':
      return clock.advance(15 * 60_000);
    default:
  }
}

test('every recorded line of api.php is answered byte for byte', () => {
  const clock = createVirtualClock(FIRST_AT);
  const practice = recordedServer(clock);
  let bodies = 0;
  let fields = 0;
  for (const exchange of exchanges) {
    prepare(practice, clock, exchange);
    const { name, status, contentType, body, externalRecordingAfter } = exchange;
    expect({ name, ...practice.answer(exchange.params, exchange.method) }).toEqual({
      name,
      status,
      contentType,
      body,
    });
    bodies += 1;
    if (externalRecordingAfter === undefined) continue;
    const field = practice.agent('1000').truth().field;
    expect({ name, field }).toEqual({ name, field: externalRecordingAfter });
    fields += 1;
  }
  expect({ bodies, fields }).toEqual({ bodies: 82, fields: 80 });
  expect(new Set(exchanges.map(({ name }) => name)).size).toBe(82);
});
