/** The machine-wide policy: what it says, what is wrong with it and in which line, and that a broken one allows nobody but the desk's own. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJson } from '../../main/settings/json-lines';
import { heldOf } from '../../main/settings/held';
import { isAllowed, policyPath, readPolicy, type Policy } from '../../main/settings/policy';
import { createPolicyFile } from '../../main/settings/policy-file';

const read = (text: string): Policy => readPolicy(Buffer.from(text));
const seed = 20_261_126;

describe('where it lies', () => {
  it.each<[NodeJS.Platform, string | undefined, string]>([
    ['linux', undefined, '/etc/reclight/policy.json'],
    ['linux', String.raw`D:\Data`, '/etc/reclight/policy.json'],
    ['freebsd', undefined, '/etc/reclight/policy.json'],
    ['darwin', undefined, '/Library/Application Support/Reclight/policy.json'],
    ['win32', String.raw`C:\ProgramData`, String.raw`C:\ProgramData\Reclight\policy.json`],
    ['win32', String.raw`D:\All users`, String.raw`D:\All users\Reclight\policy.json`],
    ['win32', undefined, String.raw`C:\ProgramData\Reclight\policy.json`],
    ['win32', '', String.raw`C:\ProgramData\Reclight\policy.json`],
    ['win32', 'here', String.raw`C:\ProgramData\Reclight\policy.json`],
  ])('%s with %s', (platform, programData, path) => expect(policyPath(platform, programData)).toBe(path));
});

describe('a good one', () => {
  it.each<[string, readonly string[] | null, number | null]>([
    ['{"version":1}', null, null],
    ['{"version":1,"agents":{"allow":["1000","Eve_2-x"]},"board":{"callsPerMinute":60}}', ['1000', 'Eve_2-x'], 60],
    ['{"version":1,"agents":{"allow":[]}}', [], null],
    ['{"version":1,"agents":{"allow":["1000","1000"]}}', ['1000'], null],
    ['\uFEFF\r\n{ "board" : { "callsPerMinute" : 2e1 } ,\r\n "version" : 1.0 }\n', null, 20],
    [String.raw`{"\u0076ersion":1,"board":{"callsPerMinute":600}}`, null, 600],
  ])('%j', (text, agents, callsPerMinute) => expect(read(text)).toEqual({ kind: 'held', agents: agents && new Set(agents), callsPerMinute }));

  it('allows those on its list alone, by their very name', () => {
    const policy = read('{"version":1,"agents":{"allow":["1000","eve"]}}');
    expect(['1000', 'eve', 'Eve', '1001', '', 'constructor'].filter((agent) => isAllowed(policy, agent, '1001'))).toEqual(['1000', 'eve']);
    expect(isAllowed(read('{"version":1}'), '1001', '1000')).toBe(true);
    expect(isAllowed({ kind: 'none' }, '1001', '1000')).toBe(true);
    expect(heldOf(policy)).toEqual({ callsPerMinute: null, agents: 2, broken: false });
    expect(heldOf({ kind: 'none' })).toEqual({ callsPerMinute: null, agents: null, broken: false });
  });
});

describe('a broken one is told with its line, and leaves this desk’s own agent', () => {
  it.each<[string, string | Uint8Array, string, number | null, string | null]>([
    ['empty', '', 'not-json', 1, null],
    ['a comma too many', '{\n  "version": 1,\n}', 'not-json', 3, null],
    ['cut off', '{"version":1,\n"agents":{"allow":["1000",\n', 'not-json', 3, null],
    ['a comment', '{\r\n"version":1 // one\r\n}', 'not-json', 2, null],
    ['old Mac lines', '{\r"version":1,\r"agents":x}', 'not-json', 3, null],
    ['something behind it', '{"version":1}\n\n{}', 'not-json', 3, null],
    ['a list', '[1]', 'not-an-object', 1, null],
    ['null', 'null', 'not-an-object', 1, null],
    ['no version', '{"agents":{"allow":["1000"]}}', 'no-version', 1, null],
    ['a newer version', '{\n\n"version":2,"whatever":true}', 'newer', 3, 'version'],
    ['version 0', '{"version":0}', 'bad-value', 1, 'version'],
    ['the version as text', '{"version":"1"}', 'bad-value', 1, 'version'],
    ['an unknown key', '{"version":1,\n"agent":{"allow":[]}}', 'unknown-key', 2, 'agent'],
    ['an unknown key inside', '{"version":1,"agents":{"allow":[],\n"deny":["1"]}}', 'unknown-key', 2, 'agents.deny'],
    ['a key that objects have', '{"version":1,\n"constructor":1}', 'unknown-key', 2, 'constructor'],
    ['a prototype', '{"version":1,"board":{"callsPerMinute":60,\n"__proto__":{}}}', 'unknown-key', 2, 'board.__proto__'],
    ['a key twice', '{"version":1,"agents":{"allow":["1000"]},\n"agents":{"allow":["2000"]}}', 'twice', 2, 'agents'],
    ['a key twice in other letters', '{"version":1,\n"\\u0076ersion":1}', 'twice', 2, 'version'],
    ['agents null', '{"version":1,\n"agents":null}', 'bad-value', 2, 'agents'],
    ['agents as a list', '{"version":1,\n"agents":["1000"]}', 'missing', 2, 'agents.allow'],
    ['no list', '{"version":1,\n"agents":{}}', 'missing', 2, 'agents.allow'],
    ['a number for an agent', '{"version":1,"agents":{"allow":["1000",\n1001]}}', 'bad-value', 2, 'agents.allow[2]'],
    ['no agent’s name', '{"version":1,"agents":{"allow":[\n"10 00"]}}', 'bad-value', 2, 'agents.allow[1]'],
    ['an agent with a line behind', '{"version":1,"agents":{"allow":["1000\\n"]}}', 'bad-value', 1, 'agents.allow[1]'],
    ['too few calls', '{"version":1,"board":{\n"callsPerMinute":19}}', 'bad-value', 2, 'board.callsPerMinute'],
    ['too many calls', '{"version":1,"board":{"callsPerMinute":601}}', 'bad-value', 1, 'board.callsPerMinute'],
    ['half a call', '{"version":1,"board":{"callsPerMinute":60.5}}', 'bad-value', 1, 'board.callsPerMinute'],
    ['endless calls', '{"version":1,"board":{"callsPerMinute":1e999}}', 'bad-value', 1, 'board.callsPerMinute'],
    ['the first of two faults', '{"board":{"callsPerMinute":1},\n"x":1,"version":1}', 'bad-value', 1, 'board.callsPerMinute'],
    ['the first of two faults, the other way', '{"x":1,\n"board":{"callsPerMinute":1},"version":1}', 'unknown-key', 1, 'x'],
    ['UTF-16', Buffer.from('\uFEFF{"version":1}', 'utf16le'), 'not-utf8', null, null],
    ['Latin-1', Buffer.from('{"version":1,"ü":1}', 'latin1'), 'not-utf8', null, null],
    ['too large', Buffer.alloc(1_000_001, ' '), 'too-large', null, null],
    ['brackets alone', '['.repeat(900_000), 'not-json', 1, null],
  ])('%s', (_name, text, why, line, key) => {
    const policy = typeof text === 'string' ? read(text) : readPolicy(text);
    expect(policy).toEqual({ kind: 'broken', why, line, key });
    expect(['1000', '2000', ''].filter((agent) => isAllowed(policy, agent, '1000'))).toEqual(['1000']);
    expect(heldOf(policy)).toEqual({ callsPerMinute: null, agents: null, broken: true });
  });

  it('a stranger’s key is cut, and turns no line around', () => {
    const policy = read(`{"version":1,"${'\u202Ex'.repeat(100)}\\n\\u001b[2J":1}`);
    expect(policy).toMatchObject({ why: 'unknown-key', key: expect.stringMatching(/^(\?x){30}$/) });
  });

  it('half a million wrong entries are told like one', () => {
    expect(read(`{"version":1,"agents":{"allow":[\n${Array.from({ length: 400_000 }, () => 1).join(',')}]}}`)).toMatchObject({ why: 'bad-value', line: 2, key: 'agents.allow[1]' });
  });
});

describe('fuzzed', () => {
  const agent = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
  const good = fc.record({ version: fc.constant(1), agents: fc.option(fc.record({ allow: fc.array(agent, { maxLength: 8 }) }), { nil: undefined }), board: fc.option(fc.record({ callsPerMinute: fc.integer({ min: 20, max: 600 }) }), { nil: undefined }) });
  const shape = fc.anything({ values: [fc.constantFrom(1, 2, '1000', 'allow', 60), fc.string(), fc.double(), fc.boolean(), fc.constant(null)], key: fc.constantFrom('version', 'agents', 'allow', 'board', 'callsPerMinute', '__proto__', 'constructor', 'x'), maxDepth: 4 });

  it('a good one says what it says, however it is laid out', () => {
    fc.assert(
      fc.property(good, fc.integer({ min: 0, max: 4 }), (policy, indent) => {
        expect(read(JSON.stringify(policy, null, indent))).toEqual({ kind: 'held', agents: policy.agents ? new Set(policy.agents.allow) : null, callsPerMinute: policy.board?.callsPerMinute ?? null });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('any JSON is read or told, never thrown at, and allows nobody whom it does not name', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 0, max: 2 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent) ?? 'undefined';
        const policy = read(text);
        if (policy.kind === 'broken') expect(policy.line ?? 1).toBeLessThanOrEqual(text.split('\n').length);
        expect(isAllowed(policy, 'stranger', '1000')).toBe(policy.kind === 'held' && policy.agents === null);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('one byte changed, taken away or put in: as the whole says, or broken', () => {
    const before = Buffer.from('{\n  "version": 1,\n  "agents": { "allow": ["1000", "1001"] },\n  "board": { "callsPerMinute": 120 }\n}\n');
    const edit = fc.record({ at: fc.nat(before.length - 1), take: fc.integer({ min: 0, max: 3 }), put: fc.uint8Array({ maxLength: 3 }) });
    fc.assert(
      fc.property(edit, ({ at, take, put }) => {
        const bytes = Buffer.concat([before.subarray(0, at), put, before.subarray(at + take)]);
        const policy = readPolicy(bytes);
        if (policy.kind !== 'held') return;
        // What is used is what every other reader of JSON would read there.
        const value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as { agents?: { allow: string[] }; board?: { callsPerMinute: number } };
        expect(policy).toEqual({ kind: 'held', agents: value.agents ? new Set(value.agents.allow) : null, callsPerMinute: value.board?.callsPerMinute ?? null });
      }),
      { seed, numRuns: 5000 },
    );
  });

  it('the reader takes what JSON.parse takes, and nothing else', () => {
    const parsed = (text: string): { readonly value: unknown } | null => {
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return null;
      }
    };
    const noise = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '"b"', '\\', '\\u00', '1', '-', '.5', 'e', '0', 'true', 'nul', 'null', ' ', '\n', '\t', '\u00A0', '\u0000'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(noise, fc.json({ maxDepth: 5 }), fc.string()), (text) => {
        const mine = readJson(text);
        if (!mine.ok && mine.twice !== null) return;
        const theirs = parsed(text);
        expect(mine.ok).toBe(theirs !== null);
        if (mine.ok && theirs) expect(JSON.stringify(mine.value)).toBe(JSON.stringify(theirs.value));
      }),
      { seed, numRuns: 5000 },
    );
  });
});

describe('the file', () => {
  let folder: string;
  let path: string;
  let nowMs = 0;
  const told: Policy[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    path = join(folder, 'policy.json');
    nowMs = 0;
    told.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const room = (): ReturnType<typeof createPolicyFile> => createPolicyFile({ path, now: () => nowMs, setTimer: (_ms, run) => run(), onChange: (policy) => void told.push(policy) });
  const after = (ms: number, policy: ReturnType<typeof createPolicyFile>): Policy => {
    nowMs += ms;
    return policy.get();
  };
  const only = (...agents: string[]): string => JSON.stringify({ version: 1, agents: { allow: agents } });

  it('is none where there is none, and none where its folder is none', () => {
    expect(room().get()).toEqual({ kind: 'none' });
    path = join(folder, 'no', 'policy.json');
    expect(room().get()).toEqual({ kind: 'none' });
  });

  it('that can’t be read is broken: a folder, a file for a folder, a loop of links', () => {
    mkdirSync(path);
    expect(room().get()).toMatchObject({ kind: 'broken', why: 'unreadable' });
    writeFileSync(join(folder, 'file'), '');
    path = join(folder, 'file', 'policy.json');
    expect(room().get()).toMatchObject({ kind: 'broken', why: 'unreadable' });
  });

  it('that is too large is not read', () => {
    writeFileSync(path, '');
    truncateSync(path, 5e9);
    expect(room().get()).toMatchObject({ kind: 'broken', why: 'too-large' });
  });

  it('is read again once it has changed, two seconds later at the latest, and each change is told once', () => {
    writeFileSync(path, only('1000'));
    const policy = room();
    expect(policy.get()).toMatchObject({ agents: new Set(['1000']) });
    // As large as before, at the same time, under the same name: its inode tells.
    writeFileSync(join(folder, 'next'), only('2000'));
    utimesSync(join(folder, 'next'), 1000, 1000);
    utimesSync(path, 1000, 1000);
    renameSync(join(folder, 'next'), path);
    expect(after(1999, policy)).toMatchObject({ agents: new Set(['1000']) });
    expect(after(1, policy)).toMatchObject({ agents: new Set(['2000']) });
    writeFileSync(path, '{"version":1,');
    expect(after(2000, policy)).toMatchObject({ kind: 'broken', why: 'not-json', line: 1 });
    rmSync(path);
    expect(after(2000, policy)).toEqual({ kind: 'none' });
    expect(after(2000, policy)).toEqual({ kind: 'none' });
    writeFileSync(path, only('2000'));
    expect(after(2000, policy)).toMatchObject({ kind: 'held' });
    expect(told.map(({ kind }) => kind)).toEqual(['held', 'broken', 'none', 'held']);
  });

  it('laid out anew it is the same, and nobody is told', () => {
    writeFileSync(path, only('1000', '1001'));
    const policy = room();
    writeFileSync(path, `${JSON.stringify({ agents: { allow: ['1001', '1000'] }, version: 1 }, null, 2)}\n`);
    expect(after(2000, policy)).toMatchObject({ kind: 'held' });
    expect(told).toEqual([]);
    expect(readFileSync(path, 'utf8')).toContain('\n');
  });
});
