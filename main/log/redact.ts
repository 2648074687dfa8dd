/** Takes secrets out of a finished line of text. The last thing that happens before any sink. */

/** A longer line says no more, and would cost the rules below too much time. */
const mostLength = 8000;

/** Shorter ones would blacken half the log; no dialer takes a password of three letters seriously. */
const leastLength = 4;

export function redact(text: string, secrets: readonly string[]): string {
  // Known secrets first and the longest first: else a rule below could cut one in two and leave its rest.
  let clean = text;
  const forms = secrets.filter((secret) => secret.length >= leastLength).flatMap(formsOf);
  for (const form of [...new Set(forms)].sort((a, b) => b.length - a.length)) clean = clean.split(form).join('•••');
  if (clean.length > mostLength) clean = `${clean.slice(0, mostLength)}…`;
  return clean
    // Form fields and the echo of a refused login, whoever's they are.
    .replace(/\b(pass|password|pwd)(["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi, '$1$2•••')
    .replace(/(: ?\|[^|\n]*\|)[^|\n]*\|[^\n]*/g, '$1•••')
    .replace(/\bselect\b[^;\n]*\bfrom\b[^\n]*/gi, '•••')
    .replace(/(:\/\/)[^/\s@]+@/g, '$1•••@');
}

/** A secret as it may stand in a URL, in a form's body, in JSON, in base64. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  return [secret, encodeURIComponent(bytes.toString()), form, JSON.stringify(secret).slice(1, -1), bytes.toString('base64'), bytes.toString('base64url')];
}
