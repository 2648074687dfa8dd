/** What a lead does from the board: in the history, and what the board's command says. */
import { plural } from '../plural';

/** Of agents who do not sit at this desk. */
export const leads = {
  fromBoard: (lead: string) => `${lead}, from the board`,
  /** Nobody watched this agent but while a word of the board was open. */
  boardOnly: (agent: string, calls: number, pauses: number, long: number, forgotten: number) =>
    `${agent}, switched from the board: ${plural('en', calls, { one: '1 call', other: `${calls} calls` })}, ${plural('en', pauses, { one: '1 pause', other: `${pauses} pauses` })} (${long} over 90 s, ${forgotten} never resumed); the rest of the day is not known`,
};

/** `reclight board`. */
export const boardCommand = {
  none: 'No agent is on the board.',
  column: { state: 'STATE', agent: 'AGENT', name: 'NAME', status: 'STATUS', campaign: 'CAMPAIGN', age: 'AGE', file: 'FILE' },
  /** The shared history says so, of another desk. */
  pausedThere: (state: string) => `${state}, paused there`,
  never: 'never',
  counts: (c: { readonly inCall: number; readonly recorded: number; readonly paused: number; readonly notRecorded: number; readonly holes: number; readonly deaf: number; readonly unknown: number }) =>
    `In call: ${c.inCall} · recorded ${c.recorded} · paused ${c.paused} · not recorded ${c.notRecorded}${c.holes > 0 ? `, too long ${c.holes} (!)` : ''} · deaf ${c.deaf} · not known ${c.unknown}`,
  budget: (used: number, cap: number, ages: readonly [median: string, p95: string] | null) => `Calls to the dialer in the last minute: ${used} of ${cap}${ages === null ? '' : ` · age of what is known: half below ${ages[0]}, nearly all below ${ages[1]}`}`,
  dropped: (n: number) => plural('en', n, { one: '1 name of the list is none, or is not allowed.', other: `${n} names of the list are none, or are not allowed.` }),
};
