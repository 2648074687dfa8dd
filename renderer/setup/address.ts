/** What the form must know of an address before main reads it: only whether it asks for a yes to no encryption. */

/** `http://` to anything but this computer; the decision itself is main's. */
export function needsConsent(typed: string): boolean {
  const host = /^http:\/\/([^/?#]*)/i.exec(typed.trim())?.[1];
  if (host === undefined) return false;
  const name = host.toLowerCase().replace(/:\d*$/, '');
  return !(name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name));
}
