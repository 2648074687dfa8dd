/** Lo que llega a la aplicación desde fuera de sus ventanas: otro agente, enlaces, el `watch` de la línea de comandos. */
import type * as en from '../en/outside';

export const agent: typeof en.agent = {
  label: 'Número de agente',
  window: '¿Quién trabaja aquí?',
  lead: (agent) => `Hasta que responda, la luz sigue siendo de ${agent}.`,
  keep: (agent) => `Seguir con ${agent}`,
  change: 'Cambiar',
  'agent-bad': { message: 'Falta el número de agente o tiene caracteres que VICIdial descarta.', advice: 'Solo letras, cifras, - y _.' },
  practice: { message: 'El marcador de práctica tiene un solo agente.', advice: 'Primero salga de la práctica.' },
  'not-set-up': { message: 'Todavía no hay ningún marcador configurado.', advice: 'Abra Reclight y conecte con su marcador, o use: reclight setup' },
};

export const left: typeof en.left = {
  recording: (agent) => ({ message: `Puede que ${agent} siga grabando.`, advice: 'Mire VICIdial.' }),
  wish: (agent) => ({ message: `La detención de ${agent} no está comprobada: puede que siga grabando.`, advice: `Deténgala en VICIdial. Reclight la retoma cuando ${agent} vuelva.` }),
};

export const link: typeof en.link = {
  refused: { message: 'Un enlace quiso iniciar una grabación y fue rechazado.', advice: 'No lleva clave, o no la de los ajustes de este equipo. No se envió nada.' },
  'bad-tag': { message: 'Un enlace quiso iniciar una grabación con una etiqueta que no se puede usar.', advice: 'Use de 1 a 14 letras, cifras, _ o -. No se envió nada.' },
};
