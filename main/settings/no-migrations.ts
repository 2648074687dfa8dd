/** Stands in for the version arithmetic of electron-store's migrations, which we do not use: migrating is our own (schema.ts). */
const never = (): never => {
  throw new Error('the settings are migrated by schema.ts, not by electron-store');
};

export default { eq: never, clean: never, satisfies: never, lte: never, gt: never };
