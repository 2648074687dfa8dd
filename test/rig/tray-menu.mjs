// Reads the tray's menu as plain entries. Called by tray-host.mjs.
import { dictionary } from './bus.mjs';

/** The menu at `path` of a bus name, as a list of entries with their children. */
export async function readMenu(client, name, path) {
  const [, root] = await client.call(name, path, 'com.canonical.dbusmenu', 'GetLayout', 'iias', [0, -1, []]);
  return childrenOf(root);
}

const childrenOf = ([, , children]) => children.map(([, [node]]) => entryOf(node)).filter(({ visible }) => visible);

function entryOf(node) {
  const [id, pairs] = node;
  const of = dictionary(pairs);
  return {
    id,
    // A single underscore marks the access key, a double one is an underscore.
    label: String(of.label ?? '').replace(/_(.?)/g, '$1'),
    type: of.type === 'separator' ? 'separator' : (of['toggle-type'] || 'standard'),
    enabled: of.enabled ?? true,
    visible: of.visible ?? true,
    checked: of['toggle-state'] === 1,
    children: childrenOf(node),
  };
}

/** The first entry with that id or label, however deep; null without one. */
export function findEntry(entries, wanted) {
  for (const entry of entries) {
    if (entry.id === wanted || entry.label === wanted) return entry;
    const deeper = findEntry(entry.children, wanted);
    if (deeper !== null) return deeper;
  }
  return null;
}
