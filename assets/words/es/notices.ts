/** Lo que habla por sí mismo: la señal de una orden, las alarmas, la píldora. Las palabras de las luces vienen de lights.ts. */
import type * as en from '../en/notices';
import { light } from './lights';

export const sign: typeof en.sign = {
  startProved: (seconds) => `Comprobado en ${seconds} s`,
  stopProved: (seconds) => `Detención comprobada: ${seconds} s`,
  nothingSent: 'No se envió nada',
  why: {
    'already-starting': 'Ya está en marcha',
    'already-recording': 'Ya graba: no se envió nada',
    'already-stopping': 'Ya está en marcha',
    'stop-not-proved': 'Falta probar la detención',
    'nothing-to-stop': 'Nada que detener',
    'call-over': 'Primero tipifique la llamada',
    'nothing-sent': 'Sin respuesta en 5 s',
    'not-logged-in': 'No se envió nada',
    overtaken: 'Otra persona se adelantó',
    blocked: 'No se envió nada',
    'not-set-up': 'No se envió nada',
    'bad-tag': 'Etiqueta no válida',
    cancelled: 'El inicio se canceló',
    'word-not-kept': 'El disco rechazó la nota',
    closing: 'Reclight se está cerrando',
  },
};

const wakeTab = 'Abra o despierte la pestaña de VICIdial.';

export const alarm: typeof en.alarm = {
  told: {
    'stop-unproved': { message: light.unconfirmedStop, advice: `No pida la tarjeta. ${wakeTab}` },
    'stop-unanswered': { message: light.unconfirmedStop, advice: 'La detención se envió, pero no llegó respuesta. Para estar seguro, use el botón de VICIdial.' },
    'start-unproved': { message: light.unconfirmedStart, advice: `El inicio se envió. ${wakeTab}` },
    'stop-not-sent': { message: 'La detención no se envió', advice: 'Sin respuesta en 5 s. Puede que siga grabando: use el botón de VICIdial.' },
    'start-not-sent': { message: 'El inicio no se envió', advice: 'Sin respuesta en 5 s. Inicie de nuevo cuando el marcador responda.' },
    'word-not-kept': { message: 'El inicio no se envió', advice: 'El disco rechazó su nota. Libere espacio e inicie de nuevo.' },
    blocked: { message: 'Bloqueado: no se envió nada', advice: 'La luz dice por qué. Para detener una grabación ahora, use el botón de VICIdial.' },
  },
  since: {
    'stop-proved': (time) => `Desde entonces: no graba, comprobado a las ${time}`,
    'not-recording': (time) => `Desde entonces: no graba, visto a las ${time}`,
    recording: (time) => `Desde entonces: grabando, comprobado a las ${time}`,
    answered: (time) => `Desde entonces: el marcador responde, a las ${time}`,
  },
  act: { stop: 'Detener', 'stop-again': 'Detener de nuevo', 'start-again': 'Iniciar de nuevo', check: 'Consultar ahora', setup: 'Abrir conexión…', seen: 'Visto' },
  more: (count) => `y ${count} más`,
};

export const pill: typeof en.pill = {
  notRecorded: 'En llamada, sin grabar',
  wasRecording: (age) => `grababa hace ${age}`,
  wasNotRecording: (age) => `no grababa hace ${age}`,
  move: 'Mover la píldora',
  moving: 'Arrastre o use las flechas',
  done: 'Listo',
};
