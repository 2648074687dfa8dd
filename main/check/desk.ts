/**
 * This desk's own part of `doctor`: a list of small functions, each from facts to one finding. A new one is added to the
 * list below; what it needs is added to the facts.
 */
import type { Words } from '../../assets/words/en';
import { policyFault } from '../../assets/words/policy';
import type { ScreenFacts } from '../guard';
import type { Snapshot, Told } from '../recorder/snapshot';
import type { Policy } from '../settings/policy';

/** One line of `doctor`. `check` is stable; the rest is for people. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'failed' | 'unknown';
  readonly detail: string;
  readonly advice: string | null;
}

export interface DeskFacts {
  readonly snapshot: Snapshot;
  /** Which server and agent are set up; null: none. */
  readonly setUp: { readonly server: string; readonly agent: string } | null;
  /** Spoken to over a network without TLS. */
  readonly plain: boolean;
  readonly encrypted: boolean;
  readonly hasPassword: boolean;
  readonly memoryOnly: boolean;
  readonly settingsWritable: boolean;
  /** Accelerators that are wished and that work. */
  readonly keys: { readonly wished: readonly string[]; readonly working: readonly string[] };
  /** Does this desktop take tray icons? */
  readonly tray: 'present' | 'absent' | 'unknown';
  /** What the guard saw of the agent screen. */
  readonly screen: ScreenFacts;
  /** The server's clock less this computer's. */
  readonly clockOffMs: number | null;
  readonly practice: boolean;
  /** The machine-wide policy, and whether it lets this desk's own agent be switched. */
  readonly policy: { readonly path: string; readonly read: Policy; readonly ownAllowed: boolean };
  /** Told, and not seen by anybody yet. */
  readonly troubles: readonly Told[];
}

type Say = { readonly message: string; readonly advice: string };
export type DeskCheck = (facts: DeskFacts, words: Words) => Finding | readonly Finding[];

const good = (check: string, detail: string): Finding => ({ check, state: 'ok', detail, advice: null });
const unknown = (check: string, detail: string): Finding => ({ check, state: 'unknown', detail, advice: null });
const mend = (check: string, { message, advice }: Say): Finding => ({ check, state: 'failed', detail: message, advice });

/** More is no drift any more: times in the log and on the screen would mislead. */
const clockMs = 120_000;
/** An agent screen in front acts within a second or two. */
const slowMs = 3000;

const setup: DeskCheck = ({ setUp }, { doctor }) => (setUp ? good('setup', doctor.setUp(setUp.agent, setUp.server)) : mend('setup', doctor.noSetup));

const keyring: DeskCheck = ({ setUp, hasPassword, memoryOnly }, { doctor }) => {
  if (!setUp) return [];
  if (!hasPassword) return mend('keyring', doctor.noPassword);
  return memoryOnly ? mend('keyring', doctor.memoryOnly) : good('keyring', doctor.stored);
};

const settings: DeskCheck = ({ settingsWritable }, { doctor }) => (settingsWritable ? good('settings', doctor.saved) : mend('settings', doctor.settingsLocked));

const word: DeskCheck = ({ snapshot }, { doctor }) => {
  if (snapshot.wanted === null) return good('word', doctor.noWord);
  return snapshot.state === 'unconfirmed' ? mend('word', { message: doctor.word(snapshot.wanted), advice: doctor.wordAdvice }) : unknown('word', doctor.word(snapshot.wanted));
};

const hotKeys: DeskCheck = ({ keys }, { doctor }) => {
  const failing = keys.wished.filter((key) => !keys.working.includes(key));
  if (failing.length > 0) return mend('keys', { message: doctor.keyFails(failing.join(', ')), advice: doctor.keyAdvice });
  return keys.working.length > 0 ? good('keys', doctor.keysWork(keys.working.join(', '))) : unknown('keys', doctor.noKeys);
};

const tray: DeskCheck = ({ tray: host }, { doctor, system }) => {
  switch (host) {
    case 'present':
      return good('tray', doctor.trayThere);
    case 'absent':
      return mend('tray', system['no-tray']);
    case 'unknown':
      return unknown('tray', doctor.trayUnknown);
  }
};

const socket: DeskCheck = (_facts, { doctor }) => good('socket', doctor.socketOpen);

const clock: DeskCheck = ({ clockOffMs, setUp }, { doctor }) => {
  if (!setUp) return [];
  if (clockOffMs === null) return unknown('clock', doctor.clockUnknown);
  const off = Math.abs(clockOffMs);
  if (off <= clockMs) return good('clock', doctor.clockGood((off / 1000).toFixed(0)));
  return mend('clock', { message: doctor.clockOff((off / 60_000).toFixed(0)), advice: doctor.clockAdvice });
};

const delay: DeskCheck = ({ snapshot, setUp }, { doctor, screenCheck }) => {
  if (!setUp) return [];
  const { usualMs } = snapshot.detail;
  if (usualMs === null || snapshot.practice) return unknown('delay', doctor.delayUnknown);
  const seconds = (usualMs / 1000).toFixed(1);
  return usualMs > slowMs ? mend('delay', { message: doctor.delaySlow(seconds), advice: screenCheck.cures }) : good('delay', doctor.delay(seconds));
};

/** Beside its usual delay: what it did lately, and what helps. */
const screen: DeskCheck = ({ snapshot, setUp, screen: { deaf, slow } }, { screenCheck }) => {
  const { usualMs } = snapshot.detail;
  const saidAlready = usualMs !== null && usualMs > slowMs;
  if (!setUp || snapshot.practice) return [];
  if (deaf) return mend('screen-deaf', { message: screenCheck.deaf, advice: saidAlready ? screenCheck.seeDelay : screenCheck.cures });
  return slow && !saidAlready ? mend('screen-slow', { message: screenCheck.grown, advice: screenCheck.cures }) : [];
};

const encryption: DeskCheck = ({ setUp, plain, encrypted }, { doctor }) => {
  if (!setUp) return [];
  if (plain) return mend('encryption', doctor.plain);
  return good('encryption', encrypted ? doctor.encrypted : doctor.sameComputer);
};

const practice: DeskCheck = (facts, { doctor }) => (facts.practice ? unknown('practice', doctor.practiceOn) : good('practice', doctor.practiceOff));

const policy: DeskCheck = ({ setUp, policy: { path, read, ownAllowed } }, words) => {
  const { policy: said } = words;
  switch (read.kind) {
    case 'none':
      return good('policy', said.none);
    case 'broken':
      return mend('policy', said.broken(path, policyFault(read, words)));
    case 'held': {
      if (setUp && !ownAllowed) return mend('policy', said.ownForbidden(setUp.agent, path));
      const parts = [...(read.agents ? [said.agents(read.agents.size)] : []), ...(read.callsPerMinute === null ? [] : [said.calls(read.callsPerMinute)])];
      return good('policy', said.holds(parts.join(', ') || said.holdsNothing, path));
    }
  }
};

/** A broken policy has its own line. */
const troubles: DeskCheck = (facts) => facts.troubles.filter(({ kind }) => kind !== 'policy-broken').map(({ kind, message, advice }) => mend(`trouble:${kind}`, { message, advice }));

const deskChecks: readonly DeskCheck[] = [setup, keyring, settings, hotKeys, tray, socket, word, clock, delay, screen, encryption, practice, policy, troubles];

export function findingsOf(facts: DeskFacts, words: Words, checks: readonly DeskCheck[] = deskChecks): readonly Finding[] {
  return checks.flatMap((check) => check(facts, words));
}
