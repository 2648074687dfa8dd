/** What a press shows, and that nothing else shows anything. */
import { describe, expect, it } from 'vitest';
import { noMoments, reduceMoments, type MomentEvent, type Moments } from '../../main/notices/moments';
import type { Sign } from '../../preload/contract';
import { pressOutcomes } from '../words/outcomes';
import { pauseOf } from '../renderer/snapshots';
import { lightNames, lights, snapshotOf } from '../words/snapshots';

const play = (events: readonly MomentEvent[], from: Moments = noMoments): Moments => events.reduce(reduceMoments, from);

/** Every sign that was shown on the way. */
function signs(events: readonly MomentEvent[]): Sign[] {
  const seen: Sign[] = [];
  let moments = noMoments;
  for (const event of events) {
    moments = reduceMoments(moments, event);
    if (moments.sign && moments.sign !== seen.at(-1)) seen.push(moments.sign);
  }
  return seen;
}

const proved = snapshotOf('recording', { recordings: 1, detail: { proof: { action: 'start', id: '7', afterMs: 900, at: '2026-11-24T09:20:54.300+01:00', agoMs: 1000 } } });

describe('a press', () => {
  it('shows the light at once, each step to the proof, and the proof with its time', () => {
    const shown = signs([
      { type: 'pressed', press: 1, snapshot: lights.idle },
      { type: 'view', snapshot: lights.starting },
      { type: 'view', snapshot: lights.starting },
      { type: 'ended', press: 1, outcome: { kind: 'proved', action: 'start' }, snapshot: proved },
    ]);
    expect(shown).toEqual([
      { id: 1, kind: 'light' },
      { id: 2, kind: 'light' },
      { id: 3, kind: 'proved', action: 'start', afterMs: 900 },
    ]);
  });

  it('claims no time of another proof', () => {
    const moments = play([
      { type: 'pressed', press: 1, snapshot: lights.recording },
      { type: 'ended', press: 1, outcome: { kind: 'proved', action: 'stop' }, snapshot: proved },
    ]);
    expect(moments.sign).toMatchObject({ kind: 'proved', action: 'stop', afterMs: null });
  });

  it('is replaced by the next, and how the older one ended is not shown any more', () => {
    const moments = play([
      { type: 'pressed', press: 1, snapshot: lights.starting },
      { type: 'pressed', press: 2, snapshot: lights.stopping },
      { type: 'ended', press: 1, outcome: { kind: 'overtaken' }, snapshot: lights.stopping },
    ]);
    expect(moments).toMatchObject({ sign: { id: 2, kind: 'light' }, watched: { press: 2 } });
  });

  it('without proof leaves the word to the alarm', () => {
    const moments = play([
      { type: 'pressed', press: 1, snapshot: lights.stopping },
      { type: 'over' },
      { type: 'view', snapshot: lights['unconfirmed stop'] },
      { type: 'ended', press: 1, outcome: { kind: 'unproved', action: 'stop' }, snapshot: lights['unconfirmed stop'] },
    ]);
    expect(moments).toMatchObject({ sign: null, watched: null });
  });

  it.each(pressOutcomes.filter(({ kind }) => !['proved', 'unproved', 'stop-unanswered', 'paused', 'extended'].includes(kind)))('that ends as $kind $why is told', (outcome) => {
    const moments = play([
      { type: 'pressed', press: 1, snapshot: lights.idle },
      { type: 'ended', press: 1, outcome, snapshot: lights.idle },
    ]);
    expect(moments.sign).toMatchObject({ id: 2, kind: 'told' });
  });
});

it('changes of the light that no press of ours caused show nothing', () => {
  expect(signs(lightNames.map((name) => ({ type: 'view', snapshot: lights[name] })))).toEqual([]);
});

it('once a press has ended, what follows shows nothing', () => {
  const ended = play([
    { type: 'pressed', press: 1, snapshot: lights.idle },
    { type: 'ended', press: 1, outcome: { kind: 'proved', action: 'start' }, snapshot: proved },
    { type: 'over' },
  ]);
  expect(play([{ type: 'view', snapshot: lights['call-over'] }], ended).sign).toBeNull();
});

it('a cancelled START that nobody waits for is shown; one that a press waits for is told by its end', () => {
  expect(play([{ type: 'cancelled' }]).sign).toMatchObject({ kind: 'told', why: 'cancelled' });
  expect(play([{ type: 'pressed', press: 1, snapshot: lights.stopping }, { type: 'cancelled' }]).sign).toMatchObject({ kind: 'light' });
});

describe('a pause', () => {
  const paused = snapshotOf('paused', { detail: { pause: pauseOf() } });

  it.each(['paused', 'extended'] as const)('that ends as %s shows the light, which says what is left', (kind) => {
    const moments = play([
      { type: 'pressed', press: 1, snapshot: lights.recording },
      { type: 'ended', press: 1, outcome: { kind }, snapshot: paused },
    ]);
    expect(moments).toMatchObject({ sign: { id: 2, kind: 'light' }, watched: null });
  });

  it('is shown again shortly before its end, whoever pressed, and goes like any sign', () => {
    const shown = play([{ type: 'pause-ending' }]);
    expect(shown.sign).toMatchObject({ kind: 'light' });
    expect(play([{ type: 'over' }], shown).sign).toBeNull();
  });
});
