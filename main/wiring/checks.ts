/** Check connection and `doctor`: who asks the network, who knows the desk. */
import { accessSync, constants } from 'node:fs';
import { basename } from 'node:path';
import { madeMs } from '../about';
import { hostOf, isPlain } from '../agent-api';
import type { SetupCheck } from '../bridge/setup-handlers';
import { createCheck, createDoctor, type DoctorReport } from '../check';
import { shakeHands } from '../check/handshake';
import { placeOf, reach } from '../check/reach';
import type { ScreenFacts } from '../guard';
import type { Keys } from '../hotkeys';
import { authorities } from '../network';
import type { Told } from '../recorder/snapshot';
import type { TrayHost } from '../tray/host';
import type { Core } from './core';

export interface Checks {
  readonly setupCheck: SetupCheck;
  readonly doctor: () => Promise<DoctorReport>;
  /** The chosen file of a private authority, its name alone. */
  readonly authorityName: () => string | null;
}

export interface CheckDeps {
  readonly userData: string;
  readonly core: Core;
  readonly keysWorking: () => Keys;
  readonly trayHost: () => TrayHost;
  readonly troubles: () => readonly Told[];
  readonly screen: () => ScreenFacts;
  readonly onChange: () => void;
}

export function createChecks(deps: CheckDeps): Checks {
  const { dialer, settings, policy, pins, words, language, wallMs, steady } = deps.core;
  const authorityName = (): string | null => {
    const chosen = setupCheck.caFile();
    const path = chosen === undefined ? settings.get().caFile : chosen;
    return path === null ? null : basename(path);
  };
  const setupCheck: SetupCheck = createCheck({
    tryOut: dialer.tryOut,
    reach: (place, signal) => reach(place, signal, steady.now),
    handshake: (origin, caFile, signal) => shakeHands({ place: placeOf(origin), authorities: authorities(caFile === undefined ? settings.get().caFile : caFile), pin: pins.of(origin), wallMs: wallMs(), signal }),
    isHere: (origin) => !isPlain(origin),
    pinOf: pins.of,
    setPin: pins.set,
    usualMs: (origin, agent) => {
      const snapshot = dialer.snapshot();
      return !snapshot.practice && snapshot.agent === agent && snapshot.detail.server === hostOf(origin) ? snapshot.detail.usualMs : null;
    },
    wallMs,
    madeMs,
    onChange: deps.onChange,
  });
  const doctor = createDoctor({
    trial: dialer.tryStored,
    isBlocked: dialer.isBlocked,
    examine: setupCheck.examine,
    facts: () => {
      const { server, agent, toggleKey, startKey, stopKey, showKey, tagKeys } = settings.get();
      const here = dialer.snapshot();
      const troubles = deps.troubles();
      return {
        snapshot: here,
        setUp: server === '' || agent === '' ? null : { server: hostOf(server), agent },
        plain: server !== '' && isPlain(server),
        encrypted: server.startsWith('https:'),
        hasPassword: dialer.hasPassword(),
        memoryOnly: dialer.memoryOnly(),
        settingsWritable: isWritable(deps.userData) && !troubles.some(({ kind }) => kind === 'settings-not-saved'),
        keys: { wished: known([toggleKey, startKey, stopKey, showKey, ...tagKeys.map(({ key }) => key)]), working: known(Object.values(deps.keysWorking())) },
        tray: deps.trayHost(),
        practice: here.practice,
        policy: { path: policy.path, read: policy.get(), ownAllowed: policy.allows(agent) },
        troubles,
        screen: deps.screen(),
      };
    },
    words,
    language,
  });
  return { setupCheck, doctor, authorityName };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function known(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}
