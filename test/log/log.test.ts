/** The log on a real disk: redacted, private, and private still after it was rotated. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../main/log';

// The library takes hold of the console when it is loaded.
const said = vi.hoisted(() => {
  const heard: unknown[] = [];
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = (...words: unknown[]) => void heard.push(...words);
  return heard;
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] => readdirSync(folder).sort();
const text = (name = 'reclight.log'): string => readFileSync(join(folder, name), 'utf8');

it('writes a line with time and level, and the secret that is known by then goes', () => {
  let secrets: string[] = [];
  const log = createLog(folder, () => secrets);
  log.info('light idle');
  secrets = ['sesame-opens'];
  log.warn('odd: sesame-opens');
  log.error('sent user=api&pass=whatever&function=recording');
  const lines = text().trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\[\d{4}-\d\d-\d\d [\d:.]+\] \[info\] +light idle$/);
  expect(lines[1]).toMatch(/\[warn\] +odd: •••$/);
  expect(lines[2]).toMatch(/user=api&pass=•••&function=recording$/);
});

it('says nothing on standard output, which belongs to commands', () => {
  const log = createLog(folder, () => []);
  for (const say of [log.info, log.warn, log.error]) say('odd');
  expect(said).toEqual([]);
});

it('is private from the first line, and after rotation', () => {
  const log = createLog(folder, () => []);
  const private_ = (): boolean => files().every((name) => (statSync(join(folder, name)).mode & 0o077) === 0);
  log.info('first');
  expect(private_()).toBe(true);
  for (let line = 0; files().length < 2; line++) {
    if (line > 1000) throw new Error('was not rotated');
    log.info('x'.repeat(7000));
  }
  log.info('after it');
  expect(files()).toEqual(['reclight.log', 'reclight.old.log']);
  expect(private_()).toBe(true);
  expect(text()).toMatch(/after it\n$/);
});
