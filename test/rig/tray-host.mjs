// The desktop's side of the tray: takes the app's item, reads its pixels, words and menu, and clicks it.
// Must own its name before the app starts. Called by desk.mjs.
import { PNG } from 'pngjs';
import { dictionary } from './bus.mjs';
import { until } from './condition.mjs';
import { findEntry, readMenu } from './tray-menu.mjs';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** Owns the tray of a bus. @param {object} client from bus.mjs */
export async function startTrayHost(client) {
  const items = [];
  let wake = () => {};
  let woken = new Promise((resolve) => (wake = resolve));
  const changed = () => {
    wake();
    woken = new Promise((resolve) => (wake = resolve));
  };

  const watcher = {
    RegisteredStatusNotifierItems: [],
    IsStatusNotifierHostRegistered: true,
    ProtocolVersion: 0,
    // An item names its bus name, or only a path on the connection that it speaks through.
    RegisterStatusNotifierItem: (service, message) => {
      const item = service.startsWith('/')
        ? { owner: message.sender, name: message.sender, path: service }
        : { owner: message.sender, name: service, path: '/StatusNotifierItem' };
      items.push(item);
      watcher.RegisteredStatusNotifierItems = items.map(({ name, path }) => name + path);
      client.signal('/StatusNotifierWatcher', WATCHER, 'StatusNotifierItemRegistered', 's', [item.name + item.path]);
      changed();
    },
    RegisterStatusNotifierHost: () => undefined,
  };
  client.serve('/StatusNotifierWatcher', DESCRIPTION, watcher);
  await client.onSignal(`interface='${ITEM}'`, ({ interface: name }) => name === ITEM && changed());
  await client.onSignal(`interface='${MENU}'`, ({ interface: name }) => name === MENU && changed());
  await client.onSignal("interface='org.freedesktop.DBus',member='NameOwnerChanged'", ({ member, body }) => {
    if (member !== 'NameOwnerChanged' || body[2] !== '') return;
    const gone = items.findIndex(({ owner, name }) => owner === body[0] || name === body[0]);
    if (gone < 0) return;
    items.splice(gone, 1);
    watcher.RegisteredStatusNotifierItems = items.map(({ name, path }) => name + path);
    changed();
  });
  await client.own(WATCHER);

  /** The newest item's properties; null without an item. One that leaves while it is read counts as gone. */
  const properties = async () => {
    const item = items.at(-1);
    if (item === undefined) return null;
    try {
      const [all] = await client.call(item.name, item.path, 'org.freedesktop.DBus.Properties', 'GetAll', 's', [ITEM]);
      return { item, all: dictionary(all) };
    } catch (error) {
      if (items.includes(item)) throw error;
      return null;
    }
  };

  const read = async () => {
    const found = await properties();
    return found === null ? null : stateOf(found.all);
  };

  const menu = async () => {
    const found = await properties();
    if (found === null || found.all.Menu === undefined) return [];
    return readMenu(client, found.item.name, found.all.Menu);
  };

  const waitFor = async (predicate, { timeoutMs = 5000, what = 'the tray' } = {}) => {
    let last = null;
    const probe = async () => {
      last = await read();
      return last !== null && (await predicate(last)) ? last : null;
    };
    const describe = () => `Last seen: ${last === null ? 'no item' : JSON.stringify({ ...last, icon: undefined })}`;
    return until(probe, { timeoutMs, what, wake: () => woken, describe });
  };

  const waitForMenu = async (predicate, { timeoutMs = 5000, what = 'the menu' } = {}) => {
    let last = [];
    const probe = async () => {
      last = await menu();
      return (await predicate(last)) ? last : null;
    };
    return until(probe, { timeoutMs, what, wake: () => woken, describe: () => `Last seen: ${JSON.stringify(last)}` });
  };

  return {
    read,
    menu,
    waitFor,
    waitForMenu,
    items: () => items.map(({ name, path }) => name + path),
    click: async (wanted) => {
      const found = await properties();
      const entry = found === null ? null : findEntry(await menu(), wanted);
      if (entry === null) throw new Error(`The tray menu has no "${wanted}".`);
      if (!entry.enabled) throw new Error(`"${entry.label}" in the tray menu is disabled.`);
      const click = [entry.id, 'clicked', ['s', ''], Math.floor(Date.now() / 1000)];
      await client.call(found.item.name, found.all.Menu, MENU, 'Event', 'isvu', click).catch((error) => {
        // "Quit" may be obeyed before it is answered.
        if (!String(error).includes('org.freedesktop.DBus.Error.NoReply')) throw error;
      });
    },
    activate: async (x = 1200, y = 10) => {
      const found = await properties();
      if (found === null) throw new Error('There is no tray item to click.');
      await client.call(found.item.name, found.item.path, ITEM, 'Activate', 'ii', [x, y]);
    },
  };
}

const DESCRIPTION = {
  name: WATCHER,
  methods: { RegisterStatusNotifierItem: ['s', ''], RegisterStatusNotifierHost: ['s', ''] },
  signals: { StatusNotifierItemRegistered: ['s'], StatusNotifierItemUnregistered: ['s'], StatusNotifierHostRegistered: [''] },
  properties: { RegisteredStatusNotifierItems: 'as', IsStatusNotifierHostRegistered: 'b', ProtocolVersion: 'i' },
};

function stateOf(all) {
  const [, , title = '', text = ''] = all.ToolTip ?? [];
  return { id: all.Id ?? '', title: all.Title ?? '', status: all.Status ?? '', tooltip: { title, text }, icon: largest(all.IconPixmap) };
}

/** The item's largest picture, from ARGB in network byte order to RGBA. */
function largest(pixmaps = []) {
  const [width, height, argb] = [...pixmaps].sort((a, b) => b[0] - a[0])[0] ?? [0, 0, Buffer.alloc(0)];
  const rgba = Buffer.alloc(argb.length);
  for (let i = 0; i < argb.length; i += 4) {
    argb.copy(rgba, i, i + 1, i + 4);
    rgba[i + 3] = argb[i];
  }
  return { width, height, rgba, toPng: (scale = 1) => enlarged({ width, height, rgba }, scale) };
}

function enlarged({ width, height, rgba }, scale) {
  const png = new PNG({ width: width * scale, height: height * scale });
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      const from = (Math.floor(y / scale) * width + Math.floor(x / scale)) * 4;
      rgba.copy(png.data, (y * png.width + x) * 4, from, from + 4);
    }
  }
  return PNG.sync.write(png);
}
