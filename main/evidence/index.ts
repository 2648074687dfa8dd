/**
 * evidence: what one call was, on a page for somebody who was not there.
 *
 * Promises: says what was asked and proved, what is not known, and what it does not show; every character of it escaped;
 * no script, nothing from elsewhere. Called by the desk with entries of the history and the words of a language. Must not
 * know: Electron, windows, where it is saved.
 */
export { htmlOf } from './html';
export { evidenceOf } from './model';
export { sheetOf } from './sheet';
export type { Evidence, SheetNode } from './types';
