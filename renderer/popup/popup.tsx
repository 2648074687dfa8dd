/** The whole popup, from one view. */
import type { VNode } from 'preact';
import { isAsking } from '../../assets/words/alarm';
import type { Words } from '../../assets/words/en';
import { isFramed } from '../../assets/words/guard';
import type { Snapshot } from '../../main/recorder/snapshot';
import { heard, sinceView } from '../parts/view';
import { Acts } from './acts';
import { Band } from './band';
import { Facts } from './fact-rows';
import { factsOf } from './facts';
import { Foot } from './foot';
import { Notes } from './notes';
import { PracticeRow } from './practice-row';
import { Tags } from './tags';

export function Popup({ words }: { readonly words: Words }): VNode | null {
  const now = heard.value;
  if (!now) return null;
  const { view } = now;
  const { snapshot, desk } = view;
  const since = sinceView.value;
  return (
    <div class={`popup${isFramed(desk.alarms) || isAsking(snapshot) ? ' alarmed' : ''}`}>
      {snapshot.practice && (
        <div class="stripes">
          <b>{words.app.practice}</b>
        </div>
      )}
      <Band snapshot={snapshot} since={since} words={words} />
      <div class="body">
        <div class="told">
          {snapshot.state === 'idle' && <Tags desk={desk} words={words} />}
          <Facts facts={factsOf({ snapshot, since, words, alsoRecorded: desk.settings.alsoRecorded })} words={words} />
          <Advice snapshot={snapshot} />
          <Notes view={view} words={words} />
        </div>
        <Acts view={view} since={since} words={words} />
        {desk.practice && <PracticeRow state={desk.practice} words={words} />}
      </div>
      <Foot view={view} since={since} words={words} />
      {desk.development && <div class="development">{words.app.development}</div>}
    </div>
  );
}

/** How to mend what the light stands for; with its sentence, where no fact says that already. */
function Advice({ snapshot }: { readonly snapshot: Snapshot }): VNode | null {
  const { failure, state } = snapshot;
  // A logged-out agent has a fact of its own for it.
  if (!failure || state === 'logged-out') return null;
  const said = state === 'blocked' || state === 'offline' || state === 'not-set-up';
  return <p class="advice">{said ? failure.advice : `${failure.message} ${failure.advice}`}</p>;
}
