import { defineConfig } from 'vitest/config';

// End-to-end tests: each file opens a desk of its own (test/rig) and runs the built app on it. Two at a time: they mostly
// wait for what the app waits for. scripts/test.mjs runs them as an ordinary user.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // A machine with everything else to do is slow, not wrong.
    expect: { poll: { timeout: 5000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
