/** Exposes `window.reclight`: the calls of the contract, and nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { boardChannel, callChannels, viewChannel, type Bridge, type CallName } from './contract';

const calls = Object.fromEntries((Object.keys(callChannels) as CallName[]).map((name) => [name, (ask?: unknown) => ipcRenderer.invoke(callChannels[name], ask)]));

/** What main sends on a channel, for as long as the window listens. */
function from(channel: string): (listener: (what: unknown) => void) => () => void {
  return (listener) => {
    const hear = (_event: unknown, what: unknown): void => listener(what);
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.off(channel, hear);
  };
}

const bridge = { ...calls, onView: from(viewChannel), onBoard: from(boardChannel) } as Bridge;

contextBridge.exposeInMainWorld('reclight', bridge);
