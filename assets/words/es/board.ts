/** El panel de quien dirige el equipo: su ventana, sus filas y lo que dice su orden. */
import type * as en from '../en/board';

export const board: typeof en.board = {
  window: 'Panel',
  menu: 'Panel…',
  chooseFile: 'Elija una lista de agentes',
  textFiles: 'Archivos de texto',
  refused: {
    'not-typed': { message: 'El número no coincide.', advice: 'Escriba cuántos agentes se van a detener.' },
    'board-busy': { message: 'El panel aún trabaja para otros.', advice: 'Espere, o cancélelo antes.' },
    'no-floor': { message: 'No hay ningún marcador abierto.', advice: 'Configúrelo primero.' },
    'no-agents': { message: 'No se ha indicado ningún agente.', advice: 'Escriba sus nombres, uno por línea.' },
    'file-unread': { message: 'No se ha podido leer el archivo.', advice: 'Elija un archivo de texto con un agente por línea.' },
  },
};
