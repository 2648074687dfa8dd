// Mutation tests: are the tests of agent-api and recorder able to fail? `npx stryker run` changes one place of those
// rooms at a time and wants a test to notice.
// What survives is explained in docs/mutants.md. One file: npx stryker run --mutate main/agent-api/parse.ts

/**
 * Left out: what stands in for an array's missing element, as in `[agent = ''] = fields` or `fields[4] ?? ''`. The type
 * checker wants it; the code around has counted the elements, so no test can ever see it.
 */
const missingElement = {
  kind: 'Ignore',
  name: 'missing-element',
  value: {
    shouldIgnore: ({ node, parentPath }) => {
      const isDefault = parentPath?.node.right === node;
      const destructured = isDefault && parentPath.isAssignmentPattern() && parentPath.parentPath.isArrayPattern();
      const indexed = isDefault && parentPath.isLogicalExpression({ operator: '??' }) && parentPath.get('left').isMemberExpression({ computed: true });
      return destructured || indexed ? 'the types want it; the elements were counted' : undefined;
    },
  },
};
export const strykerPlugins = [missingElement];

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  // Only types there, or nothing but exports.
  mutate: [
    'main/agent-api/*.ts',
    'main/recorder/*.ts',
    '!main/agent-api/{answer,failure}.ts',
    '!main/recorder/{index,snapshot,state}.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // TypeScript 7 has no API that Stryker's checker could use: what the types would refuse runs here, and is explained.
  // Its rewriting of tsconfig.json wants that API too, so it is told of a file that is not there.
  tsconfigFile: 'no-tsconfig',
  plugins: ['@stryker-mutator/vitest-runner', import.meta.filename],
  ignorers: ['missing-element'],
  ignorePatterns: ['out', 'dist', 'demo', 'coverage', 'assets/pictures', 'docs/pictures', 'test/e2e', 'test/rig', 'bench'],
  tempDirName: 'coverage/mutants',
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false, allowEmojis: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  htmlReporter: { fileName: 'coverage/mutation.html' },
  thresholds: { high: 95, low: 90, break: 90 },
};
