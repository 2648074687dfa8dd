/** The tray’s menu, and the question at its end. */

export const menu = {
  start: 'Start recording',
  stop: 'Stop recording',
  startAnother: 'Start a second recording',
  check: 'Ask the dialer now',
  show: 'Show Reclight',
  setup: 'Connect to my dialer…',
  settings: 'Settings…',
  practise: 'Practise',
  copyFilename: 'Copy the file name',
  tag: 'Tag',
  quit: 'Quit Reclight',
  agent: (agent: string) => `Agent ${agent}`,
  version: (version: string) => `Version ${version}`,
};

export const quit = {
  question: 'Recording goes on without a light. Quit?',
  detail: 'Quitting Reclight does not stop the recording.',
  openWord: 'A start or stop is not proved yet. Quit?',
  openWordDetail: 'Reclight goes on with it at its next start.',
  board: (agents: number) => `On the board ${agents === 1 ? 'a word or pause is' : `words or pauses of ${agents} agents are`} open. Quit?`,
  boardDetail: 'Reclight goes on with them at its next start.',
  quit: 'Quit',
  stay: 'Stay',
};
