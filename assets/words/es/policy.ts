/** La política del equipo: qué fija y qué tiene mal (docs/policy.md). */
import type * as en from '../en/policy';
import { plural } from '../plural';

export const policy: typeof en.policy = {
  held: 'Fijado por política',
  says: 'Según la política',
  nothingAsked: 'No se pregunta ni se envía nada',
  heldCount: (count) => plural('es', count, { one: '1 ajuste está fijado por la política de su empresa', other: `${count} ajustes están fijados por la política de su empresa` }),
  everybody: 'Todos',
  agents: (count) => (count === 0 ? 'Ninguno' : plural('es', count, { one: '1 agente', other: `${count} agentes` })),
  onlyOwn: 'Solo el suyo',
  refused: { message: 'Este ajuste está fijado por la política de este equipo.', advice: 'Pida a su administrador que lo cambie.' },
  notAllowed: { message: 'La política de este equipo no se puede usar; por eso aquí solo se puede manejar el agente de este puesto.', advice: 'Pregunte a su administrador: reclight doctor dice la línea.' },
  trouble: (path, fault) => ({ message: `La política de este equipo no se puede usar: ${fault}.`, advice: `Hasta que se corrija, solo se puede ver y manejar el agente de este puesto. Está en ${path}` }),
  inLine: (line, fault) => `línea ${line}, ${fault}`,
  fault: {
    unreadable: () => 'no se puede leer',
    'too-large': () => 'ocupa más de 1 MB',
    'not-utf8': () => 'no es texto en UTF-8',
    'not-json': () => 'desde ahí no es JSON',
    'not-an-object': () => 'debe empezar con {',
    newer: () => 'es de un Reclight más nuevo',
    'no-version': () => 'falta «version»',
    'unknown-key': (key) => `«${key}» no se conoce`,
    twice: (key) => `«${key}» está dos veces`,
    missing: (key) => `falta «${key}»`,
    'bad-value': (key) => `«${key}» tiene un valor que no puede tener`,
  },
  none: 'ninguna: se permite cualquier agente',
  holds: (parts, path) => `fija: ${parts} (${path})`,
  holdsNothing: 'nada',
  calls: (count) => plural('es', count, { one: '1 llamada por minuto', other: `${count} llamadas por minuto` }),
  broken: (path, fault) => ({ message: `No se puede usar: ${path}: ${fault}.`, advice: 'Hasta que se corrija, solo se puede ver y manejar el agente de este puesto. docs/policy.md tiene un ejemplo.' }),
  ownForbidden: (agent, path) => ({ message: `El agente ${agent} de este puesto no está en la lista de ${path}.`, advice: 'Haga que lo agreguen ahí, o configure otro agente.' }),
};
