// Writes docs/policy.schema.json from the schema that the app itself checks the policy with (node scripts/policy-schema.mjs).
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { bundle } from './lib/bundle.mjs';
import { at } from './lib/repo.mjs';

const { policySchema } = await import(await bundle('main/settings/policy.ts', 'policy'));
const { $schema, ...rest } = toJsonSchema(policySchema);
writeFileSync(at('docs', 'policy.schema.json'), `${JSON.stringify({ $schema, ...rest }, null, 2)}\n`);
