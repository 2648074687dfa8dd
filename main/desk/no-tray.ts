/** A desktop without a tray: found out beside the start, said until a person has seen it once, and lived with until the next start. */
import type { TrayHost } from '../tray/host';

export interface NoTrayDeps {
  /** Asks, and asks again where the panel may only be late. */
  readonly find: () => Promise<{ readonly host: TrayHost; readonly late: boolean }>;
  /** The lamp was offered before there was a taker: it must be offered anew. */
  readonly offerAgain: () => void;
  readonly becomeWindow: () => void;
  /** False: the disk refuses. */
  readonly addLauncher: () => boolean;
  /** Has a person seen it? */
  readonly told: () => boolean;
  readonly onTrouble: (trouble: 'no-tray' | 'launcher-failed') => void;
}

export async function settleTray(deps: NoTrayDeps): Promise<TrayHost> {
  const { host, late } = await deps.find();
  if (host === 'present' && late) deps.offerAgain();
  if (host !== 'absent') return host;
  deps.becomeWindow();
  if (!deps.addLauncher()) deps.onTrouble('launcher-failed');
  if (!deps.told()) deps.onTrouble('no-tray');
  return host;
}
