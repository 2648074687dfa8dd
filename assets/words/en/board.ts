/** The team lead's board: its window, its rows, and what its command says. */
export const board = {
  window: 'Board',
  menu: 'Board…',
  chooseFile: 'Choose a list of agents',
  textFiles: 'Text files',
  refused: {
    'not-typed': { message: 'The number does not fit.', advice: 'Type how many agents are to be stopped.' },
    'board-busy': { message: 'The board is still at work for others.', advice: 'Wait for it, or cancel it first.' },
    'no-floor': { message: 'No dialer is open.', advice: 'Set it up first.' },
    'no-agents': { message: 'No agent was named.', advice: 'Type their names, one a line.' },
    'file-unread': { message: 'The file could not be read.', advice: 'Choose a text file with one agent a line.' },
  },
};
