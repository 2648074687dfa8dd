/** What the setup window's calls do: check, trust, choose an authority, save. */
import type { Words } from '../../assets/words/en';
import type { Reply, SetupField, SetupForm } from '../../preload/contract';
import { survivesServerFilter } from '../agent-api';
import type { CheckRoom } from '../check';
import type { Dialer, SetUpFault } from '../dialer';
import type { Told } from '../recorder/snapshot';
import type { Handlers } from './index';

export type SetupCheck = CheckRoom<SetupForm, { readonly field: SetupField; readonly fault: SetUpFault }>;

export interface SetupHandlerDeps {
  readonly dialer: Dialer;
  readonly setupCheck: SetupCheck;
  readonly words: () => Words;
  /** A file that a person chooses in a dialog of the desktop; null: none. */
  readonly chooseFile: (contentsId: number) => Promise<string | null>;
  readonly showPopup: () => void;
  readonly closeWindow: (contentsId: number) => void;
}

type Names = 'saveSetup' | 'checkConnection' | 'cancelCheck' | 'trustCertificate' | 'notMyDialer' | 'chooseAuthority' | 'dropAuthority' | 'judgePassword' | 'showLight';

const done: Reply = { ok: true };

export function setupHandlers(deps: SetupHandlerDeps): Pick<Handlers, Names> {
  const { dialer, setupCheck, words } = deps;
  const told = (fault: SetUpFault): Told => (fault === 'not-allowed' ? dialer.whyNotAllowed() : { kind: fault, ...words().form[fault] });

  return {
    saveSetup: async (form) => {
      const reply = await dialer.setUp(form, setupCheck.caFile());
      return reply.ok ? reply : { ok: false, field: reply.field, failure: told(reply.fault) };
    },
    checkConnection: async (form) => {
      const started = setupCheck.start(form);
      return 'fault' in started ? { ok: false, field: started.field, failure: told(started.fault) } : { ok: true };
    },
    cancelCheck: async () => {
      setupCheck.cancel();
      return done;
    },
    trustCertificate: async ({ fingerprint }) => (setupCheck.trust(fingerprint) ? done : { ok: false, failure: { kind: 'not-shown', ...words().check.notShown } }),
    notMyDialer: async () => {
      setupCheck.decline();
      return done;
    },
    chooseAuthority: async (_ask, contentsId) => {
      const path = await deps.chooseFile(contentsId);
      const fault = path === null ? null : setupCheck.chooseAuthority(path);
      return fault === null ? { ok: true, chosen: path !== null } : { ok: false, failure: { kind: fault, ...words().authority[fault] } };
    },
    dropAuthority: async () => {
      setupCheck.dropAuthority();
      return done;
    },
    judgePassword: async ({ password }) => ({ ok: true, dropsCharacters: password !== '' && !survivesServerFilter(password) }),
    showLight: async (_ask, contentsId) => {
      deps.closeWindow(contentsId);
      deps.showPopup();
      return done;
    },
  };
}
