/** The steps of a check, a line each: what was asked, and what came back. */
import type { VNode } from 'preact';
import { labelOf, valueOf } from '../../assets/words/check';
import type { Words } from '../../assets/words/en';
import type { Check, CheckLine } from '../../preload/contract';
import { Glyph } from '../parts/glyph';

/** Before anything was asked. The steps are those of main/check/types.ts; a missing one does not compile. */
export const waitingSteps: readonly CheckLine[] = Object.keys({ reach: 1, tls: 1, vicidial: 1, login: 1, permission: 1, agent: 1, screen: 1 } satisfies Record<CheckLine['step'], 1>).map((step) => ({ step: step as CheckLine['step'], state: 'waiting', data: null }));

export interface StepsProps {
  readonly lines: readonly CheckLine[];
  readonly failure: Check['failure'];
  readonly words: Words;
  readonly language: string;
}

export function Steps({ lines, failure, words, language }: StepsProps): VNode {
  return (
    <ol class="steps">
      {lines.map((line) => (
        <li key={line.step} class={`${line.state}${line.data?.of === 'plain' ? (line.data.here ? ' here' : ' plain') : ''}${line.state === 'failed' && failure?.step !== 'reach' && isLogin(line) ? ' refused' : ''}`}>
          <Mark line={line} />
          <span class="label">{labelOf(line, words)}</span>
          <span class="unseen">{words.check.stateWord[line.state]}</span>
          <span class="found">{valueOf(line, failure, words, language)}</span>
        </li>
      ))}
    </ol>
  );
}

const isLogin = ({ step }: CheckLine): boolean => step === 'login' || step === 'permission';

/** A tick is a line, not a fill: nothing here proves a recording. What is not encrypted gets none, also where that does no harm. */
function Mark({ line }: { readonly line: CheckLine }): VNode {
  const { state, data } = line;
  if (state === 'asking') return <Glyph name="starting" size={18} />;
  if (state === 'failed') return <Glyph name={isLogin(line) ? 'blocked' : 'unconfirmed-start'} size={18} />;
  if (data?.of === 'plain' && !data.here) return <Glyph name="unconfirmed-start" size={18} />;
  return (
    <svg class="mark" viewBox="0 0 18 18" width="18" height="18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      {state === 'ok' && data?.of !== 'plain' ? <path d="M3 9.5l4 4 8-9" /> : <circle cx="9" cy="9" r={state === 'waiting' ? 2.5 : 6} stroke-width="1.5" {...(state === 'unknown' ? { 'stroke-dasharray': '2.2 3.2' } : {})} />}
    </svg>
  );
}
