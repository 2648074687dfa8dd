/** What speaks by itself: the sign of a press, alarms, the pill. The lights' own words come from lights.ts. */
import { light } from './lights';

export const sign = {
  startProved: (seconds: string) => `Proved after ${seconds} s`,
  stopProved: (seconds: string) => `Stop proved after ${seconds} s`,
  nothingSent: 'Nothing was sent',
  /** The one line below the word, by how the press ended. */
  why: {
    'already-starting': 'Already under way',
    'already-recording': 'Already: nothing was sent',
    'already-stopping': 'Already under way',
    'stop-not-proved': 'The last stop is not proved',
    'nothing-to-stop': 'Nothing to stop',
    'call-over': 'Dispose the call first',
    'nothing-sent': 'No answer within 5 s',
    'not-logged-in': 'Nothing was sent',
    overtaken: 'Somebody else was quicker',
    blocked: 'Nothing was sent',
    'not-set-up': 'Nothing was sent',
    'bad-tag': 'This tag cannot be used',
    cancelled: 'The start was cancelled',
    'word-not-kept': 'The disk refused the note',
    closing: 'Reclight is quitting',
  },
};

const wakeTab = 'Open or wake the VICIdial tab.';

/** Title and advice of each alarm that has no loud words (press.ts). Titles are short: they are read from two metres. */
export const alarm = {
  told: {
    'stop-unproved': { message: light.unconfirmedStop, advice: `Do not take the card. ${wakeTab}` },
    'stop-unanswered': { message: light.unconfirmedStop, advice: 'The stop was sent, but no answer came. Use the button in VICIdial to be sure.' },
    'start-unproved': { message: light.unconfirmedStart, advice: `The start was sent. ${wakeTab}` },
    'stop-not-sent': { message: 'The stop was not sent', advice: 'No answer within 5 s. It may still be recording: use the button in VICIdial.' },
    'start-not-sent': { message: 'The start was not sent', advice: 'No answer within 5 s. Start again when the dialer answers.' },
    'word-not-kept': { message: 'The start was not sent', advice: 'The disk refused its note. Free some disk space, then start again.' },
    blocked: { message: 'Blocked: nothing was sent', advice: 'The light says why. To stop a recording now, use the button in VICIdial.' },
  },
  /** What became of it, while nobody looked. */
  since: {
    'stop-proved': (time: string) => `Since then: not recording, proved at ${time}`,
    'not-recording': (time: string) => `Since then: not recording, seen at ${time}`,
    recording: (time: string) => `Since then: recording, proved at ${time}`,
    answered: (time: string) => `Since then: the dialer answers, at ${time}`,
  },
  act: { stop: 'Stop', 'stop-again': 'Stop again', 'start-again': 'Start again', check: 'Check now', setup: 'Open setup…', seen: 'Seen' },
  more: (count: number) => `and ${count} more`,
};

export const pill = {
  notRecorded: 'In call, not recorded',
  wasRecording: (age: string) => `recording ${age} ago`,
  wasNotRecording: (age: string) => `not recording ${age} ago`,
  move: 'Move the pill',
  moving: 'Drag, or use the arrow keys',
  done: 'Done',
};
