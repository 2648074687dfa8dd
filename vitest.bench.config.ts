import { defineConfig } from 'vitest/config';

// Figures, not verdicts (npm run bench). scripts/bench.mjs runs them as an ordinary user on a desk of the test rig.
export default defineConfig({
  test: { include: ['bench/**/*.bench.ts'], environment: 'node', pool: 'forks', fileParallelism: false, testTimeout: 600_000, hookTimeout: 60_000 },
});
