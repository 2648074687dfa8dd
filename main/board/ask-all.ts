/** A person asks about many at once: the first one alone, so that a login that is refused is refused once; then a few at a time. */

const most = 4;

export async function askAll(agents: readonly string[], { ask, goesOn }: { readonly ask: (agent: string) => Promise<void>; readonly goesOn: () => boolean }): Promise<void> {
  const waiting = [...agents];
  const next = async (): Promise<boolean> => {
    const agent = goesOn() ? waiting.shift() : undefined;
    if (agent === undefined) return false;
    await ask(agent);
    return true;
  };
  const all = async (): Promise<void> => {
    for (let isMore = true; isMore;) isMore = await next();
  };
  await next();
  await Promise.all(Array.from({ length: most }, all));
}
