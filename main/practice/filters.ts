/** What the server drops from each parameter before it looks at it. */

/** Passwords lose everything but these, so a right password with others fails. */
export function filterPassword(text: string): string {
  return text.replace(/[^-_.+/=0-9a-zA-Z]/g, '');
}

/** Names of users and agents. */
export function filterUser(text: string): string {
  return text.replace(/[^-_0-9a-zA-Z]/g, '');
}

/** `alt_user` and `source`: letters and digits only. */
export function filterAlphanumeric(text: string): string {
  return text.replace(/[^0-9a-zA-Z]/g, '');
}

/** Quotes, backslashes and semicolons go; everything else may enter the field. */
export function filterText(text: string): string {
  return text.replace(/['"\\;]/g, '');
}

/** The tag: at most 14 characters are kept. */
export function filterStage(text: string): string {
  return filterText(text).slice(0, 14);
}
