export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Display {
  /** For the environment variable of that name: ":1". */
  readonly display: string;
  /** The whole screen, or an area of it in pixels, as a PNG file. */
  screenshot(area?: Area): Promise<Buffer>;
  stop(): Promise<void>;
}

export function startDisplay(place: { home: string; env: Record<string, string> }): Promise<Display>;
export function pictureOf(dump: Buffer, area?: Area): Buffer;
