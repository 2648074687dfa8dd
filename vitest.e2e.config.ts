import { defineConfig } from 'vitest/config';

// End-to-end tests: each file opens a desk of its own (test/rig) and runs the built app on it. One at a time, because
// they measure how soon things happen. scripts/test.mjs runs them as an ordinary user.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
