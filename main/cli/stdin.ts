/** Standard input, for one password: capped, and never waiting on a terminal that nobody types at. */

const limit = 4096;

/** All of it as text; null when it is longer than any password. */
export async function readStdin(): Promise<string | null> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin as AsyncIterable<string>) {
    text += chunk;
    if (text.length > limit) return null;
  }
  return text;
}
