/** Why a call brought no answer about recording. Each kind has a sentence and an advice in assets/words. */

/** A refusal that only a person can mend: one of these stops all calls. */
export const refusalKinds = [
  'wrong-login',
  'locked-out',
  'api-access-off',
  'no-permission',
  'api-off',
  'address-blocked',
  'no-active-server',
  'not-allowed',
  'bad-source',
  'unknown-agent',
  'too-old',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** No usable answer: asked again by itself. */
export const outageKinds = ['not-vicidial', 'unreachable', 'timeout', 'tls', 'http', 'unreadable'] as const;
export type OutageKind = (typeof outageKinds)[number];

export type FailureKind = RefusalKind | OutageKind | 'not-logged-in';
