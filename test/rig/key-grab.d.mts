/** Takes a key on a screen until it is stopped. `code`: 39 is S, 73 is F7. */
export function grabKey(display: string, code: number, held: readonly ('shift' | 'ctrl' | 'alt' | 'super')[]): Promise<{ stop(): Promise<void> }>;
