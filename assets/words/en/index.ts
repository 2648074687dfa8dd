/**
 * Every sentence a person reads, in English, a file for each surface: tray, popup, notices and command line say the same
 * word for the same thing. Another language is another object of this type, so a missing entry does not compile.
 */
import * as board from './board';
import * as boardList from './board-list';
import * as check from './check';
import * as commandLine from './command-line';
import * as failures from './failures';
import * as guard from './guard';
import * as historyCheck from './history-check';
import * as history from './history';
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

export const en = {
  /** For plurals, numbers and times: what Intl calls this language. */
  locale: 'en',
  app: {
    name: 'Reclight',
    practice: 'PRACTICE',
    development: 'Development build, not for agents',
  },
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

export type Words = typeof en;

/** The dictionary of another language: what is missing, or too much, does not compile. */
export type Exactly<T> = Exclude<keyof T, keyof Words> extends never ? Words : never;
