/** The wording of api.php. Only the shape is the same in every language. */
import type { Language, ServerTraits } from './world';

export type Phrase =
  'active' | 'notRecording' | 'stereoActive' | 'notStereo' | 'sent' | 'stopError' | 'notValid' | 'notLoggedIn' | 'noUserFound' | 'noPermission' | 'badSource';

const PHRASES: Record<Language, Record<Phrase, string>> = {
  en: {
    active: 'NOTICE: recording active',
    notRecording: 'NOTICE: not recording',
    stereoActive: 'NOTICE: stereo_recording active',
    notStereo: 'NOTICE: not stereo_recording',
    sent: 'SUCCESS: recording function sent',
    stopError: 'ERROR: stop recording error',
    notValid: 'ERROR: recording not valid',
    notLoggedIn: 'ERROR: agent_user is not logged in',
    noUserFound: 'ERROR: no user found',
    noPermission: 'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION',
    badSource: 'ERROR: Invalid Source',
  },
  // The first, third and sixth were recorded; the others are in their manner.
  es: {
    active: 'AVISO: grabacion activa',
    notRecording: 'AVISO: sin grabacion',
    stereoActive: 'AVISO: stereo_recording activa',
    notStereo: 'AVISO: sin stereo_recording',
    sent: 'EXITO: funcion de grabacion enviada',
    stopError: 'ERROR: error al detener la grabacion',
    notValid: 'ERROR: grabacion no valida',
    notLoggedIn: 'ERROR: agent_user no ha iniciado sesion',
    noUserFound: 'ERROR: usuario no encontrado',
    noPermission: 'ERROR: el usuario no tiene permiso para usar esta funcion',
    badSource: 'ERROR: origen no valido',
  },
};

export const API_NOT_ACTIVE = 'ERROR: System API NOT ACTIVE\n';

/** One answer line: words, a hyphen, fields parted by bars. */
export function line(language: Language, phrase: Phrase, fields: readonly string[]): string {
  return `${PHRASES[language][phrase]} - ${fields.join('|')}\n`;
}

/** The page that `format=debug` wraps around the queries and the answer. */
export function debugPage(traits: ServerTraits, user: string, inner: string): string {
  return [
    '<html>',
    '<head>',
    `<!-- VERSION: ${traits.version}     BUILD: ${traits.build}    USER: ${user}`,
    '<title>VICIDiaL Agent API</title>',
    '</head>',
    '<BODY BGCOLOR=white marginheight=0 marginwidth=0 leftmargin=0 topmargin=0>',
    inner,
    '<!-- script runtime: 0 seconds -->',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The two look-ups that a debug answer shows before its line. */
export function debugQueries(agent: string): string {
  return (
    `select count(*) from vicidial_live_agents where user='${agent}';\n` +
    `select external_recording,server_ip,conf_exten,status from vicidial_live_agents where user='${agent}';\n`
  );
}
