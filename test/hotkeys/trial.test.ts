/** A new key on trial: what each moment leads to, and that no order of events leaves the old keys lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepTrial, type KeyTrial, type TrialEffect, type TrialEvent } from '../../main/hotkeys/trial';

const key = 'CommandOrControl+Shift+F7';
const listening: KeyTrial = { step: 'listening', id: 'toggle', refusal: null };
const trying: KeyTrial = { step: 'trying', id: 'toggle', accelerator: key };
const arrived: KeyTrial = { step: 'arrived', id: 'toggle', accelerator: key };
const missed: KeyTrial = { step: 'missed', id: 'toggle', accelerator: key };
const bare = { why: 'bare', pressed: 'A' } as const;
const does = (effects: readonly TrialEffect[]): string[] => effects.map((effect) => ('accelerator' in effect ? `${effect.do} ${effect.accelerator}` : effect.do));

it.each<[string, KeyTrial | null, TrialEvent, KeyTrial | null, string[]]>([
  ['begins', null, { kind: 'record', id: 'toggle' }, listening, ['release', 'start-timer']],
  ['begins again for another key', listening, { kind: 'record', id: 'stop' }, { ...listening, id: 'stop' }, ['stop-timer', 'release', 'start-timer']],
  ['begins again instead of a trial', trying, { kind: 'record', id: 'toggle' }, listening, ['stop-timer', `drop ${key}`, 'release', 'start-timer']],
  ['begins after one that arrived', arrived, { kind: 'record', id: 'toggle' }, listening, ['release', 'start-timer']],
  ['refuses and goes on listening', listening, { kind: 'judged', verdict: { ok: false, refusal: bare } }, { ...listening, refusal: bare }, ['start-timer']],
  ['takes a good one', listening, { kind: 'judged', verdict: { ok: true, accelerator: key } }, listening, [`take ${key}`]],
  ['hears nothing where nobody records', trying, { kind: 'judged', verdict: { ok: true, accelerator: 'F9' } }, trying, []],
  ['took it', listening, { kind: 'took', accelerator: key }, trying, ['restore', 'start-timer']],
  ['took it too late', null, { kind: 'took', accelerator: key }, null, [`drop ${key}`]],
  ['could not take it', listening, { kind: 'refused', refusal: { why: 'taken', pressed: key } }, { ...listening, refusal: { why: 'taken', pressed: key } }, ['start-timer']],
  ['arrives', trying, { kind: 'pressed', accelerator: key }, arrived, ['stop-timer', `commit ${key}`]],
  ['is not another key', trying, { kind: 'pressed', accelerator: 'F9' }, trying, []],
  ['does not arrive twice', arrived, { kind: 'pressed', accelerator: key }, arrived, []],
  ['is cancelled while listening', listening, { kind: 'cancel' }, null, ['stop-timer', 'restore']],
  ['is cancelled while trying', trying, { kind: 'cancel' }, null, ['stop-timer', `drop ${key}`]],
  ['is put away', arrived, { kind: 'cancel' }, null, []],
  ['nobody pressed anything', listening, { kind: 'time-up' }, null, ['stop-timer', 'restore']],
  ['did not arrive in time', trying, { kind: 'time-up' }, missed, ['stop-timer', `drop ${key}`]],
  ['time is up for nobody', arrived, { kind: 'time-up' }, arrived, []],
  ['is put away after it was missed', missed, { kind: 'cancel' }, null, []],
])('%s', (_name, trial, event, next, effects) => {
  const step = stepTrial(trial, event);
  expect(step.trial).toEqual(next);
  expect(does(step.effects)).toEqual(effects);
});

describe('whatever happens in whatever order', () => {
  const accelerators = fc.constantFrom('F7', 'F8');
  const event: fc.Arbitrary<TrialEvent> = fc.oneof(
    fc.record({ kind: fc.constant('record' as const), id: fc.constantFrom('toggle' as const, 'tag-0' as const) }),
    accelerators.map((accelerator) => ({ kind: 'judged' as const, verdict: { ok: true as const, accelerator } })),
    fc.constant({ kind: 'judged' as const, verdict: { ok: false as const, refusal: bare } }),
    accelerators.map((accelerator) => ({ kind: 'pressed' as const, accelerator })),
    fc.constantFrom({ kind: 'cancel' as const }, { kind: 'time-up' as const }),
  );

  it('our own keys are released exactly while it listens, a candidate is held exactly while it is tried, a timer runs exactly while it is open', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.boolean()), { maxLength: 30 }), (events) => {
        let trial: KeyTrial | null = null;
        let [released, timer, candidate] = [false, false, null as string | null];
        const tell = (what: TrialEvent, free: boolean): void => {
          const step = stepTrial(trial, what);
          trial = step.trial;
          for (const effect of step.effects) {
            if (effect.do === 'release') released = true;
            if (effect.do === 'restore') released = false;
            if (effect.do === 'start-timer') timer = true;
            if (effect.do === 'stop-timer') timer = false;
            if (effect.do === 'drop' || effect.do === 'commit') candidate = null;
            if (effect.do !== 'take') continue;
            if (free) candidate = effect.accelerator;
            tell(free ? { kind: 'took', accelerator: effect.accelerator } : { kind: 'refused', refusal: { why: 'taken', pressed: effect.accelerator } }, free);
          }
        };
        for (const [what, free] of events) {
          tell(what, free);
          const now = trial as KeyTrial | null;
          expect(released).toBe(now?.step === 'listening');
          expect(candidate).toBe(now?.step === 'trying' ? now.accelerator : null);
          expect(timer).toBe(now?.step === 'listening' || now?.step === 'trying');
        }
      }),
    );
  });
});
