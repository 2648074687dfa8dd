// The desktop's side of notifications: records them and clicks their actions. Without an owner of this name a
// notification would block the app for seconds. Called by desk.mjs.
import { dictionary } from './bus.mjs';
import { until } from './condition.mjs';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const URGENCY = ['low', 'normal', 'critical'];

/** Owns the notifications of a bus. @param {object} client from bus.mjs */
export async function startNotifications(client) {
  const shown = [];
  let lastId = 0;
  const close = (id, reason) => client.signal(PATH, NAME, 'NotificationClosed', 'uu', [id, reason]);

  client.serve(PATH, DESCRIPTION, {
    Notify: (app, replaces, icon, summary, body, actions, hintPairs, expiresMs) => {
      const id = replaces || (lastId += 1);
      const hints = dictionary(hintPairs);
      shown.push({ id, app, icon, summary, body, actions, hints, urgency: URGENCY[hints.urgency ?? 1], expiresMs });
      return id;
    },
    CloseNotification: (id) => void close(id, 3),
    GetCapabilities: () => ['actions', 'body', 'body-markup', 'persistence'],
    GetServerInformation: () => ['rig', 'reclight', '1', '1.2'],
  });
  await client.own(NAME);

  return {
    shown,
    waitFor: (predicate, { timeoutMs = 5000, what = 'a notification' } = {}) =>
      until(() => shown.find(predicate), {
        timeoutMs,
        what,
        describe: () => `Seen: ${JSON.stringify(shown.map(({ summary, body }) => ({ summary, body })))}`,
      }),
    invoke: (id, action = 'default') => client.signal(PATH, NAME, 'ActionInvoked', 'us', [id, action]),
    dismiss: (id) => close(id, 2),
  };
}

const DESCRIPTION = {
  name: NAME,
  methods: {
    Notify: ['susssasa{sv}i', 'u'],
    CloseNotification: ['u', ''],
    GetCapabilities: ['', 'as'],
    GetServerInformation: ['', 'ssss'],
  },
  signals: { NotificationClosed: ['uu'], ActionInvoked: ['us'] },
  properties: {},
};
