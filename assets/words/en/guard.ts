/** What the guard says: a calm notice with its act, once. And the cures that `doctor` names for a slow agent screen. */

/** `40 s`, from two minutes on `2:00`. */
type Length = string;

export const guard = {
  unrecorded: (length: Length) => `In call for ${length}, not recorded`,
  /** The call's begin was not seen. */
  unrecordedSince: (length: Length) => `In call, ${length} not recorded`,
  where: (agent: string, server: string | null) => (server === null ? `Agent ${agent}` : `${agent} on ${server}`),
  outlives: { message: 'Recording after its call', advice: 'The call was disposed, but VICIdial still shows its recording. It may run into the next call.' },
  pause: (length: Length) => `Paused for ${length}`,
  pauseAdvice: 'Nothing is recorded until you resume.',
  limit: (minutes: number) => `Recording for ${minutes} minutes`,
  limitAdvice: (most: number) => `VICIdial ends it at ${most}.`,
  limitPast: (most: number) => `VICIdial ends one at ${most}: it may have stopped.`,
  screen: 'The agent screen acts slowly',
  screenAdvice: (seconds: string) => `Usually ${seconds} s now. Keep the VICIdial tab in front, in a window of its own.`,
  act: { record: 'Record', 'not-this-call': 'Not this call', 'start-another': 'Start a second one' },
};

/** Names as in VICIdial's and the browsers' own pages, so that an administrator finds them. */
const cures =
  'Keep its tab in front, in a window of its own. An administrator can set agent_screen_timer to EventSource in VICIdial (Admin, System Settings), disable the policy IntensiveWakeUpThrottlingEnabled in Chrome and Edge, and list the dialer in Edge’s SleepingTabsBlockedForUrls.';

export const screenCheck = {
  deaf: 'It let a start or stop lie, within the last day.',
  grown: 'It has become much slower than it was.',
  seeDelay: 'What helps stands at its delay.',
  cures,
};
