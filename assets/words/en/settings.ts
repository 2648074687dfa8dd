/** The settings window. */

export const settings = {
  window: 'Settings',
};
