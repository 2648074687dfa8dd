/** A good guest: how often the dialer is asked. */
import { describe, expect, it } from 'vitest';
import { createStage } from './stage';

describe('a mixed hour', () => {
  it('of twenty calls of two minutes, half recorded by key, costs at most 400 calls', async () => {
    const stage = await createStage();
    stage.agent.hangUp();
    stage.agent.dispose();
    const from = stage.practice.calls().length;
    for (let call = 0; call < 20; call++) {
      stage.agent.ready();
      await stage.advance(45_000);
      stage.agent.takeCall();
      await stage.advance(20_000);
      const byKey = call % 2 === 0;
      if (byKey) stage.press('start');
      await stage.advance(70_000);
      if (byKey) stage.press('stop');
      await stage.advance(30_000);
      stage.agent.hangUp();
      await stage.advance(10_000);
      stage.agent.dispose();
      await stage.advance(5000);
    }
    const calls = stage.practice.calls().length - from;
    const starts = stage.words().filter((word) => word === 'START').length;
    expect(starts).toBe(10);
    expect(calls).toBeLessThanOrEqual(400);
    // Frugal, but not blind.
    expect(calls).toBeGreaterThan(200);
  }, 60_000);

  it('idle through the night asks every 20 s, and not at all while suspended', async () => {
    const stage = await createStage();
    stage.agent.hangUp();
    stage.agent.dispose();
    await stage.advance(120_000);
    const from = stage.practice.calls().length;
    await stage.advance(3_600_000);
    expect(stage.practice.calls().length - from).toBeLessThanOrEqual(181);
    stage.recorder().attend({ popup: false, locked: false, suspended: true });
    const asleep = stage.practice.calls().length;
    await stage.advance(3_600_000);
    expect(stage.practice.calls().length).toBe(asleep);
    stage.recorder().attend({ popup: false, locked: false, suspended: false });
    await stage.advance(100);
    // One STATUS, and one version: the steady clock may have stood still.
    expect(stage.practice.calls().slice(asleep).map((call) => call.function).toSorted()).toEqual(['recording', 'version']);
  }, 60_000);

  it('an outage is asked about ever more rarely, up to once a minute', async () => {
    const stage = await createStage();
    let asked = 0;
    stage.fault = () => {
      asked++;
      return 'refused-connection';
    };
    await stage.advance(600_000);
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThan(25);
  }, 60_000);
});
