/** Why the dialer's list of agents is not there, and who must change what. */
export const boardList = {
  'no-permission': {
    message: 'This login may not ask who is logged in.',
    advice: (user: string) => `In VICIdial an administrator can allow it: Admin, Users, ${user}: User Level 7 or more, View Reports 1, and logged_in_agents among the API Allowed Functions. Until then only typed agents are shown, each asked by itself.`,
  },
  absent: { message: 'This server has no list of agents.', advice: 'Its /vicidial/non_agent_api.php may be on another web server. Type the agents, or choose a file of them.' },
  unreadable: { message: 'The list of agents could not be read.', advice: 'It is asked for again. Agents that were typed are shown all the same.' },
  unheard: { message: 'The list of agents did not come.', advice: 'It is asked for again. What is shown was heard before.' },
  file: { message: 'The file of agents can’t be read.', advice: 'Choose it anew under “Agents”, a text file with one agent a line.' },
};
