/** What goes wrong beside the history, and what the command line says of it. */
import { plural } from '../plural';

const entries = (n: number): string => plural('en', n, { one: '1 entry', other: `${n} entries` });

export const historyTrouble = {
  'history-not-written': { message: 'The history cannot be written: evidence may be lost.', advice: 'Free some disk space. Starting and stopping works on; Reclight writes what waits as soon as it can.' },
  'history-dropped': (n: number) => ({ message: `${entries(n)} of the history were lost.`, advice: 'The disk took nothing for too long. The history says where they are missing.' }),
  'history-torn': (file: string) => ({ message: 'The last line of the history was torn off, most likely by a crash.', advice: `It was set aside as ${file}. The history goes on.` }),
  'history-damaged': { message: 'The history is not what Reclight wrote.', advice: 'Open it and check it: the finding is kept.' },
  'history-share-gone': { message: 'The shared folder for the history cannot be reached.', advice: 'Nothing is lost: it is copied when the folder is back.' },
  'lookup-refused': { message: 'The dialer does not let this login look up finished files.', advice: 'The history shows no "found" beside recordings. An administrator can allow recording_lookup (user level 7, view reports).' },
};

/** `reclight history`. */
export const historyLines = {
  none: (day: string) => `${day}: no entries`,
  head: (day: string, n: number) => `${day}: ${entries(n)}`,
  broken: (n: number) => plural('en', n, { one: '1 line is no entry', other: `${n} lines are no entries` }),
  agent: (agent: string, calls: number, share: string, gaps: number, pauses: number, long: number, forgotten: number) =>
    `${agent}: ${plural('en', calls, { one: '1 call', other: `${calls} calls` })}, recorded ${share}, ${plural('en', gaps, { one: '1 gap', other: `${gaps} gaps` })}, ${plural('en', pauses, { one: '1 pause', other: `${pauses} pauses` })} (${long} over 90 s, ${forgotten} never resumed)`,
  unknown: 'not known',
  whole: (n: number) => `unbroken: ${entries(n)}`,
  brokenChain: (n: number) => `broken: ${entries(n)} read`,
  copied: (seq: number) => `the shared folder has them up to number ${seq}`,
  at: (file: string, line: number | null) => (line === null ? file : `${file}, line ${line}`),
  times: (n: number) => `${n} in a row`,
  more: (n: number) => `and ${n} more findings`,
  finding: {
    edited: 'edited: a line is not what was written',
    missing: 'missing: entries that were there are gone',
    reordered: 'out of place, or there twice',
    'cut-off': 'cut off: entries at the end are gone',
    'head-missing': 'the note of how far the history goes is gone',
    'head-edited': 'the note of how far the history goes was changed',
    unsealed: 'not sealed, though there was a key: it could have been changed unseen',
    'unknown-key': 'sealed by a key that is not at hand',
    torn: 'torn off at the end',
    unreadable: 'cannot be read',
    'rolled-back': 'the shared folder knows entries that this history has not, or has otherwise',
  },
  cannotExclude: 'This check cannot exclude:',
  blind: {
    'new-chain': 'that somebody who can open your keyring wrote a whole new history',
    'roll-back': 'that the whole folder was put back to an older copy of itself: a shared folder tells only of the entries that it has',
    'not-running': 'what happened while Reclight did not run',
    'careful-edit': 'a careful change, because there was no key to seal with',
  },
};
