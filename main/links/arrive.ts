/** How links come in where they are no command: macOS hands them to the running app, perhaps before it is ready. */

export interface LinkSource {
  readonly on: (event: 'open-url', hear: (event: { readonly preventDefault: () => void }, url: string) => void) => unknown;
  readonly isPackaged: boolean;
  readonly setAsDefaultProtocolClient: (protocol: string, path?: string, args?: string[]) => boolean;
}

/** Before `ready`. Links wait until somebody takes them; at most a few, since only a person's last ones mean something. */
export function catchLinks(app: LinkSource, platform: NodeJS.Platform, program: string): (take: (url: string) => void) => void {
  let taken: ((url: string) => void) | null = null;
  let early: string[] = [];
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (taken) taken(url);
    else early = [...early, url].slice(-5);
  });
  // On Linux the package's desktop entry says it. `--`: whatever the link is, it is no switch.
  if (app.isPackaged && platform === 'win32') app.setAsDefaultProtocolClient('reclight', program, ['--']);
  if (app.isPackaged && platform === 'darwin') app.setAsDefaultProtocolClient('reclight');
  return (take) => {
    taken = take;
    for (const url of early) take(url);
    early = [];
  };
}
