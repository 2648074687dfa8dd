/** Each cell of the mailbox table, for PHP 8 and PHP 7. */
import { describe, expect, test } from 'vitest';
import type { Php } from '../../main/practice';
import { onACall, second, WORDS } from './world';

type Said = keyof typeof WORDS;

interface Cell {
  readonly field: string;
  readonly asked: 'STATUS' | 'START' | 'STOP';
  readonly php: Php;
  readonly says: Said;
  /** The second field of the answer. */
  readonly second: string;
  readonly after: string;
}

/** What STATUS says about one field, and whether STOP is taken, under each PHP. */
const ROWS: readonly {
  readonly field: string;
  readonly status: Record<Php, Said>;
  readonly stop: Record<Php, Said>;
}[] = [
  both('', 'notRecording', 'stopError'),
  both('0', 'notRecording', 'stopError'),
  { field: 'START', status: always('notRecording'), stop: { 8: 'sent', 7: 'stopError' } },
  {
    field: 'START_TAG',
    status: { 8: 'active', 7: 'notRecording' },
    stop: { 8: 'sent', 7: 'stopError' },
  },
  both('121242', 'active', 'sent'),
  both('STOP', 'notRecording', 'stopError'),
];

function always(said: Said): Record<Php, Said> {
  return { 7: said, 8: said };
}

function both(field: string, status: Said, stop: Said): (typeof ROWS)[number] {
  return { field, status: always(status), stop: always(stop) };
}

const CELLS: Cell[] = ROWS.flatMap(({ field, status, stop }) =>
  ([7, 8] as const).flatMap((php): Cell[] => [
    {
      field,
      php,
      asked: 'STATUS',
      says: status[php],
      second: status[php] === 'active' ? field : '',
      after: field,
    },
    { field, php, asked: 'START', says: 'sent', second: 'START', after: 'START' },
    {
      field,
      php,
      asked: 'STOP',
      says: stop[php],
      second: stop[php] === 'sent' ? 'STOP' : field,
      after: stop[php] === 'sent' ? 'STOP' : field,
    },
  ]),
);

describe('the mailbox', () => {
  test.each(CELLS)('PHP $php, "$field": $asked says $says', (cell) => {
    const stage = onACall({ polls: false }, { php: cell.php });
    stage.agent.put({ field: cell.field });
    const line = stage.ask(cell.asked);
    expect(line.split(' - ')[0]).toBe(WORDS[cell.says]);
    expect(second(line)).toBe(cell.second);
    expect(line.trimEnd().split('|')).toHaveLength(8);
    expect(stage.field()).toBe(cell.after);
  });

  test('has a cell for each field, question and PHP', () => {
    expect(CELLS).toHaveLength(36);
  });

  test('after the hang-up and until the disposition STATUS still says active, and is false', () => {
    const stage = onACall();
    stage.ask('START');
    stage.clock.advance(3000);
    const id = stage.field();
    stage.agent.hangUp();
    expect(stage.running()).toBe(0);
    expect(stage.ask('STATUS')).toMatch(new RegExp(`^${WORDS.active} - 1000\\|${id}\\|.*\\|PAUSED\n$`));
    stage.agent.dispose();
    expect(stage.ask('STATUS')).toContain(WORDS.notRecording);
  });

  test.each([7, 8] as const)('PHP %i: STOP after the hang-up falsifies the logged length', (php) => {
    const stage = onACall({}, { php });
    stage.ask('START');
    stage.clock.advance(3000);
    stage.agent.hangUp();
    const ended = stage.practice.recordings()[0]?.endedAt;
    expect(ended).toBe(stage.clock.now());
    stage.clock.advance(5000);
    expect(stage.ask('STOP')).toContain(WORDS.sent);
    stage.clock.advance(2000);
    expect(stage.field()).toBe('');
    expect(stage.practice.recordings()[0]?.endedAt).toBeGreaterThan(ended ?? Infinity);
  });

  test('PHP switches while it runs', () => {
    const stage = onACall({ polls: false });
    stage.agent.put({ field: 'START_A' });
    expect(stage.ask('STATUS')).toContain(WORDS.active);
    stage.practice.setPhp(7);
    expect(stage.ask('STATUS')).toContain(WORDS.notRecording);
  });

  test('anything that contains one of the words is written', () => {
    const stage = onACall({ polls: false });
    expect(second(stage.ask('XSTOPPED'))).toBe('XSTOPPED');
    expect(stage.field()).toBe('XSTOPPED');
    expect(stage.ask('TOGGLE')).toContain('ERROR: recording not valid - TOGGLE|1000');
  });

  test('alt_user finds the agent, whatever else is in it', () => {
    const stage = onACall({ polls: false });
    const line = stage.ask('START', { agent_user: '', alt_user: 'emp-1000' });
    expect(line).toContain(`${WORDS.sent} - 1000|START|`);
    const unknown = stage.ask('START', { agent_user: '', alt_user: 'nobody' });
    expect(unknown.trimEnd().split('\n')).toHaveLength(2);
  });
});
