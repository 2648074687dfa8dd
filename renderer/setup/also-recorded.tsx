/** Does this dialer also record elsewhere? Asked once for each dialer, beside the button: who doesn't care passes it by. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';

export type AlsoRecordedAnswer = Desk['settings']['alsoRecorded'];

const answers: readonly AlsoRecordedAnswer[] = ['unknown', 'yes', 'no'];

export function AlsoRecorded({ answer, words, onAnswer }: { readonly answer: AlsoRecordedAnswer; readonly words: Words; readonly onAnswer: (answer: AlsoRecordedAnswer) => void }): VNode {
  const { row, alsoRecorded } = words.settings;
  return (
    <div class="also">
      <label for="also-recorded">{row.alsoRecorded.title}</label>
      <select id="also-recorded" aria-describedby="also-recorded-text" value={answer} onChange={(event) => onAnswer(answers.find((one) => one === event.currentTarget.value) ?? 'unknown')}>
        {answers.map((one) => (
          <option key={one} value={one} selected={one === answer}>
            {alsoRecorded[one]}
          </option>
        ))}
      </select>
      <p id="also-recorded-text" class="aside">
        {row.alsoRecorded.text}
      </p>
    </div>
  );
}

/** While it can be saved, and only for a dialer of which nothing was said yet. */
export function asksAlsoRecorded(server: string, desk: Pick<Desk, 'setup' | 'settings'> | undefined): boolean {
  if (!desk || server.trim() === desk.setup.server) return false;
  return desk.setup.server !== '' || desk.settings.alsoRecorded === 'unknown';
}
