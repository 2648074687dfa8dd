export interface Keys {
  /** Presses keys together, in xdotool's words: "ctrl+shift+F9". */
  press(chord: string): Promise<void>;
  /** Types text into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Another keyboard layout: "de". */
  layout(name: string): Promise<void>;
  /** The titles of all windows that can be seen. */
  windows(): Promise<string[]>;
  /** The title of the window that the window manager has given the keys to; empty where there is none. */
  active(): Promise<string>;
  /** Takes what lies at the first place to the second. */
  drag(from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  /** Clicks a place of the screen, in pixels. */
  click(x: number, y: number): Promise<void>;
}
