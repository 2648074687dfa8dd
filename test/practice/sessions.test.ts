/**
 * Every recorded session, step by step: the client's steps ask the practice server, the agent
 * screen's steps are acts of the practice screen, in virtual time. Ids are the recorded ones;
 * only times inside names and answers are levelled.
 */
import { describe, expect, test } from 'vitest';
import type { PracticeAgent } from '../../main/practice';
import { recorded } from './recorded';
import type { ScreenStep, Step } from './recorded';
import { onACall } from './world';
import type { Stage } from './world';

const SESSIONS = [
  { file: 'session.jsonl', steps: 25, firstId: 121_245 },
  { file: 'session-double.jsonl', steps: 17, firstId: 121_285 },
  { file: 'session-hangup.jsonl', steps: 25, firstId: 121_315 },
  { file: 'session-late-id.jsonl', steps: 18, firstId: 121_283 },
  { file: 'session-other-client.jsonl', steps: 32, firstId: 121_291 },
  { file: 'session-tag.jsonl', steps: 48, firstId: 121_306 },
];

/** Recorded moments are rounded to a tenth of a second: what falls due at one comes just after. */
const AFTER_MS = 50;

function level(text: string): string {
  return text.replace(/\b\d{8}-\d{4}(\d\d)?_/g, 'DATE_').replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME');
}

describe.each(SESSIONS)('$file', ({ file, steps, firstId }) => {
  test('is lived through step by step', () => {
    const session = recorded<Step>(file);
    const stage = onACall(
      {},
      {
        firstRecordingId: firstId,
        agents: [{ agent: '1000', conference: '8600051', screen: { polls: false } }],
      },
    );
    // The recording begins before the call; session.jsonl alone begins within it.
    if (session[0]?.who === 'agent screen') {
      stage.agent.hangUp();
      stage.agent.dispose();
    }
    stage.agent.screen.pace({ pickUpMs: 0, writeBackMs: 0, stopMs: 0 });
    const startedAt = stage.clock.now();
    let lived = 0;
    for (const step of session) {
      const { fieldBefore, running } = step;
      if (step.t === undefined) stage.clock.advance(1000);
      else stage.clock.advanceTo(startedAt + step.t * 1000);
      const where = `${file} step ${step.step}`;
      expect({ where, before: stage.field() }).toEqual({ where, before: fieldBefore });
      if (step.who === 'agent screen') {
        act(stage, session, step);
        compareScreen(stage, step, where);
      } else {
        const { value, ...tag } = step.request;
        const body = level(stage.ask(value, tag));
        expect({ where, body }).toEqual({ where, body: level(step.body) });
      }
      expect({ where, field: stage.field() }).toEqual({ where, field: step.fieldAfter });
      if (running !== undefined) {
        expect({ where, running: stage.running() }).toEqual({ where, running });
      }
      lived += 1;
    }
    expect(lived).toBe(steps);
  });
});

/** The screen's request that an earlier, separately recorded poll set on its way. */
function isLanding(session: readonly Step[], step: Step): boolean {
  return landings(session).some(({ lands }) => lands === step);
}

/** Polls that saw a START, each with the MonitorConf in which it ended. */
function landings(session: readonly Step[]): { poll: ScreenStep; lands: ScreenStep }[] {
  const screen = session.filter((step) => step.who === 'agent screen');
  const polls = screen.filter((step) => step.action === 'poll' && step.fieldBefore === 'START');
  const ends = screen.filter((step) => step.action === 'MonitorConf');
  return polls.map((poll, index) => ({ poll, lands: ends[index] as ScreenStep }));
}

function act({ agent, clock }: Stage, session: readonly Step[], step: ScreenStep): void {
  switch (step.action) {
    case 'VDADready':
      expect(agent.ready()).toBe(true);
      return;
    case 'VDADcheckINCOMING':
      expect(agent.takeCall()).toBe(true);
      return;
    case 'poll':
      setPace(agent, session, step);
      agent.screen.poll();
      agent.screen.pace({ pickUpMs: 0, writeBackMs: 0 });
      return;
    case 'MonitorConf':
      if (isLanding(session, step)) clock.advance(AFTER_MS);
      else if (step.fieldBefore === '') agent.screen.record();
      else agent.screen.poll();
      return;
    case 'StopMonitorConf':
      expect(level(agent.screen.knownFile())).toBe(level(step.filename ?? ''));
      agent.screen.poll();
      return;
    case 'Hangup':
      // The customer's channel goes; neither field nor recorder notices.
      return;
    case 'manDiaLlogCaLL':
      expect(agent.hangUp()).toBe(true);
      return;
    case 'updateDISPO':
      expect(agent.dispose()).toBe(true);
      return;
    default:
      step.action satisfies never;
  }
}

/** Slows the screen down for this poll as it was: before its recorder began, or after. */
function setPace(agent: PracticeAgent, session: readonly Step[], step: ScreenStep): void {
  const landing = landings(session).find(({ poll }) => poll === step);
  if (landing === undefined) return;
  const ms = Math.round(((landing.lands.t ?? 0) - (step.t ?? 0)) * 1000) + AFTER_MS;
  const recorderRuns = (step.running ?? 0) > 0;
  agent.screen.pace(recorderRuns ? { writeBackMs: ms } : { pickUpMs: ms });
}

function compareScreen({ agent, practice }: Stage, step: ScreenStep, where: string): void {
  if (step.statusAfter !== undefined) {
    const { agentStatus } = agent.truth();
    expect({ where, agentStatus }).toEqual({ where, agentStatus: step.statusAfter });
  }
  if (step.action !== 'MonitorConf') return;
  const named = /^Filename: (.*)$/m.exec(step.says)?.[1] ?? 'no name';
  const id = Number(/^RecorDing_ID: (\d+)$/m.exec(step.says)?.[1]);
  const row = practice.recordings().at(-1);
  expect({ where, id: row?.id, name: level(row?.filename ?? '') }).toEqual({
    where,
    id,
    name: level(named),
  });
}
