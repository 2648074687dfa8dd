/** La ventana pequeña: sus botones, su pie y los mandos del marcador de práctica. */
import type * as en from '../en/popup';

export const button: typeof en.button = {
  start: 'Iniciar grabación',
  stop: 'Detener',
  stopping: 'Deteniendo…',
  resume: 'Reanudar',
  startAgain: 'Iniciar de nuevo',
  stopAgain: 'Detener de nuevo',
  checkNow: 'Consultar ahora',
  dispose: 'Tipifique primero la llamada',
  stopAllTheSame: 'Detener de todos modos',
  lengthensLog: 'alarga su registro',
  askThen: 'Consultar e iniciar o detener',
  stopUnasked: 'Detener',
  unasked: 'sin consultar antes',
  enterPassword: 'Escribir la contraseña…',
  connect: 'Conectar con mi marcador…',
  practise: 'Practicar',
  nothingRecorded: 'no se graba nada',
  tryAgain: 'Intentar una vez más',
  tryAgainHint: 'un intento',
  openSetup: 'Abrir la conexión…',
  another: 'Iniciar una segunda',
  inSeconds: (seconds) => `en ${seconds} s`,
  copy: 'Copiar el nombre del archivo',
  copied: 'Copiado',
  change: 'Cambiar',
  close: 'Cerrar',
  dismiss: 'Visto',
  addTag: 'Agregar una etiqueta',
};

export const foot: typeof en.foot = {
  now: 'ahora',
  noAnswerYet: 'aún nada',
  nothingAsked: 'nada consultado',
  noAgent: 'Sin agente',
  practice: 'práctica',
  unencrypted: 'sin cifrar',
};

export const practice: typeof en.practice = {
  takeCall: 'Tomar una llamada',
  hangUp: 'Colgar',
  dispose: 'Tipificar',
  sleepScreen: 'Dormir la pantalla del agente',
  wakeScreen: 'Despertar la pantalla del agente',
  menu: 'Marcador de práctica',
  note: 'Un pequeño marcador dentro de la aplicación. No se graba nada.',
  leave: 'Salir de la práctica',
};
