/**
 * What a light says, and what its big button does: pure, from a snapshot and a dictionary.
 *
 * Used by tray, popup, notices and command line, so that they all say the same.
 */
import type { Snapshot } from '../../main/recorder/snapshot';
import type { Words } from './en';

/** Which drawing belongs to a light; the file names in assets/icons. */
export type Glyph =
  | 'idle'
  | 'starting'
  | 'recording'
  | 'stopping'
  | 'paused'
  | 'unconfirmed-start'
  | 'unconfirmed-stop'
  | 'call-over'
  | 'logged-out'
  | 'blocked'
  | 'offline';

export function glyphOf(snapshot: Snapshot): Glyph {
  switch (snapshot.state) {
    case 'not-set-up':
      return 'blocked';
    case 'connecting':
      return 'logged-out';
    case 'unconfirmed':
      return snapshot.wanted === 'stop' ? 'unconfirmed-stop' : 'unconfirmed-start';
    case 'idle':
    case 'starting':
    case 'recording':
    case 'stopping':
    case 'paused':
    case 'call-over':
    case 'logged-out':
    case 'offline':
    case 'blocked':
      return snapshot.state;
  }
}

/** The word of the light. */
export function wordOf(snapshot: Snapshot, words: Words): string {
  const { light } = words;
  switch (snapshot.state) {
    case 'not-set-up':
      return light.notSetUp;
    case 'connecting':
      return light.connecting;
    case 'idle':
      return light.idle;
    case 'starting':
      return snapshot.detail.pause?.phase === 'resuming' ? words.pause.resuming : light.starting;
    case 'recording':
      return snapshot.recordings > 1 ? light.recordings(snapshot.recordings) : light.recording;
    case 'stopping':
      return snapshot.detail.phase === 'before-id' || snapshot.detail.phase === 'cancelling' ? light.stoppingBeforeId : light.stopping;
    case 'paused':
      return snapshot.detail.pause?.phase === 'asking' ? words.pause.question : light.paused;
    case 'unconfirmed':
      return snapshot.wanted === 'stop' ? light.unconfirmedStop : light.unconfirmedStart;
    case 'call-over':
      return light.callOver;
    case 'logged-out':
      return light.loggedOut;
    case 'offline':
      return light.offline;
    case 'blocked':
      return snapshot.failure?.kind === 'wrong-login' || snapshot.failure?.kind === 'locked-out' ? light.blockedLogin : light.blocked;
  }
}

/** What pressing the big button (or the toggle key) does now; the press table of the design. */
export type BigButton =
  | { readonly does: 'press'; readonly label: string; readonly tone: 'ink' | 'warn' }
  | { readonly does: 'nothing'; readonly label: string }
  | { readonly does: 'mend'; readonly label: string };

export function bigButtonOf(snapshot: Snapshot, words: Words): BigButton {
  const { button } = words;
  switch (snapshot.state) {
    case 'not-set-up':
      return { does: 'mend', label: button.connect };
    case 'connecting':
    case 'logged-out':
    case 'offline':
      return { does: 'press', label: button.askThen, tone: 'ink' };
    case 'idle':
      return { does: 'press', label: button.start, tone: 'ink' };
    case 'starting':
      return { does: 'press', label: snapshot.detail.pause?.phase === 'resuming' ? words.pause.stayPaused : button.stop, tone: 'ink' };
    case 'recording':
      return { does: 'press', label: button.stop, tone: 'ink' };
    case 'stopping':
      return { does: 'nothing', label: button.stopping };
    case 'paused':
      return { does: 'press', label: snapshot.detail.pause?.phase === 'resuming' ? words.pause.stayPaused : button.resume, tone: 'ink' };
    case 'unconfirmed':
      return { does: 'press', label: snapshot.wanted === 'stop' ? button.stopAgain : button.startAgain, tone: 'warn' };
    case 'call-over':
      return { does: 'nothing', label: button.dispose };
    case 'blocked':
      return { does: 'mend', label: snapshot.failure?.kind === 'wrong-login' ? button.enterPassword : button.openSetup };
  }
}

/** What was pressed and has not gone out yet; null: nothing. */
export function askedOf({ asked, detail }: Snapshot, { line, pause }: Words): string | null {
  if (asked === null) return null;
  if (asked.action === 'stop') return detail.pause?.phase === 'pausing' ? pause.line.asked : line.askedStop;
  return detail.pause?.phase === 'resuming' ? pause.line.resumeAsked : line.askedStart;
}

/** The agent's status as a person says it; VICIdial's own word where we know none. */
export function statusOf(agentStatus: string | null, words: Words): string {
  switch (agentStatus) {
    case null:
      return words.status.none;
    case 'INCALL':
      return words.status.inCall;
    case 'PAUSED':
      return words.status.paused;
    case 'READY':
      return words.status.ready;
    case 'CLOSER':
      return words.status.closer;
    case 'QUEUE':
      return words.status.queue;
    default:
      return agentStatus;
  }
}

/** `m:ss`, never rounded up, from an hour on `h:mm:ss`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
