/**
 * What must hold after every step. Each rule judges what the app shows and sends by what is true on the dialer.
 *
 * Letters are those of docs/reliability.md. A breach that no client of this API could avoid carries the name of its
 * known limit (known-limits.ts); any other is a violation.
 */
import type { Snapshot } from '../../../main/recorder/snapshot';
import type { Press } from '../app';
import { login } from '../dialer';
import { createLateIdRules } from './late-ids';
import { createLightRules } from './lights';
import { createPauseRules } from './pauses';
import { createPressRules } from './presses';
import { createRefusalRules } from './refusals';
import { createScene, type Breach, type SceneDeps } from './scene';
import { createWishRules } from './wishes';

export interface Rules {
  readonly onSnapshot: (snapshot: Snapshot, life: number) => void;
  readonly onSettled: (press: Press) => void;
  /** After every step. */
  readonly step: () => void;
  /** When all is healed and a while has passed: light and truth agree. `callEnded`: and no call is left that a word could belong to. */
  readonly end: (callEnded: boolean) => void;
  readonly breaches: readonly Breach[];
}

export function createRules(deps: SceneDeps): Rules {
  const scene = createScene(deps);
  const { clock, network, breach, startedAt } = scene;
  const pauses = createPauseRules(scene);
  const lights = createLightRules(scene, pauses.mayStandOpen);
  const wishes = createWishRules(scene);
  const lateIds = createLateIdRules(scene, wishes.provedAt);
  const presses = createPressRules(scene, pauses.sentByItself);
  const refusals = createRefusalRules(scene);
  const recent: number[] = [];
  let seenNotes = 0;

  function newNotes(): void {
    for (; seenNotes < network.notes.length; seenNotes++) {
      const note = network.notes[seenNotes]!;
      recent.push(note.postedAt);
      if (note.value === 'START') presses.startSent(note);
      if (note.value === 'STOP') wishes.stopSent(note);
      if (note.value === 'STOP') lateIds.stopSent();
      if (note.value !== 'version') refusals.sent(note);
    }
    refusals.hear();
  }

  /** (g): never in bursts, and never much more than what happened asks for. */
  function load(): void {
    const now = clock.now();
    while (recent.length > 0 && recent[0]! < now - 1000) recent.shift();
    if (recent.length > 12) breach('g', `${recent.length} calls in one second`);
    const lives = scene.app().life();
    if (network.inAir() > 2 * lives) breach('g', 'more than two connections');
    const allowed = 40 + 45 * (scene.stirs() + lives) + (now - startedAt) / 1900;
    if (network.notes.length > allowed) breach('g', `${network.notes.length} calls in ${now - startedAt} ms`);
  }

  /** (h) */
  function secrets(text: string): void {
    if (text.includes(login.password) || text.includes('SELECT')) breach('h', 'a secret is shown or kept');
  }

  return {
    onSnapshot(snapshot, life) {
      secrets(JSON.stringify(snapshot));
      const before = scene.last();
      scene.show({ snapshot, life, at: clock.now() });
      wishes.shown(before, snapshot, life);
      pauses.shown(before, snapshot, life);
    },
    onSettled(press) {
      secrets(JSON.stringify(press.outcome));
      presses.settled(press);
    },
    step() {
      scene.lookAround();
      lights.witness();
      refusals.usableAnswer();
      newNotes();
      if (scene.app().asleep()) return;
      pauses.step();
      lights.step();
      presses.step();
      lateIds.step();
      load();
    },
    end(callEnded) {
      secrets(scene.app().disk());
      lights.end(callEnded);
    },
    breaches: scene.breaches,
  };
}

export type { Breach } from './scene';
