/** One shift under one lamp: how long it said what was not so. */
import { createEventClock, type EventClock } from '../../test/simulation/clock';
import { createDialer, type Dialer } from '../../test/simulation/dialer';
import { drawDay, shiftMs, type Moment } from './day';
import { quiet, type Lamp } from './lamps';

export interface Shift {
  /** "Recording", and no recorder ran. */
  readonly falselyOnMs: number;
  /** "Not recording", and one ran: the dangerous one. */
  readonly falselyOffMs: number;
  /** It said that it does not know. */
  readonly waitMs: number;
  readonly calls: number;
}

export async function runShift(seed: number, makeLamp: (dialer: Dialer, clock: EventClock) => Lamp): Promise<Shift> {
  const clock = createEventClock(1_795_533_378_000);
  const begins = clock.now();
  const dialer = createDialer(quiet, clock);
  const lamp = makeLamp(dialer, clock);
  const sum = { falselyOnMs: 0, falselyOffMs: 0, waitMs: 0 };
  let since = begins;
  let said = lamp.says();
  let ran = false;

  /** Each stretch counts by what was said and true in it. */
  async function account(): Promise<void> {
    for (let turn = 0; turn < 14; turn++) await Promise.resolve();
    const ms = clock.now() - since;
    if (said === 'recording' && !ran) sum.falselyOnMs += ms;
    if (said === 'not recording' && ran) sum.falselyOffMs += ms;
    if (said === 'wait') sum.waitMs += ms;
    since = clock.now();
    said = lamp.says();
    ran = dialer.running().length > 0;
  }

  async function runTo(at: number): Promise<void> {
    while (clock.runNext(at)) await account();
    clock.moveTo(at);
  }

  for (const moment of drawDay(seed)) {
    await runTo(begins + moment.at);
    perform(moment, dialer, lamp);
    await account();
  }
  await runTo(begins + shiftMs);
  await account();
  lamp.close();
  await dialer.practice.close();
  return { ...sum, calls: lamp.calls() };
}

function perform(moment: Moment, dialer: Dialer, lamp: Lamp): void {
  switch (moment.do) {
    case 'press':
      return lamp.press(moment.action);
    case 'lock':
      return lamp.lock(moment.on);
    case 'take-call':
      return dialer.act({ do: 'take-call', by: moment.by, after: 0 });
    default:
      return dialer.act({ do: moment.do, after: 0 });
  }
}
