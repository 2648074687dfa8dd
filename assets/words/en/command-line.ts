/** The command line: what it says by itself. What the running app answers is said by the app, in its own language. */

export const commandLine = {
  listed: 'reclight --help lists the commands.',
  needsValue: (name: string) => `${name} needs a value.`,
  takesNoValue: (name: string) => `${name} takes no value.`,
  twice: (name: string) => `${name} was given twice.`,
  unknownSwitch: (name: string) => `Unknown switch ${name}.`,
  unknownCommand: (word: string) => `Unknown command "${word}".`,
  noFurtherWords: (word: string) => `"${word}" takes no further words.`,
  needsCommand: (name: string) => `${name} needs a command.`,
  takesNo: (word: string, name: string) => `"${word}" takes no ${name}.`,
  linkAlone: 'A link takes nothing beside it.',
  agentNeeds: 'agent needs one AGENT.',
  badNewAgent: 'agent: 1 to 20 letters, digits, - and _.',
  badAgent: '--agent: letters, digits, - and _ only.',
  badTag: '--tag: 1 to 14 letters, digits, _ or -, without START, STOP and the words VICIdial replaces.',
  badWait: '--wait: 0 to 300 seconds.',
  badSeconds: (most: string) => `pause: 1 to ${most} seconds.`,
  historyTakes: 'history takes nothing behind it, or: verify.',
  badDay: '--day: a date as 2026-11-24.',
  csvOrJson: '--csv or --json, not both.',
  setupNeeds: 'setup needs --server URL --user USER --agent AGENT --password-stdin.',
  passwordFromInput: 'It is read from standard input, one line.',
  tooManyWatch: 'Too many watch already. End one of them first.',
  noStart: 'Reclight could not be started. Is there a display?',
  noAnswer: 'Reclight does not answer. Quit it and start it again.',
  noAnswerToQuit: 'Reclight does not answer.',
  help: `Reclight: the recording light and switch for VICIdial

  reclight                  start, or show the popup of the running one
  reclight setup --server URL --user USER --agent AGENT --password-stdin [--ca FILE] [--allow-http]
  reclight status           ask the dialer and say what is true
  reclight start [--tag TAG] [--another] [--wait SECONDS]
  reclight stop [--wait SECONDS]
  reclight toggle [--tag TAG] [--wait SECONDS]
  reclight pause [SECONDS] [--wait SECONDS]      for a card: stops, proves it, counts down
  reclight resume [--wait SECONDS]               the next part, proved by a new recording
  reclight board [--watch]                       every agent of the team lead's board; --watch: a line of JSON
  reclight history [--day DAY] [--csv]           what was asked and proved on a day
  reclight history verify                        is the chain of the history unbroken?
  reclight watch            a line of JSON now and for each change, until Ctrl-C
  reclight agent AGENT      another agent sits here: the same login, no password
  reclight doctor           check everything, one line each, with advice
  reclight quit
  reclight --version | --help

Links of the scheme reclight: and the socket behind all this: docs/automation.md.
Whom this computer may see and switch, by a policy file: docs/policy.md. It is a
guard-rail, not security.

status, start, stop, toggle, pause and resume take --agent AGENT: another agent,
with your own login, if the board may switch him.

Every command takes --json: exactly one line on standard output, the snapshot
(doctor, history and board: their own).
start and stop return when they are proved, or when the time for it is up; --wait
returns earlier and keeps the wish.

Exit codes: 0 done and proved · 1 something to mend (doctor) · 2 usage, nothing sent
            3 refused · 4 not proved · 5 offline, nothing sent · 6 not set up`,
};
