/** The whole popup, from one view. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { statusOf } from '../../assets/words/say';
import type { View } from '../../preload/contract';
import { ageText } from '../parts/text';
import { heard, sinceView } from '../parts/view';
import { Acts } from './acts';
import { Band } from './band';
import { Facts } from './fact-rows';
import { factsOf } from './facts';
import { Notes } from './notes';
import { PracticeRow } from './practice-row';
import { Tags } from './tags';

export function Popup({ words }: { readonly words: Words }): VNode | null {
  const now = heard.value;
  if (!now) return null;
  const { view } = now;
  const { snapshot, desk } = view;
  const since = sinceView.value;
  const advised = snapshot.state === 'blocked' || snapshot.state === 'offline';
  return (
    <>
      {snapshot.practice && (
        <div class="stripes">
          <b>{words.app.practice}</b>
        </div>
      )}
      <Band snapshot={snapshot} since={since} words={words} />
      <div class="body">
        {snapshot.state === 'idle' && <Tags desk={desk} words={words} />}
        <Facts facts={factsOf({ snapshot, since, words, language: desk.language })} words={words} />
        {advised && snapshot.failure && <p class="advice">{snapshot.failure.advice}</p>}
        <Notes desk={desk} words={words} />
        <Acts view={view} since={since} words={words} />
        {desk.practice && <PracticeRow state={desk.practice} words={words} />}
      </div>
      <Foot view={view} since={since} words={words} />
      {desk.development && <div class="development">{words.app.development}</div>}
      <p class="unseen">{statusOf(snapshot.agentStatus, words)}</p>
    </>
  );
}

function Foot({ view, since, words }: { readonly view: View; readonly since: number; readonly words: Words }): VNode {
  const { snapshot } = view;
  const { foot } = words;
  const age = snapshot.ageMs === null ? null : snapshot.ageMs + since;
  const heardAge = age === null ? (snapshot.state === 'not-set-up' ? foot.nothingAsked : foot.noAnswerYet) : age < 3000 ? foot.now : words.value.ago(ageText(age));
  const server = snapshot.practice ? foot.practice : snapshot.detail.server;
  return (
    <footer class="foot">
      <span>
        {snapshot.agent ?? foot.noAgent}
        {' · '}
        <button type="button" class="link" onClick={() => void window.reclight.openSetup({ page: 'connect' })}>
          {words.button.change}
        </button>
      </span>
      <span>
        {snapshot.detail.plain && <span class="plain">{foot.unencrypted} · </span>}
        {server === null ? heardAge : `${server} · ${heardAge}`}
      </span>
    </footer>
  );
}
