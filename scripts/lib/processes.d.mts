/** A process and all below it, by id. */
export function processTree(pid: number): number[];
