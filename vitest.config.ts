import { defineConfig } from 'vitest/config';

// Unit tests: plain Node, no Electron, no display.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    restoreMocks: true,
  },
});
