/** How a press ended, and what is said aloud. Kinds are stable; sentences are for people. */

/** What a press is told when it is not simply carried out. Kinds are stable; sentences are for people. */
export const outcome = {
  'already-starting': { message: 'A start is already under way.', advice: 'Wait for its proof, or stop it.' },
  'already-recording': { message: 'The call is already being recorded.', advice: 'Start a second recording on purpose if you need one.' },
  'already-stopping': { message: 'A stop is already under way.', advice: 'Wait for its proof. Do not take the card yet.' },
  'stop-not-proved': { message: 'The last stop is not proved yet.', advice: 'A start now could hide a running recording. Stop again first.' },
  'nothing-to-stop': { message: 'Nothing is being recorded.', advice: 'Nothing was sent.' },
  'call-over': { message: 'The call is over.', advice: 'Dispose the call in VICIdial first.' },
  'nothing-sent': { message: 'No answer within 5 s: nothing was sent.', advice: 'Press again when the dialer answers, or use the button in VICIdial.' },
  'stop-unproved': { message: 'The stop was sent, but the agent screen has not acted. It may still be recording.', advice: 'Do not take the card. Open or wake the VICIdial tab, then stop again.' },
  'start-unproved': { message: 'The start was sent, but there is no proof that it records.', advice: 'Open or wake the VICIdial tab, then start again.' },
  'stop-unanswered': { message: 'The stop was sent, but no answer came.', advice: 'It may still be recording. Use the button in VICIdial to be sure.' },
  overtaken: { message: 'Somebody else started or stopped in between.', advice: 'Look at the light: it shows what is true now.' },
  blocked: { message: 'Blocked: nothing was sent.', advice: 'The light says why, and what to mend. To stop a recording now, use the button in VICIdial.' },
  'not-set-up': { message: 'No dialer is set up yet.', advice: 'Open Reclight and connect to your dialer, or use: reclight setup' },
  'bad-tag': { message: 'This tag cannot be used.', advice: 'Use 1 to 14 letters, digits, _ or -, without the words START, STOP and the words VICIdial replaces.' },
  cancelled: { message: 'The start was cancelled.', advice: 'Nothing was recorded.' },
  'word-not-kept': { message: 'The disk refused the note about this press: nothing was sent.', advice: 'Free some disk space, then press again. To stop now, use the button in VICIdial.' },
  closing: { message: 'Reclight is quitting.', advice: 'Start it again.' },
};

/** Loud words: said by a notice as well. */
export const loud = {
  'probe-stopped-another': { message: 'Another recording had begun. It was told to stop as well.', advice: 'Somebody else may have started it: look at VICIdial.' },
  'one-more-recording': { message: 'More than one recording runs for this call.', advice: 'One stop ends all of them.' },
  'stop-alarm': { message: 'The recording came back three times after the stop.', advice: 'Do not take the card. Stop it in VICIdial.' },
  cancelled: { message: 'The start was cancelled.', advice: 'No recording began.' },
  overtaken: { message: 'A new recording began after the stop.', advice: 'Look at the light.' },
  'stop-while-blocked': { message: 'The stop could not be proved: the dialer may not be asked any more.', advice: 'It may still be recording. Stop it in VICIdial.' },
  'stop-logged-out': { message: 'The agent session ended before the stop was proved.', advice: 'If the call goes on elsewhere, look at VICIdial.' },
};
