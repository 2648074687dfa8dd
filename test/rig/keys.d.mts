export interface Keys {
  /** Presses keys together, in xdotool's words: "ctrl+shift+F9". */
  press(chord: string): Promise<void>;
  /** Types text into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Clicks a place of the screen, in pixels. */
  click(x: number, y: number): Promise<void>;
}
