// Makes one plain file of a TypeScript entry, for Node: what runs long runs without a test runner around it.
import { build } from 'vite';
import { ROOT, at } from './repo.mjs';

/** Where the bundles lie: beside the packages that they import. */
const folder = at('node_modules', '.reclight', 'bundles');

/**
 * @param {string} entry TypeScript file, from the repository's root
 * @param {string} name of the bundle
 * @param {readonly {file: string, find: string, put: string}[]} changes made to the sources on the way, each exactly once
 * @returns {Promise<string>} path of the bundle
 */
export async function bundle(entry, name, changes = []) {
  const made = new Set();
  const plant = {
    name: 'changes',
    enforce: 'pre',
    transform(code, id) {
      const mine = changes.filter((change) => id === at(change.file));
      return mine.reduce((text, change) => {
        if (text.split(change.find).length !== 2) throw new Error(`not exactly once in ${change.file}: ${change.find}`);
        made.add(change);
        return text.replace(change.find, () => change.put);
      }, code);
    },
  };
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [plant],
    build: { ssr: at(entry), outDir: `${folder}/${name}`, emptyOutDir: true, minify: false, rollupOptions: { output: { entryFileNames: 'bundle.mjs' } } },
  });
  const missed = changes.find((change) => !made.has(change));
  if (missed) throw new Error(`${missed.file} is not in the bundle of ${entry}`);
  return `${folder}/${name}/bundle.mjs`;
}
