/** `reclight --help`. */
export const help = `Reclight: the recording light and switch for VICIdial

  reclight                  start, or show the popup of the running one
  reclight setup --server URL --user USER --agent AGENT --password-stdin [--ca FILE] [--allow-http]
  reclight status           ask the dialer and say what is true
  reclight start [--tag TAG] [--another] [--wait SECONDS]
  reclight stop [--wait SECONDS]
  reclight toggle [--tag TAG] [--wait SECONDS]
  reclight watch            a line of JSON now and for each change, until Ctrl-C
  reclight agent AGENT      another agent sits here: the same login, no password
  reclight doctor           check everything, one line each, with advice
  reclight quit
  reclight --version | --help

Links of the scheme reclight: and the socket behind all this: docs/automation.md.

Every command takes --json: exactly one line on standard output, the snapshot
(doctor: its report).
start and stop return when they are proved, or when the time for it is up; --wait
returns earlier and keeps the wish.

Exit codes: 0 done and proved · 1 something to mend (doctor) · 2 usage, nothing sent
            3 refused · 4 not proved · 5 offline, nothing sent · 6 not set up`;
