/** What each row is shown from, and how it asks. */
import type { Words } from '../../assets/words/en';
import type { Desk, Reply } from '../../preload/contract';
import type { Row } from './rows';

export interface Shown {
  readonly row: Row;
  readonly desk: Desk;
  readonly words: Words;
  /** What is searched for, to be marked; empty where nothing is. */
  readonly query: string;
}

/** Asks main; a refusal is told at the row. False: it was refused. */
export type Ask = (call: () => Promise<Reply>) => Promise<boolean>;
