import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Unit tests: plain Node, no Electron, no display.
export default defineConfig({
  // The settings file is tested as it is built (electron.vite.config.ts): with our schema checker and our writer.
  resolve: {
    alias: [
      { find: /^ajv\/dist\/2020\.js$/, replacement: at('main/settings/no-schema-checker.ts') },
      { find: /^ajv-formats$/, replacement: at('main/settings/no-schema-checker.ts') },
      { find: /^atomically$/, replacement: at('main/settings/atomic-writer.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    restoreMocks: true,
    // The evidence page carries its style as text.
    css: true,
    server: { deps: { inline: ['electron-store', 'conf'] } },
  },
});
