/**
 * Todas las frases que lee una persona, en español, archivo por archivo como en inglés: neutro, de usted, corto.
 * Una entrada que falta o que sobra no compila.
 */
import type { Exactly, Words } from '../en';
import * as board from './board';
import * as boardList from './board-list';
import * as check from './check';
import * as commandLine from './command-line';
import * as failures from './failures';
import * as guard from './guard';
import * as history from './history';
import * as historyCheck from './history-check';
import * as leads from './leads';
import * as lights from './lights';
import * as notices from './notices';
import * as outside from './outside';
import * as pause from './pause';
import * as policy from './policy';
import * as popup from './popup';
import * as press from './press';
import * as settings from './settings';
import * as setup from './setup';
import * as system from './system';
import * as tray from './tray';

const whole = {
  locale: 'es',
  app: {
    name: 'Reclight',
    practice: 'PRÁCTICA',
    development: 'Versión de desarrollo, no para agentes',
  } satisfies Words['app'],
  ...lights,
  ...historyCheck,
  ...outside,
  ...pause,
  ...popup,
  ...setup,
  ...settings,
  ...tray,
  ...press,
  ...failures,
  ...system,
  ...check,
  ...commandLine,
  ...notices,
  ...guard,
  ...history,
  ...board,
  ...boardList,
  ...policy,
  ...leads,
};

export const es: Exactly<typeof whole> = whole;
