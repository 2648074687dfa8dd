/** Builds a child program as the app is built: one file, with our file writer inside electron-store. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from '../../vitest.config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Brings the path of the built program, which any Node runs. It starts hundreds of times, so it carries no network. */
export async function bundle(child: URL, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('../..'),
    resolve: { alias: [...aliases(), { find: /^electron$/, replacement: at('electron.ts') }] },
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(child), outDir: folder, target: 'node20.18', minify: true, rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('undici') }, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } } },
  });
  return join(folder, child.pathname.replace(/^.*\/(.*)\.ts$/, '$1.mjs'));
}

/** Those of the build: a list, which the type does not promise. */
function aliases(): readonly { find: RegExp | string; replacement: string }[] {
  const alias = config.resolve?.alias;
  if (!Array.isArray(alias)) throw new Error('vitest.config.ts lists no aliases');
  return alias as { find: RegExp | string; replacement: string }[];
}
