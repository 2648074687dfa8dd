/** The prepared Electron: where it lies and which it is (prepare.mjs). */
export function electronDist(): { dist: string; executable: string; version: string; fallback: boolean; clean: string };
