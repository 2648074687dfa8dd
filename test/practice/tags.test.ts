/** The tag on its way from `stage` into the file name. */
import { expect, test } from 'vitest';
import { onACall } from './world';

/** The recorded name, its date and pattern taken off. */
function nameWith(stage: string, version = '2.14-82'): string {
  const world = onACall({}, { version });
  world.ask('START', { stage });
  world.clock.advance(2000);
  const name = world.practice.recordings()[0]?.filename ?? 'no recording';
  return name.replace(/^20261124-151619_7275551212_1000/, '');
}

test.each([
  { stage: '_SALE', name: '_SALE' },
  { stage: '_SALE-2026_A.7', name: '_SALE-2026_A.7' },
  { stage: 'ABCDEFGHIJ12345', name: 'ABCDEFGHIJ1234' },
  { stage: '_A\'B"C\\D;E', name: '_ABCDE' },
  { stage: '_a b+c#', name: '_abc' },
  { stage: '_RESTART1', name: '_RE1' },
  { stage: 'START', name: '' },
  { stage: '_STARTSTART2', name: '_2' },
  { stage: '_STOP1', name: '_STOP1' },
  { stage: '_CAMPAIGN', name: '_PRACTICE' },
  { stage: '_INGROUP', name: '_' },
  { stage: '_CUSTPHONE', name: '_7275551212' },
  { stage: '_FULLDATE', name: '_20261124-151619' },
  { stage: '_TINYDATE', name: '_qbo151619' },
  { stage: '_EPOCH', name: '_1795533379' },
  { stage: '_AGENT', name: '_1000' },
  { stage: 'VENDORLEADCODE', name: '' },
  { stage: '_LEADID', name: '_7' },
  { stage: '_CALLID', name: '_V1' },
  { stage: '_RECID', name: '_121243' },
])('stage $stage becomes "$name"', ({ stage, name }) => {
  expect(nameWith(stage)).toBe(name);
});

test('before 2.14-82 the file name keeps every character', () => {
  expect(nameWith('_a b+c#', '2.14-75')).toBe('_a b+c#');
});

test('a name that the server cut is the one that its STOP is known by', () => {
  const world = onACall();
  world.ask('START', { stage: '_a b' });
  world.clock.advance(2000);
  world.ask('STOP', { stage: '_ignored' });
  expect(world.field()).toBe('STOP');
  world.clock.advance(2000);
  expect(world.practice.recordings()[0]).toMatchObject({
    filename: '20261124-151619_7275551212_1000_ab',
    endedAt: world.clock.now() - 900,
  });
});
