/** La ventana de ajustes. */
import type * as en from '../en/settings';

export const settings: typeof en.settings = {
  window: 'Ajustes',
};
