/** Lo que dice el vigilante: un aviso sereno con su orden, una vez. Y los remedios que `doctor` nombra para una pantalla lenta. */
import type * as en from '../en/guard';

export const guard: typeof en.guard = {
  unrecorded: (length) => `En llamada ${length}, sin grabar`,
  unrecordedSince: (length) => `En llamada, ${length} sin grabar`,
  where: (agent, server) => (server === null ? `Agente ${agent}` : `${agent} en ${server}`),
  outlives: { message: 'Graba tras su llamada', advice: 'La llamada ya se tipificó, pero VICIdial aún muestra su grabación. Puede seguir en la próxima llamada.' },
  pause: (length) => `En pausa desde hace ${length}`,
  pauseAdvice: 'No se graba nada hasta que reanude.',
  limit: (minutes) => `${minutes} minutos de grabación`,
  limitAdvice: (most) => `VICIdial la termina a los ${most}.`,
  limitPast: (most) => `VICIdial termina a los ${most}: quizá ya no grabe.`,
  screen: 'Pantalla del agente lenta',
  screenAdvice: (seconds) => `Ahora tarda normalmente ${seconds} s. Mantenga la pestaña de VICIdial al frente, en una ventana propia.`,
  act: { record: 'Grabar', 'not-this-call': 'En esta llamada no', 'start-another': 'Iniciar otra' },
};

const cures =
  'Mantenga su pestaña al frente, en una ventana propia. Un administrador puede poner agent_screen_timer en EventSource en VICIdial (Admin, System Settings), desactivar la directiva IntensiveWakeUpThrottlingEnabled en Chrome y Edge, e incluir el marcador en SleepingTabsBlockedForUrls de Edge.';

export const screenCheck: typeof en.screenCheck = {
  deaf: 'Dejó sin atender un inicio o una detención, en el último día.',
  grown: 'Se ha vuelto mucho más lenta que antes.',
  seeDelay: 'Lo que ayuda está en su demora.',
  cures,
};
