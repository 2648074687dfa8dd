/** The popup: its buttons, its foot, and the practice dialer’s switches. */

export const button = {
  start: 'Start recording',
  stop: 'Stop',
  stopping: 'Stopping…',
  resume: 'Resume',
  startAgain: 'Start again',
  stopAgain: 'Stop again',
  checkNow: 'Check now',
  dispose: 'Dispose the call first',
  stopAllTheSame: 'Stop all the same',
  lengthensLog: 'lengthens its log',
  askThen: 'Ask, then start or stop',
  stopUnasked: 'Stop',
  unasked: 'sent without asking',
  enterPassword: 'Enter password…',
  connect: 'Connect to my dialer…',
  practise: 'Practise',
  nothingRecorded: 'nothing is recorded',
  tryAgain: 'Try once more',
  tryAgainHint: 'one try',
  openSetup: 'Open setup…',
  another: 'Start a second one',
  inSeconds: (seconds: string) => `in ${seconds} s`,
  copy: 'Copy the file name',
  copied: 'Copied',
  change: 'Change',
  close: 'Close',
  dismiss: 'Seen',
  addTag: 'Add a tag',
};

export const foot = {
  now: 'now',
  noAnswerYet: 'no answer yet',
  nothingAsked: 'nothing asked',
  noAgent: 'No agent yet',
  practice: 'practice',
  unencrypted: 'not encrypted',
};

export const practice = {
  takeCall: 'Take a call',
  hangUp: 'Hang up',
  dispose: 'Dispose',
  sleepScreen: 'Put the agent screen to sleep',
  wakeScreen: 'Wake the agent screen',
  menu: 'Practice dialer',
  note: 'A small dialer inside the app. Nothing is recorded.',
  leave: 'Leave practice',
};
