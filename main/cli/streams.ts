/** Standard output and Ctrl-C: who stops reading us is no fault of ours. */

/** A closed pipe must not end a command as a crash. Call it before anything is said. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** Aborted by Ctrl-C, by the end of the session, or once nobody reads any more. */
export function createStopped(): AbortSignal {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.stdout.on('error', end);
  return stop.signal;
}
