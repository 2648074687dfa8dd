/** El menú de la bandeja y la pregunta al salir. */
import type * as en from '../en/tray';

export const menu: typeof en.menu = {
  start: 'Iniciar grabación',
  stop: 'Detener grabación',
  startAnother: 'Iniciar una segunda grabación',
  check: 'Consultar al marcador ahora',
  show: 'Mostrar Reclight',
  setup: 'Conectar con mi marcador…',
  settings: 'Ajustes…',
  practise: 'Practicar',
  copyFilename: 'Copiar el nombre del archivo',
  tag: 'Etiqueta',
  quit: 'Salir de Reclight',
  agent: (agent) => `Agente ${agent}`,
  version: (version) => `Versión ${version}`,
};

export const quit: typeof en.quit = {
  question: 'La grabación sigue, pero sin luz. ¿Salir?',
  detail: 'Salir de Reclight no detiene la grabación.',
  openWord: 'Un inicio o una detención aún no está comprobado. ¿Salir?',
  openWordDetail: 'Reclight lo retoma la próxima vez que se abra.',
  board: (agents) => `En el panel ${agents === 1 ? 'queda abierta una orden o una pausa' : `quedan abiertas órdenes o pausas de ${agents} agentes`}. ¿Salir?`,
  boardDetail: 'Reclight las retoma la próxima vez que se abra.',
  quit: 'Salir',
  stay: 'Quedarse',
};
