/** What a script may count on: the exit code of every end of a press, and of every light. */
import { describe, expect, it } from 'vitest';
import { codeOfOutcome, codeOfSnapshot } from '../../main/cli';
import type { PressOutcome } from '../../main/pause';
import { lightNames, lights, type LightName } from '../words/snapshots';
import { pressOutcomes } from '../words/outcomes';

const ofOutcome: Record<PressOutcome['kind'], number> = {
  proved: 0,
  cancelled: 0,
  'nothing-to-stop': 0,
  paused: 0,
  'stayed-stopped': 0,
  extended: 0,
  refused: 3,
  mend: 3,
  'not-yet': 4,
  unproved: 4,
  overtaken: 4,
  'stop-unanswered': 4,
  'nothing-sent': 5,
  'not-set-up': 6,
};

const ofLight: Record<LightName, number> = {
  idle: 0,
  recording: 0,
  paused: 0,
  'call-over': 0,
  blocked: 3,
  'logged-out': 3,
  starting: 4,
  stopping: 4,
  'unconfirmed start': 4,
  'unconfirmed stop': 4,
  connecting: 5,
  offline: 5,
  'not-set-up': 6,
};

describe('a press', () => {
  it.each(pressOutcomes)('$kind $why $action', (outcome) => {
    expect(codeOfOutcome(outcome)).toBe(ofOutcome[outcome.kind]);
  });
});

describe('status and setup', () => {
  it.each(lightNames)('%s', (name) => {
    expect(codeOfSnapshot(lights[name])).toBe(ofLight[name]);
  });
});
