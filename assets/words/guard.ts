/** What a notice of the guard says, how it is drawn and which acts it offers: pure, beside the alarms (alarm.ts). */
import type { GuardNotice } from '../../main/guard/types';
import type { Snapshot, Told } from '../../main/recorder/snapshot';
import type { AlarmAct, GuardAlarm } from '../../preload/contract';
import { decimal } from './decimal';
import type { Words } from './en';
import { clock, type Glyph } from './say';

export function guardTold({ notice, agent }: Pick<GuardAlarm, 'notice' | 'agent'>, words: Words): Told {
  const { guard } = words;
  const kind = `guard-${notice.rule}`;
  switch (notice.rule) {
    case 'unrecorded':
      return { kind, message: (notice.begun ? guard.unrecorded : guard.unrecordedSince)(lengthOf(notice.seconds)), advice: guard.where(agent ?? '', notice.server) };
    case 'outlives':
      return { kind, ...guard.outlives };
    case 'pause':
      return { kind, message: guard.pause(lengthOf(notice.seconds)), advice: guard.pauseAdvice };
    case 'limit':
      return { kind, message: guard.limit(notice.minutes), advice: (notice.minutes < notice.limitMinutes ? guard.limitAdvice : guard.limitPast)(notice.limitMinutes) };
    case 'screen':
      return { kind, message: guard.screen, advice: guard.screenAdvice(decimal(words.locale, notice.usualMs / 1000, 1)) };
  }
}

function lengthOf(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : clock(seconds * 1000);
}

/** The light that it is about: calm, so no triangle. */
export function guardGlyph({ rule }: GuardNotice): Glyph {
  switch (rule) {
    case 'unrecorded':
      return 'idle';
    case 'outlives':
    case 'limit':
      return 'recording';
    case 'pause':
      return 'paused';
    case 'screen':
      return 'starting';
  }
}

/** First what helps most. */
export function guardActs({ rule }: GuardNotice, { state, detail }: Snapshot): readonly AlarmAct[] {
  switch (rule) {
    case 'unrecorded':
      return state === 'idle' ? ['record', 'not-this-call'] : ['not-this-call'];
    case 'outlives':
      return state === 'recording' ? ['stop', 'seen'] : ['seen'];
    case 'limit':
      return state === 'recording' ? ['start-another', 'seen'] : ['seen'];
    case 'pause':
      return detail.pause?.phase === 'paused' ? ['resume', 'extend', 'seen'] : ['seen'];
    case 'screen':
      return ['seen'];
  }
}

/** A notice is no alarm: nothing is framed for it. */
export function isFramed(alarms: readonly { readonly kind: string }[]): boolean {
  return alarms.some(({ kind }) => kind !== 'guard');
}
