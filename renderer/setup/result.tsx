/** What is to be mended, or what to do next, below the steps. */
import type { VNode } from 'preact';
import { toldOf } from '../../assets/words/check';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { Check } from '../../preload/contract';
import type { Stage } from './stage';

export interface ResultProps {
  readonly stage: Stage;
  readonly check: Check | null;
  /** An entry that was refused before anything was asked, or a save that the dialer refused. */
  readonly refused: { readonly told: Told; readonly tone: 'amber' | 'violet' } | null;
  readonly toggleKey: string | null;
  readonly memoryOnly: boolean;
  readonly words: Words;
  readonly language: string;
}

export function Result({ stage, check, refused, toggleKey, memoryOnly, words, language }: ResultProps): VNode {
  return (
    <div id="result" class="result" role="status" aria-live="polite">
      {stage === 'under-way' && <p class="unseen">{words.check.asking}</p>}
      {refused ? (
        <p class={`box ${refused.tone}`}>
          <b>{refused.told.message}</b> {refused.told.advice}
        </p>
      ) : (
        check?.failure && stage !== 'form' && stage !== 'under-way' && <ToMend stage={stage} check={check} failure={check.failure} words={words} language={language} />
      )}
      {!refused && stage === 'good' && <p class="aside">{words.check.ready(toggleKey)}</p>}
      {memoryOnly && stage === 'good' && <p class="aside">{words.setup.memoryOnly}</p>}
    </div>
  );
}

function ToMend({ stage, check, failure, words, language }: { readonly stage: Stage; readonly check: Check; readonly failure: NonNullable<Check['failure']>; readonly words: Words; readonly language: string }): VNode {
  const { message, advice, who } = toldOf(failure, words, language);
  const dropped = check.dropsCharacters && failure.kind === 'wrong-login';
  const more = stage === 'no-session' ? words.check.notLoggedInSave : stage === 'unreached' ? words.check.unreachedSave : dropped ? words.check.dropped : '';
  return (
    <p class={`box ${stage === 'refused' ? 'violet' : 'amber'}`}>
      <b>{message}</b> {advice} {more} {!dropped && failure.kind !== 'wrong-login' && <span class="who">{who}</span>}
    </p>
  );
}
