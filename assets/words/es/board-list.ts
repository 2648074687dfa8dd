/** Por qué falta la lista de agentes del marcador, y quién debe cambiar qué. */
import type * as en from '../en/board-list';

export const boardList: typeof en.boardList = {
  'no-permission': {
    message: 'Este usuario no puede preguntar quién está conectado.',
    advice: (user) => `En VICIdial un administrador puede permitirlo: Admin, Users, ${user}: User Level 7 o más, View Reports 1, y logged_in_agents entre las API Allowed Functions. Hasta entonces solo se muestran los agentes escritos, preguntados uno por uno.`,
  },
  absent: { message: 'Este servidor no tiene lista de agentes.', advice: 'Su /vicidial/non_agent_api.php puede estar en otro servidor web. Escriba los agentes o elija un archivo con ellos.' },
  unreadable: { message: 'No se ha podido leer la lista de agentes.', advice: 'Se vuelve a pedir. Los agentes escritos se muestran igualmente.' },
  unheard: { message: 'La lista de agentes no ha llegado.', advice: 'Se vuelve a pedir. Lo que se muestra se supo antes.' },
  file: { message: 'No se puede leer el archivo de agentes.', advice: 'Elíjalo de nuevo en «Agentes», un archivo de texto con un agente por línea.' },
};
