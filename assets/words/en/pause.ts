import { light } from './lights';

/** The card pause: its buttons, its words at each phase, what it covers, and how its presses end. Never "safe": "Paused: not recording". */

export const pause = {
  forCard: 'Pause for card',
  resume: 'Resume',
  extend: '+30 s',
  stayPaused: 'Stay paused',
  stayStopped: 'End the pause, stay stopped',
  /** Beside "+30 s" once it asks. */
  hint: 'stay paused',
  /** At the time's end, and while the next part is asked for. */
  question: 'Resume?',
  resuming: 'Resuming…',
  until: (time: string) => `${time} left`,
  keys: (one: string, other: string) => `${one} or ${other}`,
  line: {
    leftThenAsks: 'left, then it asks',
    leftThenResumes: 'left, then it resumes',
    notRecordingPaused: 'Not recording, paused',
    notUntil: 'Not recorded until it says Recording',
    resumeSent: (usual: string, now: string) => `Resume was sent; usually ${usual} s, now ${now} s`,
    resumeSentNow: (now: string) => `Resume was sent, not acted on for ${now} s`,
    part: (number: number) => `part ${number}`,
    asked: 'Pause asked',
    resumeAsked: 'Resume asked',
  },
  fact: { covers: 'Covers', gap: 'Gap', stillRuns: 'Still runs' },
  value: {
    own: 'VICIdial’s own recording only',
    stereo: 'a stereo recording',
    gap: (seconds: string) => `${seconds} s, proved at both ends`,
    stillNot: (age: string) => `not recording, asked ${age} ago`,
    found: 'left open by an earlier run',
  },
  /** On the command line and in signs. */
  outcome: {
    'nothing-to-pause': { message: 'Nothing is being recorded: nothing to pause.', advice: 'Nothing was sent.' },
    'nothing-to-resume': { message: 'There is no pause to resume.', advice: 'Nothing was sent.' },
    'already-paused': { message: 'A pause is open already.', advice: 'Resume it, or add 30 s in the popup.' },
    'stayed-stopped': { message: 'The pause is over. It stays stopped.', advice: 'Nothing was sent.' },
    'pause-too-long': (most: string) => ({ message: `A pause may last ${most} s at most.`, advice: 'The settings can allow more. Nothing was sent.' }),
  },
  sign: {
    'nothing-to-pause': 'Nothing to pause',
    'nothing-to-resume': 'Nothing to resume',
    'already-paused': 'A pause is open already',
    'stayed-stopped': 'The pause is over',
  },
  /** A resume that is not proved; the light says it by its own name. */
  resumeUnproved: { message: light.unconfirmedStart, advice: 'Resume was sent. Open or wake the VICIdial tab.' },
  told: {
    'resume-due': (time: string) => ({ message: 'Resume?', advice: `Not recording, paused ${time}.` }),
    'recording-in-pause': { message: 'A recording began during the pause', advice: 'Do not take the card. Pause again, or look at VICIdial.' },
    'pause-found': (time: string) => ({ message: 'Resume?', advice: `Reclight ended during a pause of ${time}. Nothing is recorded.` }),
    'pause-found-over': { message: 'A pause was never resumed', advice: 'Reclight ended during it, and its call is over now.' },
    'pause-found-unproved': { message: 'It may still be recording', advice: 'Reclight ended before the stop of a pause was proved. Do not take the card: look at VICIdial.' },
    'pause-found-recording': { message: 'It records, though a pause was open', advice: 'Reclight ended during the pause. Do not take the card before you have paused again.' },
    'stereo-in-pause': { message: 'A stereo recording runs during the pause', advice: 'Do not take the card: Reclight cannot stop it. Stop it in VICIdial.' },
  },
  left: (agent: string) => ({ message: `${agent} was left during a pause.`, advice: `Nothing is recorded. Reclight offers to resume when ${agent} is back.` }),
  quit: { question: 'A pause is open. Quit?', detail: 'Nothing is recorded until somebody resumes. Reclight asks at its next start.' },
  /** The alarm of the light itself, in the popup. */
  seen: 'I have seen it',
  alarmOff: 'alarm off',
  act: { resume: 'Resume', extend: '+30 s', 'stay-stopped': 'Stay stopped', pause: 'Pause again' },
  pill: { paused: 'Paused', question: 'Resume?', since: (time: string) => `paused ${time}` },
  trouble: { broken: (file: string) => ({ message: 'The note of an open pause could not be read.', advice: `It was kept as ${file}. If a pause was open, resume by hand.` }) },
};
