/**
 * desktop-entry: the files by which a Linux desktop knows a program, for its menus and for what it starts at login.
 *
 * Promises: any path survives the format's two layers of quoting. Called by autostart and by the launcher; must not know
 * when an entry is wanted.
 */
export { commandOf, execOf, readEntry, wordsOf, writeEntry } from './format';
export { baseFolders, ourProgram } from './base-folders';
