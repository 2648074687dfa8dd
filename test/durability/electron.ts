/** As much of Electron as electron-store asks for. */
const app = { getPath: (): string => '/nowhere', getVersion: (): string => '0.0.0' };
const ipcMain = { on: (): void => undefined, removeAllListeners: (): void => undefined };
export default { app, ipcMain };
