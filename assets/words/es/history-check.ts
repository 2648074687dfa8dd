/** Lo que va mal junto al historial y lo que la línea de comandos dice de él. */
import type * as en from '../en/history-check';
import { plural } from '../plural';

const entries = (n: number): string => plural('es', n, { one: '1 entrada', other: `${n} entradas` });

export const historyTrouble: typeof en.historyTrouble = {
  'history-not-written': { message: 'El historial no se puede escribir: pueden perderse pruebas.', advice: 'Libere espacio en el disco. Iniciar y detener siguen funcionando; Reclight escribe lo pendiente en cuanto puede.' },
  'history-dropped': (n) => ({ message: `Se perdieron ${entries(n)} del historial.`, advice: 'El disco no aceptó nada durante demasiado tiempo. El historial dice dónde faltan.' }),
  'history-torn': (file) => ({ message: 'La última línea del historial quedó a medias, probablemente por un cierre brusco.', advice: `Se apartó como ${file}. El historial continúa.` }),
  'history-damaged': { message: 'El historial no es lo que Reclight escribió.', advice: 'Ábralo y compruébelo: el hallazgo se conserva.' },
  'history-share-gone': { message: 'No se llega a la carpeta compartida del historial.', advice: 'No se pierde nada: se copia cuando la carpeta vuelva.' },
  'lookup-refused': { message: 'El marcador no permite a este usuario buscar archivos terminados.', advice: 'El historial no muestra «encontrado» junto a las grabaciones. Un administrador puede permitir recording_lookup (nivel 7, ver informes).' },
};

export const historyLines: typeof en.historyLines = {
  none: (day) => `${day}: sin entradas`,
  head: (day, n) => `${day}: ${entries(n)}`,
  broken: (n) => plural('es', n, { one: '1 línea no es una entrada', other: `${n} líneas no son entradas` }),
  agent: (agent, calls, share, gaps, pauses, long, forgotten) =>
    `${agent}: ${plural('es', calls, { one: '1 llamada', other: `${calls} llamadas` })}, grabado ${share}, ${plural('es', gaps, { one: '1 hueco', other: `${gaps} huecos` })}, ${plural('es', pauses, { one: '1 pausa', other: `${pauses} pausas` })} (${long} de más de 90 s, ${forgotten} sin reanudar)`,
  unknown: 'no se sabe',
  whole: (n) => `íntegro: ${entries(n)}`,
  brokenChain: (n) => `roto: ${entries(n)} leídas`,
  copied: (seq) => `la carpeta compartida las tiene hasta el número ${seq}`,
  at: (file, line) => (line === null ? file : `${file}, línea ${line}`),
  times: (n) => `${n} seguidas`,
  more: (n) => `y ${n} hallazgos más`,
  finding: {
    edited: 'cambiada: una línea no es lo que se escribió',
    missing: 'faltan entradas que estaban',
    reordered: 'fuera de su sitio, o dos veces',
    'cut-off': 'cortado: faltan entradas al final',
    'head-missing': 'falta la nota de hasta dónde llega el historial',
    'head-edited': 'la nota de hasta dónde llega el historial se cambió',
    unsealed: 'sin sello, aunque había una clave: pudo cambiarse sin que se vea',
    'unknown-key': 'sellada con una clave que no está a mano',
    torn: 'a medias al final',
    unreadable: 'no se puede leer',
    'rolled-back': 'la carpeta compartida conoce entradas que este historial no tiene, o tiene de otro modo',
  },
  cannotExclude: 'Esta comprobación no puede excluir:',
  blind: {
    'new-chain': 'que alguien con acceso a su depósito de claves escribiera un historial nuevo',
    'roll-back': 'que toda la carpeta se devolviera a una copia anterior: una carpeta compartida solo delata las entradas que tiene',
    'not-running': 'lo que pasó mientras Reclight no estaba abierto',
    'careful-edit': 'un cambio cuidadoso, porque no había clave con que sellar',
  },
};
