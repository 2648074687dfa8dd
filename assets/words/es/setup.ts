/** El primer inicio, el formulario que conecta con un marcador y lo que dice de un dato incorrecto. */
import type * as en from '../en/setup';

export const welcome: typeof en.welcome = {
  window: 'Bienvenida',
  title: 'Sepa si la llamada de verdad se graba',
  lead: 'Reclight vive en la bandeja, inicia y detiene la grabación con una tecla y muestra solo lo que el marcador ha comprobado.',
  practise: 'Practicar',
  practiseText: 'Un pequeño marcador dentro de la aplicación. No se graba nada y nada sale de este equipo.',
  practiseButton: 'Practicar ahora',
  connect: 'Conectar con mi marcador',
  connectText: 'Necesita su dirección, un usuario de API con contraseña y su número de agente.',
  connectButton: 'Conectar…',
  connectKey: 'C',
  language: 'Idioma',
  foot: 'Puede cambiar en cualquier momento, desde la bandeja.',
};

export const setup: typeof en.setup = {
  window: 'Conectar con mi marcador',
  server: 'Marcador',
  serverHint: 'https://marcador.example',
  user: 'Usuario de API',
  password: 'Contraseña',
  passwordKept: 'ya guardada',
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
  agent: 'Su número de agente',
  allowHttp: 'Usarlo sin cifrado',
  allowHttpText: 'Cualquiera en la red puede leer la contraseña.',
  back: 'Volver',
  memoryOnly: 'No se encontró un depósito de claves. La contraseña se conserva hasta que Reclight se cierre; después se pide otra vez.',
};

export const form: typeof en.form = {
  'server-empty': { message: 'Falta la dirección del marcador.', advice: 'Por ejemplo https://marcador.example' },
  'server-bad': { message: 'Esto no es una dirección.', advice: 'Por ejemplo https://marcador.example' },
  'server-scheme': { message: 'La dirección debe empezar con https://', advice: 'Por ejemplo https://marcador.example' },
  'server-path': { message: 'Aquí va solo el servidor, sin ruta.', advice: 'Por ejemplo https://marcador.example' },
  'server-login': { message: 'En la dirección no van ni usuario ni contraseña.', advice: 'Escríbalos en sus propios campos.' },
  'server-http': { message: 'Esta dirección no está cifrada: cualquiera en la red podría leer la contraseña.', advice: 'Use https://, o acepte «sin cifrado».' },
  'user-bad': { message: 'Falta el usuario de API o tiene caracteres que VICIdial descarta.', advice: 'Solo letras, cifras, - y _.' },
  'password-empty': { message: 'Falta la contraseña.', advice: 'Escriba la contraseña del usuario de API.' },
  'password-dropped': { message: 'VICIdial descarta algunos caracteres de esta contraseña, así que nunca coincidirá.', advice: 'Solo conserva letras, cifras y - _ . + / =. Pida otra a su administrador.' },
  'agent-bad': { message: 'Falta el número de agente o tiene caracteres que VICIdial descarta.', advice: 'Solo letras, cifras, - y _.' },
  'bad-value': { message: 'Este valor no se puede usar.', advice: 'El anterior se queda.' },
  'not-a-form': { message: 'Esto no se pudo entender.', advice: 'No se hizo nada.' },
};
