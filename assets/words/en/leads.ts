/** What a lead does from the board: in the history, and what the board's command says. */
import { plural } from '../plural';

/** Of agents who do not sit at this desk. */
export const leads = {
  fromBoard: (lead: string) => `${lead}, from the board`,
  /** Nobody watched this agent but while a word of the board was open. */
  boardOnly: (agent: string, calls: number, pauses: number, long: number, forgotten: number) =>
    `${agent}, switched from the board: ${plural('en', calls, { one: '1 call', other: `${calls} calls` })}, ${plural('en', pauses, { one: '1 pause', other: `${pauses} pauses` })} (${long} over 90 s, ${forgotten} never resumed); the rest of the day is not known`,
};
