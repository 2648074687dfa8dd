/** Exposes `window.reclight`: the calls of the contract, and nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { callChannels, viewChannel, type Bridge, type CallName, type View } from './contract';

const calls = Object.fromEntries((Object.keys(callChannels) as CallName[]).map((name) => [name, (ask?: unknown) => ipcRenderer.invoke(callChannels[name], ask)]));

const bridge = {
  ...calls,
  onView: (listener: (view: View) => void) => {
    const hear = (_event: unknown, view: View): void => listener(view);
    ipcRenderer.on(viewChannel, hear);
    return () => void ipcRenderer.off(viewChannel, hear);
  },
} as Bridge;

contextBridge.exposeInMainWorld('reclight', bridge);
