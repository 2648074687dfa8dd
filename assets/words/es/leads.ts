/** Lo que hace quien dirige desde el panel: en el historial, y lo que dice la orden del panel. */
import type * as en from '../en/leads';
import { plural } from '../plural';

export const leads: typeof en.leads = {
  fromBoard: (lead) => `${lead}, desde el panel`,
  boardOnly: (agent, calls, pauses, long, forgotten) =>
    `${agent}, controlado desde el panel: ${plural('es', calls, { one: '1 llamada', other: `${calls} llamadas` })}, ${plural('es', pauses, { one: '1 pausa', other: `${pauses} pausas` })} (${long} de más de 90 s, ${forgotten} sin reanudar); el resto del día no se conoce`,
};
