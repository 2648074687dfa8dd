/** What reaches the app from outside its windows: another agent, links, the command line's `watch`. */

/** The row in the popup's foot, and the small window that asks at sign-in and unlock. */
export const agent = {
  label: 'Agent number',
  window: 'Who sits here?',
  lead: (agent: string) => `Until you answer, the light stays on for ${agent}.`,
  keep: (agent: string) => `Stay ${agent}`,
  change: 'Change',
  'agent-bad': { message: 'The agent number is missing or has characters that VICIdial drops.', advice: 'Letters, digits, - and _ only.' },
  practice: { message: 'The practice dialer has one agent only.', advice: 'Leave practice first.' },
  'not-set-up': { message: 'No dialer is set up yet.', advice: 'Open Reclight and connect to your dialer, or use: reclight setup' },
};

/** The desk went on to another agent. */
export const left = {
  recording: (agent: string) => ({ message: `${agent} may still be recording.`, advice: 'Look at VICIdial.' }),
  wish: (agent: string) => ({ message: `The stop for ${agent} is not proved: it may still be recording.`, advice: `Stop it in VICIdial. Reclight goes on with it when ${agent} is back.` }),
};

/** Links; what a stranger’s page may learn of it is nothing. */
export const link = {
  refused: { message: 'A link wanted to start a recording and was refused.', advice: 'It carries no key, or not the one of this desk’s settings. Nothing was sent.' },
  'bad-tag': { message: 'A link wanted to start a recording with a tag that cannot be used.', advice: 'Use 1 to 14 letters, digits, _ or -. Nothing was sent.' },
};
