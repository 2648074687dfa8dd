/** What the tray's menu offers, as plain data: on some desktops it is all that a person sees. */
import { statusOf, wordOf } from '../../assets/words/say';
import type { Words } from '../../assets/words/en';
import type { PracticeAct, View } from '../../preload/contract';

export type MenuAct =
  | { readonly do: 'start' | 'start-another' | 'stop' | 'pause' | 'resume' | 'extend' | 'check' | 'show' | 'setup' | 'settings' | 'history' | 'board' | 'practise' | 'leave-practice' | 'copy' | 'move-pill' | 'quit' }
  | { readonly do: 'tag'; readonly tag: string }
  | { readonly do: 'practice'; readonly act: PracticeAct };

export type MenuEntry =
  | { readonly kind: 'line' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'act'; readonly label: string; readonly act: MenuAct; readonly enabled: boolean; readonly checked?: boolean; readonly accelerator?: string | null }
  | { readonly kind: 'sub'; readonly label: string; readonly entries: readonly MenuEntry[] };

export function menuOf({ snapshot, desk }: View, words: Words): MenuEntry[] {
  const { menu } = words;
  const { state } = snapshot;
  const reachable = state !== 'not-set-up' && state !== 'blocked';
  const mayStart = reachable && state !== 'recording' && state !== 'stopping' && state !== 'starting' && state !== 'call-over' && !(state === 'unconfirmed' && snapshot.wanted === 'stop');
  const mayStop = reachable && state !== 'idle' && state !== 'stopping';
  const who = snapshot.agent === null ? [] : [menu.agent(snapshot.agent), ...(snapshot.agentStatus ? [statusOf(snapshot.agentStatus, words)] : [])];
  const entries: MenuEntry[] = [
    { kind: 'text', label: snapshot.practice ? `${words.app.practice} · ${wordOf(snapshot, words)}` : wordOf(snapshot, words) },
    ...(who.length > 0 ? [{ kind: 'text', label: who.join(' · ') } as const] : []),
    { kind: 'line' },
    { kind: 'act', label: snapshot.state === 'paused' ? words.pause.resume : menu.start, act: { do: 'start' }, enabled: mayStart, accelerator: desk.keys.start },
    { kind: 'act', label: snapshot.state === 'paused' ? words.pause.stayStopped : menu.stop, act: { do: 'stop' }, enabled: mayStop, accelerator: desk.keys.stop },
    ...pauseEntries(snapshot, desk, words),
    ...(state === 'recording' ? [{ kind: 'act', label: menu.startAnother, act: { do: 'start-another' }, enabled: true } as const] : []),
    { kind: 'sub', label: menu.tag, entries: desk.settings.tags.map((tag) => ({ kind: 'act', label: tag, act: { do: 'tag', tag }, enabled: true, checked: tag === desk.settings.tag })) },
    { kind: 'act', label: menu.copyFilename, act: { do: 'copy' }, enabled: (snapshot.recording?.filename ?? snapshot.detail.last?.filename ?? null) !== null },
    { kind: 'act', label: menu.check, act: { do: 'check' }, enabled: state !== 'not-set-up' },
    { kind: 'line' },
    { kind: 'act', label: menu.show, act: { do: 'show' }, enabled: true },
    { kind: 'act', label: menu.setup, act: { do: 'setup' }, enabled: true },
    { kind: 'act', label: words.history.menu, act: { do: 'history' }, enabled: true },
    { kind: 'act', label: words.board.menu, act: { do: 'board' }, enabled: true },
    { kind: 'act', label: menu.settings, act: { do: 'settings' }, enabled: true },
    ...(desk.settings.pill ? [{ kind: 'act', label: words.pill.move, act: { do: 'move-pill' }, enabled: !desk.pillMoves } as const] : []),
    ...practiceEntries(desk, words),
    { kind: 'line' },
    { kind: 'text', label: menu.version(desk.version) },
    { kind: 'act', label: menu.quit, act: { do: 'quit' }, enabled: true },
  ];
  return entries;
}

/** A pause while something may be recorded, more time while one is open; to resume is the first entry then. */
function pauseEntries({ state, detail }: View['snapshot'], desk: View['desk'], { pause }: Words): MenuEntry[] {
  const accelerator = desk.keys.pause ?? null;
  // The same press takes a resume back.
  if (detail.pause?.phase === 'resuming') return [{ kind: 'act', label: pause.stayPaused, act: { do: 'pause' }, enabled: state === 'starting' || state === 'paused', accelerator }];
  if (state === 'paused') return [{ kind: 'act', label: pause.extend, act: { do: 'extend' }, enabled: true }];
  const may = state === 'recording' || state === 'starting' || state === 'unconfirmed' || state === 'offline' || state === 'connecting';
  return [{ kind: 'act', label: pause.forCard, act: { do: 'pause' }, enabled: may, accelerator }];
}

function practiceEntries(desk: View['desk'], words: Words): MenuEntry[] {
  const { practice } = desk;
  if (!practice) return [{ kind: 'act', label: words.menu.practise, act: { do: 'practise' }, enabled: true }];
  const act = (label: string, which: PracticeAct, enabled: boolean): MenuEntry => ({ kind: 'act', label, act: { do: 'practice', act: which }, enabled });
  return [
    {
      kind: 'sub',
      label: words.practice.menu,
      entries: [
        act(words.practice.takeCall, 'take-call', !practice.inCall && !practice.disposition),
        act(words.practice.hangUp, 'hang-up', practice.inCall),
        act(words.practice.dispose, 'dispose', practice.disposition),
        practice.deaf ? act(words.practice.wakeScreen, 'wake-screen', true) : act(words.practice.sleepScreen, 'sleep-screen', true),
        { kind: 'line' },
        { kind: 'act', label: words.practice.leave, act: { do: 'leave-practice' }, enabled: true },
      ],
    },
  ];
}
