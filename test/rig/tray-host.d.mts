export interface TrayIcon {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly rgba: Buffer;
  /** A PNG file, each pixel `scale` times as large. */
  toPng(scale?: number): Buffer;
}

export interface TrayState {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly tooltip: { readonly title: string; readonly text: string };
  readonly icon: TrayIcon;
}

export interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly type: 'standard' | 'separator' | 'checkmark' | 'radio';
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly children: readonly MenuEntry[];
}

export interface WaitOptions {
  readonly timeoutMs?: number;
  /** What is waited for, for the sentence of the failure. */
  readonly what?: string;
}

export interface TrayHost {
  /** The item as it is now; null while there is none. */
  read(): Promise<TrayState | null>;
  menu(): Promise<readonly MenuEntry[]>;
  /** The first state that fits; throws with the last one seen after `timeoutMs` (5000). */
  waitFor(predicate: (state: TrayState) => boolean | Promise<boolean>, options?: WaitOptions): Promise<TrayState>;
  waitForMenu(
    predicate: (menu: readonly MenuEntry[]) => boolean | Promise<boolean>,
    options?: WaitOptions,
  ): Promise<readonly MenuEntry[]>;
  /** Bus addresses of all items, the newest last. */
  items(): readonly string[];
  /** Clicks the menu entry of that label or id; throws where it is missing or disabled. */
  click(wanted: string | number): Promise<void>;
  /** A left click on the icon, at that place of the screen. */
  activate(x?: number, y?: number): Promise<void>;
}
