/** Who we are to the system, said before anything else is: before the first notice, window and login item. */

/** The same as `appId` in electron-builder.yml: Windows ties notices, taskbar and shortcuts together by it. */
export const appId = 'com.reclight.app';

/** Without it Windows drops every notice of the app, and shows the ones of a shortcut that is not ours. */
export function introduce(app: { readonly setAppUserModelId: (id: string) => void }, platform: NodeJS.Platform): void {
  if (platform === 'win32') app.setAppUserModelId(appId);
}
