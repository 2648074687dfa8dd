/** What is a change to those who watch, and what is only time passing. */
import { describe, expect, it } from 'vitest';
import { createWatchHub } from '../../main/cli';
import type { Snapshot } from '../../main/recorder/snapshot';
import { failure, lights, snapshotOf, type Part } from '../words/snapshots';

function watched(first: Snapshot): { heard: Snapshot[]; change: (next: Snapshot) => void; stop: () => void; hub: ReturnType<typeof createWatchHub> } {
  let now = first;
  const heard: Snapshot[] = [];
  const hub = createWatchHub(() => now);
  const stop = hub.subscribe((line) => {
    expect(line).not.toMatch(/\n/);
    heard.push(JSON.parse(line) as Snapshot);
  });
  const change = (next: Snapshot): void => {
    now = next;
    hub.changed();
  };
  return { heard, change, stop, hub };
}

it('the present one comes at once, whole', () => {
  expect(watched(lights.recording).heard).toEqual([lights.recording]);
});

describe('no change', () => {
  it.each<Part>([
    { ageMs: 9000 },
    { detail: { elapsedMs: 70_000 } },
    { detail: { callMs: 1 } },
    { detail: { usualMs: 900 } },
    { detail: { askedAgoMs: 5 } },
  ])('%j', (part) => {
    const { heard, change } = watched(lights.recording);
    for (let turn = 0; turn < 3; turn++) change({ ...lights.recording, ...part, detail: { ...lights.recording.detail, ...part.detail } });
    expect(heard).toHaveLength(1);
  });
});

describe('a change', () => {
  const at = '2026-02-03T04:06:06+00:00';
  it.each<Part>([
    { state: 'starting' },
    { wanted: 'stop' },
    { asked: { action: 'stop', at } },
    { agent: '2000' },
    { agentStatus: 'PAUSED' },
    { recording: null },
    { recording: { id: '121243', filename: null, server: null, startedAt: null } },
    { recordings: 2 },
    { resumeAt: at },
    { failure },
    { practice: true },
  ])('%j, told once', (part) => {
    const { heard, change } = watched(lights.recording);
    const next = { ...lights.recording, ...part, detail: lights.recording.detail };
    change(next);
    change({ ...next, ageMs: 1 });
    expect(heard).toEqual([lights.recording, next]);
  });
});

it('each hears what is new to him, and nothing after he stopped', () => {
  const { heard, change, stop, hub } = watched(lights.idle);
  change(lights.starting);
  const late: string[] = [];
  hub.subscribe((line) => late.push((JSON.parse(line) as Snapshot).state));
  stop();
  change(lights.recording);
  change(snapshotOf('idle'));
  expect(heard.map(({ state }) => state)).toEqual(['idle', 'starting']);
  expect(late).toEqual(['starting', 'recording', 'idle']);
});
