import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What Stryker runs for each mutant (stryker.config.mjs): the tests of the two rooms it changes. Random tests get a
// fixed seed, so that a score can be repeated.

/** The first failure ends a mutant's run, so the quick ones come first: tables, then whole sessions, then sockets. */
class QuickFirst extends BaseSequencer {
  private static readonly slow = ['parse.property', 'corners', 'way', 'press-table', 'transport'];

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification): number => QuickFirst.slow.findIndex((name) => moduleId.includes(`/${name}.`));
    return files.toSorted((a, b) => cost(a) - cost(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  test: {
    include: ['test/agent-api/**/*.test.ts', 'test/recorder/**/*.test.ts'],
    exclude: ['node_modules/**', 'test/recorder/budget.test.ts'],
    setupFiles: ['test/agent-api/fixed-seed.ts'],
    sequence: { sequencer: QuickFirst },
    environment: 'node',
    restoreMocks: true,
  },
});
