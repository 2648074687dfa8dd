/** Takes secrets out of a finished line of text. The last thing that happens before any sink. */

/** Shorter ones would blacken half the log; no dialer takes a password of three letters seriously. */
const leastLength = 4;

export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
    // Form fields and the echo of a refused login, whoever's they are.
    .replace(/\b(pass|password|pwd)(["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi, '$1$2•••')
    .replace(/(: ?\|[^|\n]*\|)[^|\n]*\|[^\n]*/g, '$1•••')
    .replace(/\bselect\b[^;\n]*\bfrom\b[^\n]*/gi, '•••')
    .replace(/(\w+:\/\/)[^/\s@]+@/g, '$1•••@');
  for (const secret of secrets) {
    if (secret.length < leastLength) continue;
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')])) clean = clean.split(form).join('•••');
  }
  return clean;
}
