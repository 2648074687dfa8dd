// The bill of materials: what ships, as CycloneDX. npm lists the libraries of package.json's `dependencies`, which are
// just those that are bundled; Electron ships too, though npm knows it as a tool of development.
import { readFileSync } from 'node:fs';

/** @param {{components?: object[]}} listed by `npm sbom` @param {string} version of the Electron that is packed */
export function withElectron(listed, version) {
  const purl = `pkg:npm/electron@${version}`;
  const electron = { 'bom-ref': `electron@${version}`, type: 'framework', name: 'electron', version, scope: 'required', purl, licenses: [{ license: { id: 'MIT' } }] };
  return { ...listed, components: [...(listed.components ?? []).filter((one) => one.name !== 'electron'), electron] };
}

/** What a lock file pins for a package. */
export function lockedVersion(lockFile, name) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages[`node_modules/${name}`].version;
}
