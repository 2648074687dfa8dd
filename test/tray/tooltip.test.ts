/** What the lamp says under the mouse, and when it says it anew. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { tooltipOf } from '../../main/tray/tooltip';
import { views, type ViewName } from '../renderer/snapshots';

const told = (name: ViewName, since = 0): readonly [string, number | null] => {
  const { text, nextMs } = tooltipOf(views[name].snapshot, since, en);
  return [text, nextMs];
};

describe('the tooltip', () => {
  it.each<[ViewName, number, string, number | null]>([
    ['idle', 0, 'Not recording · 1000', null],
    ['recording', 0, 'Recording 1:47 · 1000', 1000],
    ['recording', 1300, 'Recording 1:48 · 1000', 700],
    ['idle-asked', 0, 'Start asked · Not recording · 1000', null],
    ['not-set-up', 0, 'Not set up', null],
    ['practice-idle', 0, 'PRACTICE · Not recording · 1000', null],
    ['pause-asked', 0, 'Pause asked · Recording 1:47 · 1000', 1000],
    ['pausing', 0, 'Wait: still recording · 1000', null],
    ['paused', 0, 'Paused: not recording, 0:48 left · 1000', 1000],
    ['paused', 400, 'Paused: not recording, 0:48 left · 1000', 600],
    // It stands until main says what comes now.
    ['paused', 48_000, 'Paused: not recording, 0:00 left · 1000', null],
    ['pause-asking', 900, 'Resume? paused 1:04 · 1000', 100],
    ['resume-asked', 0, 'Resume asked · Paused: not recording · 1000', null],
    ['resuming', 0, 'Resuming… · 1000', null],
  ])('%s after %i ms: %s', (name, since, text, nextMs) => {
    expect(told(name, since)).toEqual([text, nextMs]);
  });
});
