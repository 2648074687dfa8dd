import { expect, it } from 'vitest';
import { isSealedBy, lineOf, sealState } from '../../main/history/chain';
import { happenings } from '../../main/history/entry';
import { cleaned, mostLineBytes, readLine } from '../../main/history/schema';
import { localIso } from '../../main/recorder';
import { draftAt, key, noon } from './rooms';

const place = { seq: 1, desk: 'abcdef123456', prev: '' };
const other = Buffer.alloc(32, 8);

it('an entry comes back as it was written', () => {
  const draft = draftAt(noon, { what: 'verified', file: { id: '121242', seconds: 432, expectedSeconds: 433.5, format: 'MP3', place: 'dialer.example' }, part: 2, outcome: 'found', failure: 'timeout', asked: 'resume' });
  const { text, seal } = lineOf(draft, place, key.secret);
  expect(readLine(text)).toEqual({ v: 1, ...place, ...draft, key: expect.stringMatching(/^[0-9a-f]{8}$/), seal });
  expect(text.endsWith(`,"seal":"${seal}"}`)).toBe(true);
});

it('a seal belongs to these bytes and this key alone', () => {
  const { text } = lineOf(draftAt(noon), place, key.secret);
  const line = Buffer.from(text);
  const id = readLine(text)?.key ?? null;
  expect(isSealedBy(line, key.secret)).toBe(true);
  expect(isSealedBy(line, other)).toBe(false);
  expect(sealState(line, id, key.secret)).toBe('sealed');
  expect(sealState(line, id, other)).toBe('unknown-key');
  expect(sealState(line, id, null)).toBe('unknown-key');
  for (let at = 0; at < line.length; at++) {
    const changed = Buffer.from(line);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect([at, isSealedBy(changed, key.secret)]).toEqual([at, false]);
  }
  expect(isSealedBy(Buffer.concat([line, Buffer.from(' ')]), key.secret)).toBe(false);
  expect(isSealedBy(Buffer.concat([line, Buffer.from('\r')]), key.secret)).toBe(false);
});

it('without a key the seal finds damage', () => {
  const { text } = lineOf(draftAt(noon), place, null);
  expect(sealState(Buffer.from(text), null, key.secret)).toBe('unsealed');
  expect(sealState(Buffer.from(text.replace('_SALE', '_SELL')), null, key.secret)).toBe('edited');
});

it('what is no word of ours is left out, whatever field it comes by', () => {
  const free = 'ERROR: 4111 1111 1111 1111 <script>';
  const clean = cleaned(
    draftAt(noon, { server: free, agent: free, call: free, agentStatus: free, tag: free, outcome: free, failure: free, serverAt: free, askedAt: free, at: free, file: { id: '7', seconds: Number.NaN, expectedSeconds: -1, format: free, place: free }, before: [{ id: free, filename: null }], after: [{ id: '9', filename: free }] }),
    localIso(noon),
  );
  const { text } = lineOf(clean, place, key.secret);
  expect(text).not.toContain('4111');
  expect(text).not.toContain('script');
  expect(readLine(text)).toMatchObject({ at: localIso(noon), server: null, agent: null, tag: null, before: [], after: [{ id: '9', filename: null }], file: { id: '7', seconds: null, expectedSeconds: null, format: null, place: null } });
});

it('a tag that may be the number of a card is not written', () => {
  for (const tag of ['4111111111111', '_411111111111']) expect(cleaned(draftAt(noon, { tag }), localIso(noon)).tag).toBeNull();
  expect(cleaned(draftAt(noon, { tag: '_SALE_P2' }), localIso(noon)).tag).toBe('_SALE_P2');
});

it('the longest entry that can be is a line, and a longer line is no entry', () => {
  const long = draftAt(noon, {
    server: 'h'.repeat(255),
    before: Array.from({ length: 9 }, (_, n) => ({ id: `${n}`.repeat(20), filename: 'f'.repeat(120) })),
    after: Array.from({ length: 9 }, (_, n) => ({ id: `${n}`.repeat(20), filename: 'f'.repeat(120) })),
    outcome: 'o'.repeat(60),
    failure: 'f'.repeat(60),
    file: { id: '1'.repeat(20), seconds: 1e20, expectedSeconds: 1e20, format: 'WAV', place: 'p'.repeat(255) },
  });
  const { text } = lineOf(cleaned(long, localIso(noon)), { ...place, seq: Number.MAX_SAFE_INTEGER, prev: 'a'.repeat(64) }, key.secret);
  expect(readLine(text)?.after).toHaveLength(5);
  expect(readLine(`${text}${' '.repeat(mostLineBytes)}`)).toBeNull();
});

it.each(['', '{}', 'null', '[]', '{"v":1}', 'free text'])('%j is no entry', (line) => {
  expect(readLine(line)).toBeNull();
});

it('a member more, less or of another kind makes it no entry', () => {
  const { text } = lineOf(draftAt(noon), place, key.secret);
  const entry = JSON.parse(text) as Record<string, unknown>;
  expect(readLine(JSON.stringify({ ...entry, note: 'x' }))).toBeNull();
  for (const name of Object.keys(entry)) {
    expect(readLine(JSON.stringify({ ...entry, [name]: undefined }))).toBeNull();
    expect(readLine(JSON.stringify({ ...entry, [name]: { odd: true } }))).toBeNull();
  }
  for (const what of happenings) expect(readLine(JSON.stringify({ ...entry, what }))).not.toBeNull();
});
