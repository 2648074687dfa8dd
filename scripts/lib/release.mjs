// What must be true before a tag becomes a release, and what its page says. Pure.

const heading = /^## \[?([^\]\s]+)\]?.*$/gm;

/** The text of one version in CHANGELOG.md, without its heading; null where it has none. */
export function notesOf(changelog, version) {
  const headings = [...changelog.matchAll(heading)];
  const at = headings.findIndex(([, name]) => name === version);
  if (at < 0) return null;
  const start = headings[at].index + headings[at][0].length;
  const text = changelog.slice(start, headings[at + 1]?.index).replace(/^\[[^\]]+\]: .*$/gm, '').trim();
  return text === '' ? null : text;
}

/** One sentence for each thing that is wrong; none: it may be released. */
export function faultsOf({ tag, version, lockVersions, changelog }) {
  const faults = [];
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) faults.push(`package.json has no version that could be released: ${version}`);
  if (tag !== `v${version}`) faults.push(`the tag is ${tag}, but package.json says ${version}: it must be v${version}`);
  if (lockVersions.some((one) => one !== version)) faults.push('package-lock.json has another version: run npm install --package-lock-only');
  if (notesOf(changelog, version) === null) faults.push(`CHANGELOG.md says nothing about ${version}`);
  return faults;
}
