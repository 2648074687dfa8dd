/**
 * Of undici only what this app uses: one connection and one kind of request. The bundle takes this file in its place
 * (electron.vite.config.ts), which spares a sixth of the whole archive; tests run with the whole library.
 *
 * Its own index joins the parts in the same way: it puts the requests on the dispatcher's prototype.
 */
import request from 'undici/lib/api/api-request.js';
import buildConnector from 'undici/lib/core/connect.js';
import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

Object.assign(Dispatcher.prototype, { request });

export { buildConnector, Client };
