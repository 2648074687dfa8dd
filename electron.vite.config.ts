import { defineConfig } from 'electron-vite';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// What is bundled, with its licences: scripts/licences.mjs makes the notices of them.
const licences = 'licences.json';

// Targets are the oldest runtime we promise (Electron 33), not the one that happens to be installed.
export default defineConfig({
  main: {
    // electron-store drags in a schema checker that valibot replaces and a file writer that loses data on a
    // full disk; both are swapped for ours (docs/architecture.md).
    resolve: {
      alias: [
        { find: /^ajv\/dist\/2020\.js$/, replacement: at('main/settings/no-schema-checker.ts') },
        { find: /^ajv-formats$/, replacement: at('main/settings/no-schema-checker.ts') },
        { find: /^semver$/, replacement: at('main/settings/no-migrations.ts') },
        { find: /^atomically$/, replacement: at('main/settings/atomic-writer.ts') },
        { find: /^undici$/, replacement: at('main/agent-api/small-undici.ts') },
        // The parser lies in undici twice, each half of a tenth of the archive; the other one is only a little quicker.
        { find: /^\.\.\/llhttp\/llhttp_simd-wasm\.js$/, replacement: at('node_modules/undici/lib/llhttp/llhttp-wasm.js') },
      ],
    },
    build: {
      externalizeDeps: false,
      target: 'node20.18',
      minify: true,
      license: { fileName: licences },
      rollupOptions: { input: at('main/index.ts') },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node20.18',
      minify: true,
      license: { fileName: licences },
      rollupOptions: { input: at('preload/index.ts'), output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('renderer'),
    // The board's virtual list is written for React.
    resolve: {
      alias: [
        { find: /^react(-dom)?$/, replacement: 'preact/compat' },
        { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      ],
    },
    build: {
      target: 'chrome130',
      minify: true,
      license: { fileName: licences },
      rollupOptions: {
        // One file for what windows share: each is asked of main, and a sign has 150 ms. What only the board needs is left to it.
        output: { codeSplitting: { groups: [{ name: 'shared', test: /node_modules[\\/](?!virtua|preact[\\/]compat)|assets[\\/]words|renderer[\\/]parts|renderer[\\/]popup[\\/]line|assets[\\/]icons/ }] } },
        input: { popup: at('renderer/popup/index.html'), setup: at('renderer/setup/index.html'), settings: at('renderer/settings/index.html'), agent: at('renderer/agent/index.html'), sign: at('renderer/sign/index.html'), alarm: at('renderer/alarm/index.html'), pill: at('renderer/pill/index.html'), history: at('renderer/history/index.html'), evidence: at('renderer/evidence/index.html'), board: at('renderer/board/index.html') },
      },
    },
  },
});
