/** Lo que hace quien dirige desde el panel: en el historial, y lo que dice la orden del panel. */
import type * as en from '../en/leads';
import { plural } from '../plural';

export const leads: typeof en.leads = {
  fromBoard: (lead) => `${lead}, desde el panel`,
  boardOnly: (agent, calls, pauses, long, forgotten) =>
    `${agent}, controlado desde el panel: ${plural('es', calls, { one: '1 llamada', other: `${calls} llamadas` })}, ${plural('es', pauses, { one: '1 pausa', other: `${pauses} pausas` })} (${long} de más de 90 s, ${forgotten} sin reanudar); el resto del día no se conoce`,
};

export const boardCommand: typeof en.boardCommand = {
  none: 'No hay ningún agente en el panel.',
  column: { state: 'ESTADO', agent: 'AGENTE', name: 'NOMBRE', status: 'SITUACIÓN', campaign: 'CAMPAÑA', age: 'EDAD', file: 'ARCHIVO' },
  pausedThere: (state) => `${state}, en pausa allí`,
  never: 'nunca',
  counts: (c) => `En llamada: ${c.inCall} · grabadas ${c.recorded} · en pausa ${c.paused} · sin grabar ${c.notRecorded}${c.holes > 0 ? `, demasiado tiempo ${c.holes} (!)` : ''} · sin respuesta de la pantalla ${c.deaf} · sin saber ${c.unknown}`,
  budget: (used, cap, ages) => `Consultas al marcador en el último minuto: ${used} de ${cap}${ages === null ? '' : ` · edad de lo que se sabe: la mitad por debajo de ${ages[0]}, casi todo por debajo de ${ages[1]}`}`,
  dropped: (n) => plural('es', n, { one: '1 nombre de la lista no es válido o no está permitido.', other: `${n} nombres de la lista no son válidos o no están permitidos.` }),
};
