/** What no window may do: navigate, open windows, embed, ask for permissions. */
import { BrowserWindow, type App, type Session } from 'electron';
import { origin } from './serve';

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    // Nobody is asked about `about:blank`: a window that got there is none of ours any more.
    contents.on('did-navigate', (_event, url) => {
      if (!url.startsWith(`${origin}/`)) BrowserWindow.fromWebContents(contents)?.destroy();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
