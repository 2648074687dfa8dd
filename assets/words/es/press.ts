/** Cómo acabó una orden y qué se dice en voz alta. */
import type * as en from '../en/press';

export const outcome: typeof en.outcome = {
  'already-starting': { message: 'Ya hay un inicio en marcha.', advice: 'Espere su prueba o deténgalo.' },
  'already-recording': { message: 'La llamada ya se está grabando.', advice: 'Si necesita una segunda grabación, iníciela a propósito.' },
  'already-stopping': { message: 'Ya hay una detención en marcha.', advice: 'Espere su prueba. No pida la tarjeta todavía.' },
  'stop-not-proved': { message: 'La última detención aún no está comprobada.', advice: 'Iniciar ahora podría ocultar una grabación en curso. Primero detenga de nuevo.' },
  'nothing-to-stop': { message: 'No se está grabando nada.', advice: 'No se envió nada.' },
  'call-over': { message: 'La llamada terminó.', advice: 'Primero tipifique la llamada en VICIdial.' },
  'nothing-sent': { message: 'Sin respuesta en 5 s: no se envió nada.', advice: 'Presione de nuevo cuando el marcador responda, o use el botón de VICIdial.' },
  'stop-unproved': { message: 'La detención se envió, pero la pantalla del agente no actuó. Puede que siga grabando.', advice: 'No pida la tarjeta. Abra o despierte la pestaña de VICIdial y detenga de nuevo.' },
  'start-unproved': { message: 'El inicio se envió, pero no hay prueba de que grabe.', advice: 'Abra o despierte la pestaña de VICIdial e inicie de nuevo.' },
  'stop-unanswered': { message: 'La detención se envió, pero no llegó respuesta.', advice: 'Puede que siga grabando. Para estar seguro, use el botón de VICIdial.' },
  overtaken: { message: 'Mientras tanto, otra persona inició o detuvo.', advice: 'Mire la luz: muestra lo que es cierto ahora.' },
  blocked: { message: 'Bloqueado: no se envió nada.', advice: 'La luz dice por qué y qué corregir. Para detener una grabación ahora, use el botón de VICIdial.' },
  'not-set-up': { message: 'Todavía no hay ningún marcador configurado.', advice: 'Abra Reclight y conecte con su marcador, o use: reclight setup' },
  'bad-tag': { message: 'Esta etiqueta no se puede usar.', advice: 'Use de 1 a 14 letras, cifras, _ o -, sin las palabras START y STOP ni las que VICIdial sustituye.' },
  cancelled: { message: 'El inicio se canceló.', advice: 'No se grabó nada.' },
  'word-not-kept': { message: 'El disco rechazó la nota de esta orden: no se envió nada.', advice: 'Libere espacio en el disco y presione de nuevo. Para detener ahora, use el botón de VICIdial.' },
  closing: { message: 'Reclight se está cerrando.', advice: 'Ábralo de nuevo.' },
};

export const loud: typeof en.loud = {
  'probe-stopped-another': { message: 'Había empezado otra grabación. También se le ordenó detenerse.', advice: 'Puede que la haya iniciado otra persona: mire VICIdial.' },
  'one-more-recording': { message: 'Hay más de una grabación en curso en esta llamada.', advice: 'Una sola detención termina todas.' },
  'stop-alarm': { message: 'La grabación volvió tres veces después de detenerla.', advice: 'No pida la tarjeta. Deténgala en VICIdial.' },
  cancelled: { message: 'El inicio se canceló.', advice: 'No empezó ninguna grabación.' },
  overtaken: { message: 'Después de la detención empezó una grabación nueva.', advice: 'Mire la luz.' },
  'stop-while-blocked': { message: 'La detención no se pudo comprobar: ya no se puede preguntar al marcador.', advice: 'Puede que siga grabando. Deténgala en VICIdial.' },
  'stop-logged-out': { message: 'La sesión del agente se cerró antes de comprobar la detención.', advice: 'Si la llamada sigue en otro lugar, mire VICIdial.' },
};
