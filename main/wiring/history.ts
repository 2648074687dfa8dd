/** The history's two books, one for the agent's own dialer and one for practice, and the look-up of finished files that is written there. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Alarm } from '../../preload/contract';
import type { Scribe } from '../board';
import { createHistory, type Actor, type History, type HistoryTrouble } from '../history';
import type { DeskAsk, PauseEnd, PressOutcome } from '../pause';
import type { Snapshot } from '../recorder/snapshot';
import { setAside, sweepTemporaries, writeWhole } from '../settings';
import { loadHistoryKey } from '../vault';
import { createVerifier, followCalls, isBusy, isReachable, noCall } from '../verify';
import type { Core } from './core';

export interface HistoryParts {
  /** The one that belongs to what is shown now. */
  readonly book: () => History;
  /** Each view, after tray and windows: an entry flushes the disk. */
  readonly view: (snapshot: Snapshot) => void;
  readonly press: (ask: DeskAsk, by: Actor, run: () => Promise<PressOutcome>) => Promise<PressOutcome>;
  readonly pauseOver: (how: PauseEnd) => void;
  readonly guard: (rule: string) => void;
  readonly alarm: (kind: Alarm['kind']) => void;
  /** Another agent, whom the board switches: what is proved of them goes into the same book, in the lead's name. */
  readonly scribe: (agent: string, snapshot: Snapshot) => Scribe;
  readonly close: () => void;
}

export interface HistoryWiringDeps {
  readonly userData: string;
  readonly core: Core;
  readonly onTrouble: (trouble: HistoryTrouble) => void;
  readonly onMended: (kind: HistoryTrouble['kind']) => void;
  readonly onChange: () => void;
}

export function createHistoryParts({ userData, core, onTrouble, onMended, onChange }: HistoryWiringDeps): HistoryParts {
  const { settings, dialer, wallMs, setTimer, steady } = core;
  const practiceFolder = join(userData, 'history-practice');
  const make = (folder: string, practice: boolean): History =>
    createHistory({
      folder,
      practice,
      snapshot: dialer.snapshot,
      lead: () => dialer.floor()?.user ?? null,
      writeWhole,
      sweep: sweepTemporaries,
      wallMs,
      serverAt: dialer.serverAt,
      setTimer,
      settings: wished(practice),
      // Not while it is being opened: whoever hears of it looks at the history again.
      onTrouble: (what) => void setTimer(0, () => onTrouble(what)),
      onMended: (kind) => void setTimer(0, () => onMended(kind)),
      onChange,
    });
  /** Practice is shown to nobody else. */
  const wished = (practice: boolean) => {
    const { keepDays, historyTo } = settings.get();
    return { keepDays, historyTo: practice ? '' : historyTo };
  };
  // Opened with the first view, which is after the lamp is there: they read the disk.
  let opened: { readonly real: History; readonly practice: History } | null = null;
  const books = (): NonNullable<typeof opened> => {
    if (opened) return opened;
    // Practice begins afresh with each start of the app.
    try {
      rmSync(practiceFolder, { recursive: true, force: true });
    } catch {
      // Then it goes on where it was.
    }
    const practice = make(practiceFolder, true);
    practice.useKey(null);
    opened = { real: make(join(userData, 'history'), false), practice };
    return opened;
  };
  const bookOf = (isPractice: boolean): History => books()[isPractice ? 'practice' : 'real'];
  const book = (): History => bookOf(dialer.snapshot().practice);

  /** To which call a recording that is looked up belongs. */
  const callOf = new Map<string, { readonly call: string | null; readonly book: History }>();
  let calls = noCall;
  const verifier = createVerifier({
    isOn: () => settings.get().verifyFiles,
    place: dialer.lookUpPlace,
    isBusy: () => isBusy(dialer.snapshot()),
    isReachable: () => isReachable(dialer.snapshot()),
    now: steady.now,
    setTimer,
    onVerified: ({ recording, outcome, file }) => {
      const known = callOf.get(recording.id);
      callOf.delete(recording.id);
      (known?.book ?? book()).tell('verified', 'dialer', { agent: recording.agent, call: known?.call ?? null, outcome, file, after: [{ id: recording.id, filename: recording.filename }] });
    },
    onTrouble: ({ kind, reason }) => core.trouble({ kind, reason }),
  });

  let followed = settings.get();
  let keyAsked = false;

  /** Where nobody has logged in there is nothing to seal, and no reason to ask for the keyring. */
  function askForKey(): void {
    if (keyAsked || !dialer.hasPassword()) return;
    keyAsked = true;
    void loadHistoryKey({ folder: userData, keyring: core.keyring, writeWhole, setAside, wallMs }, books().real.nextSeq).then(books().real.useKey);
  }

  function followSettings(): void {
    const now = settings.get();
    if (now.verifyFiles && !followed.verifyFiles) verifier.tryAgain();
    if (now.keepDays !== followed.keepDays || now.historyTo !== followed.historyTo) {
      books().real.follow(wished(false));
      books().practice.follow(wished(true));
    }
    followed = now;
  }

  function lookUpEnded(snapshot: Snapshot): void {
    const step = followCalls(calls, snapshot);
    calls = step.memory;
    if (step.ended.length === 0) return;
    const owner = bookOf(snapshot.practice);
    // Only the latest are waited for (main/verify).
    if (callOf.size > 500) callOf.clear();
    for (const { id } of step.ended) callOf.set(id, { call: owner.call(), book: owner });
    verifier.callEnded(step.ended);
  }

  return {
    book,
    view: (snapshot) => {
      followSettings();
      askForKey();
      // Before the book closes the call that these belong to.
      lookUpEnded(snapshot);
      books().real.view(snapshot);
      books().practice.view(snapshot);
    },
    press: (ask, by, run) => book().press(ask, by, run),
    pauseOver: (how) => book().pauseOver(how),
    guard: (rule) => book().tell('guard', 'guard', { outcome: rule }),
    alarm: (kind) => book().tell('alarm', 'app', { outcome: kind }),
    scribe: (_agent, snapshot) => bookOf(snapshot.practice).scribe(snapshot, dialer.floor()?.user ?? null),
    close: () => {
      verifier.close();
      opened?.real.close();
      opened?.practice.close();
    },
  };
}
