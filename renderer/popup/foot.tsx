/** The foot: who, where, how fresh; and the way to another agent, without a window and without the password. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { View } from '../../preload/contract';
import { AgentEntry } from '../parts/agent-entry';
import { ageText } from '../parts/text';

export function Foot({ view, since, words }: { readonly view: View; readonly since: number; readonly words: Words }): VNode {
  const { snapshot } = view;
  const { foot } = words;
  const age = snapshot.ageMs === null ? null : snapshot.ageMs + since;
  const heardAge = age === null ? (snapshot.state === 'not-set-up' ? foot.nothingAsked : foot.noAnswerYet) : age < 3000 ? foot.now : words.value.ago(ageText(age));
  const server = snapshot.practice ? foot.practice : snapshot.detail.server;
  const { setup } = view.desk;
  const [changing, setChanging] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  // Back to where the keyboard was.
  useEffect(() => {
    if (was.current && !changing) button.current?.focus();
    was.current = changing;
  }, [changing]);
  if (changing && !snapshot.practice) {
    return (
      <footer class="foot changing">
        <AgentEntry agent={setup.agent} words={words} button={() => words.agent.change} onDone={() => setChanging(false)} />
      </footer>
    );
  }
  return (
    <footer class="foot">
      <span class="who">
        {snapshot.agent ?? foot.noAgent}
        {/* The practice dialer has one agent only. */}
        {!snapshot.practice && ' · '}
        {!snapshot.practice && (
          <button ref={button} type="button" class="link" onClick={() => (setup.server === '' ? void window.reclight.openSetup({ page: 'connect' }) : setChanging(true))}>
            {words.button.change}
          </button>
        )}
      </span>
      <span class="where">
        {snapshot.detail.plain && <span class="plain">{foot.unencrypted} ·</span>}
        {server !== null && (
          <span class="server" title={server}>
            {server}
          </span>
        )}
        <span class="age">
          {server !== null && ' · '}
          {heardAge}
        </span>
      </span>
    </footer>
  );
}
