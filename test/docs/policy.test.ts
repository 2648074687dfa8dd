/** docs/policy.md keeps its word: its examples are read as it says, its schema is the one that the app reads with, its lines are those of `doctor`. */
import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { policyFault } from '../../assets/words/policy';
import { bounds } from '../../main/settings/bounds';
import { policyPath, policySchema, readPolicy, type Policy } from '../../main/settings/policy';

const here = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const text = here('policy.md');
const blocks = [...text.matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, mark = '', body = '']) => ({ mark, body }));
const bodies = (mark: string): string[] => blocks.filter((block) => block.mark === mark).map(({ body }) => body);
const read = (body: string): Policy => readPolicy(Buffer.from(body));

it('docs/policy.schema.json is what the schema makes (node scripts/policy-schema.mjs writes it)', () => {
  expect(JSON.parse(here('policy.schema.json'))).toEqual(toJsonSchema(policySchema));
});

it('its examples are good ones', () => {
  expect(bodies('json').map(read)).toEqual([
    { kind: 'held', agents: new Set(['1000', '1001', '1002']), callsPerMinute: 120 },
    { kind: 'held', agents: null, callsPerMinute: 60 },
  ]);
});

it('the broken one is told by `doctor` as it says', () => {
  const [body = ''] = bodies('json broken');
  const policy = read(body);
  if (policy.kind !== 'broken') throw new Error('it is read');
  const { message } = en.policy.broken(policyPath('linux', undefined), policyFault(policy, en));
  expect(bodies('text')).toEqual([`${en.doctor.mark.failed}  ${en.doctor.name.policy}  ${message} …\n`]);
});

it('names every place, and the bounds', () => {
  for (const path of ['/etc/reclight/policy.json', String.raw`%ProgramData%\Reclight\policy.json`, policyPath('darwin', undefined)]) expect(text).toContain(`\`${path}\``);
  expect(text).toContain(`${bounds.boardCallsPerMinute.least} to ${bounds.boardCallsPerMinute.most}`);
});
