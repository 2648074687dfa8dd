/** The parts of the window, from the top down. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { View } from '../../preload/contract';
import { Details } from './details';
import { Findings } from './findings';
import { Foot } from './foot';
import { Head } from './head';
import { Legend } from './legend';
import { List } from './list';
import { check, failure, rows, shown } from './state';
import { Timeline } from './timeline';

export function History({ view, words }: { readonly view: View; readonly words: Words }): VNode {
  const day = shown.value;
  const { history } = words;
  return (
    <div class="frame">
      <h1 class="unseen">{history.window}</h1>
      {view.snapshot.practice && (
        <div class="practice-mark">
          <b>{words.app.practice}</b>
        </div>
      )}
      <Head words={words} />
      {failure.value && (
        <p class="empty" role="alert">
          <b>{failure.value.message}</b> {failure.value.advice}
        </p>
      )}
      {!failure.value && day && day.entries.length > 0 && (
        <>
          <Legend day={day} words={words} />
          <Timeline day={day} words={words} />
        </>
      )}
      {check.value && !check.value.verdict.ok && <Findings check={check.value} words={words} />}
      {!failure.value && day && day.broken > 0 && (
        <p class="strip" role="status">
          {history.brokenLines(day.broken)}
        </p>
      )}
      {!failure.value && day && (day.entries.length > 0 ? <List rows={rows.value} words={words} /> : <Empty isFirst={day.first === null} words={words} />)}
      <Details words={words} />
      <Foot desk={view.desk} words={words} />
    </div>
  );
}

function Empty({ isFirst, words }: { readonly isFirst: boolean; readonly words: Words }): VNode {
  const { empty } = words.history;
  return (
    <div class="empty">
      {isFirst ? (
        <>
          <b>{empty.ever}</b>
          <span>{empty.everLine}</span>
        </>
      ) : (
        <span>{empty.day}</span>
      )}
    </div>
  );
}
