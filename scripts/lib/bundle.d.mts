/** Makes one plain file of a TypeScript entry, for Node; `changes` are made to the sources on the way (bundle.mjs). */
export function bundle(entry: string, name: string, changes?: readonly { readonly file: string; readonly find: string; readonly put: string }[]): Promise<string>;
