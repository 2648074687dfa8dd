/**
 * bridge: main's side of the preload contract; the one choke point that every call of a window passes.
 *
 * Promises: only our own windows' main frame is heard, only payloads of the contract pass, refusals are data. The only
 * place that may listen on ipcMain (lint-enforced). Called by windows; must not know what a call does.
 */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { callChannels, type CallName, type Calls, type Reply } from '../../preload/contract';
import type { Told } from '../recorder/snapshot';
import { schemas } from './schemas';

export type Handlers = { readonly [K in CallName]: (ask: Calls[K]['ask'], contentsId: number) => Promise<Calls[K]['answer']> };

export interface BridgeDeps {
  readonly handlers: Handlers;
  readonly isOurs: (contentsId: number) => boolean;
  readonly origin: string;
  readonly refusal: () => Told;
  readonly onRefused: (call: CallName, why: 'sender' | 'payload') => void;
}

export function createBridge(deps: BridgeDeps): { readonly close: () => void } {
  for (const name of Object.keys(callChannels) as CallName[]) ipcMain.handle(callChannels[name], (event, ...payload: unknown[]) => answer(name, event, payload));

  async function answer<K extends CallName>(name: K, event: IpcMainInvokeEvent, payload: readonly unknown[]): Promise<Calls[K]['answer'] | Reply> {
    if (!isOurSender(event)) return refuse(name, 'sender');
    const read = v.safeParse(schemas[name], payload[0]);
    if (!read.success || payload.length > 1) return refuse(name, 'payload');
    return deps.handlers[name](read.output, event.sender.id);
  }

  function isOurSender(event: IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    return deps.isOurs(event.sender.id) && frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${deps.origin}/`);
  }

  function refuse(name: CallName, why: 'sender' | 'payload'): Reply {
    deps.onRefused(name, why);
    return { ok: false, failure: deps.refusal() };
  }

  return {
    close: () => {
      for (const channel of Object.values(callChannels)) ipcMain.removeHandler(channel);
    },
  };
}
