/** A process and all below it, by id. */
export function processTree(pid: number): number[];
/** Whether a process still runs; a zombie does not. Linux only. */
export function isAlive(pid: number): boolean;
