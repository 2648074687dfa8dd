/** La línea de comandos: lo que dice por sí misma. Lo que responde la aplicación lo dice ella, en su idioma. */
import type * as en from '../en/command-line';

export const commandLine: typeof en.commandLine = {
  listed: 'reclight --help muestra los comandos.',
  needsValue: (name) => `${name} necesita un valor.`,
  takesNoValue: (name) => `${name} no lleva valor.`,
  twice: (name) => `${name} aparece dos veces.`,
  unknownSwitch: (name) => `Opción desconocida: ${name}.`,
  unknownCommand: (word) => `Comando desconocido: «${word}».`,
  noFurtherWords: (word) => `«${word}» no lleva más palabras.`,
  needsCommand: (name) => `${name} necesita un comando.`,
  takesNo: (word, name) => `«${word}» no lleva ${name}.`,
  linkAlone: 'Un enlace no lleva nada más.',
  agentNeeds: 'agent necesita un AGENTE.',
  badNewAgent: 'agent: de 1 a 20 letras, cifras, - y _.',
  badAgent: '--agent: solo letras, cifras, - y _.',
  badTag: '--tag: de 1 a 14 letras, cifras, _ o -, sin START, STOP ni las palabras que VICIdial sustituye.',
  badWait: '--wait: de 0 a 300 segundos.',
  badSeconds: (most) => `pause: de 1 a ${most} segundos.`,
  historyTakes: 'history no lleva nada detrás, o: verify.',
  badDay: '--day: una fecha como 2026-11-24.',
  csvOrJson: '--csv o --json, no ambos.',
  setupNeeds: 'setup necesita --server URL --user USUARIO --agent AGENTE --password-stdin.',
  passwordFromInput: 'Se lee de la entrada estándar, en una línea.',
  tooManyWatch: 'Ya hay demasiados watch. Primero termine uno.',
  noStart: 'No se pudo abrir Reclight. ¿Hay una pantalla?',
  noAnswer: 'Reclight no responde. Ciérrelo y ábralo de nuevo.',
  noAnswerToQuit: 'Reclight no responde.',
  help: `Reclight: la luz y el interruptor de grabación para VICIdial

  reclight                  abre, o muestra la ventana del que está abierto
  reclight setup --server URL --user USUARIO --agent AGENTE --password-stdin [--ca ARCHIVO] [--allow-http]
  reclight status           consulta al marcador y dice lo que es cierto
  reclight start [--tag ETIQUETA] [--another] [--wait SEGUNDOS]
  reclight stop [--wait SEGUNDOS]
  reclight toggle [--tag ETIQUETA] [--wait SEGUNDOS]
  reclight pause [SEGUNDOS] [--wait SEGUNDOS]    para la tarjeta: detiene, lo comprueba y cuenta
  reclight resume [--wait SEGUNDOS]              la parte siguiente, probada por otra grabación
  reclight board [--watch]                       cada agente del panel; --watch: una línea de JSON por cambio
  reclight history [--day DÍA] [--csv]           lo pedido y comprobado en un día
  reclight history verify                        ¿está íntegro el historial?
  reclight watch            una línea de JSON ahora y con cada cambio, hasta Ctrl-C
  reclight agent AGENTE     trabaja otro agente: mismo acceso, sin contraseña
  reclight doctor           revisa todo, una línea cada cosa, con consejo
  reclight quit
  reclight --version | --help

Los enlaces de reclight: y el socket detrás de todo esto: docs/automation.md.
A quién puede ver y manejar este equipo, por un archivo de política: docs/policy.md.
Evita errores; no es seguridad.

status, start, stop, toggle, pause y resume aceptan --agent AGENTE: otro agente,
con el acceso de usted, si el panel puede controlarlo.

Todos los comandos aceptan --json: exactamente una línea en la salida estándar, el
estado (doctor, history y board: lo suyo).
start y stop terminan cuando están comprobados o cuando pasa su tiempo;
--wait termina antes y la orden sigue en pie.

Códigos de salida: 0 hecho y comprobado · 1 algo por corregir (doctor) · 2 mal escrito,
                   no se envió nada · 3 rechazado · 4 sin comprobar
                   5 sin conexión, no se envió nada · 6 sin configurar`,
};
