import { readFileSync } from 'node:fs';

const FOLDER = new URL('../wire/', import.meta.url);

/** Every line of one file of recorded exchanges. */
export function recorded<Line>(file: string): Line[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

/** One exchange with `agc/api.php`. */
export interface Exchange {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly params: Readonly<Record<string, string>>;
  readonly state: {
    readonly external_recording?: string;
    readonly agentStatus?: 'QUEUE' | 'INCALL' | 'PAUSED';
    readonly displayErrors?: boolean;
  } | null;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly externalRecordingAfter?: string;
}

/** One step of a session: a client's call, or something the agent screen did. */
export type Step = ClientStep | ScreenStep;

interface Seen {
  readonly step: number;
  /** Seconds since the session began. */
  readonly t?: number;
  readonly fieldBefore: string;
  readonly fieldAfter: string;
  readonly running?: number;
}

export interface ClientStep extends Seen {
  readonly who: 'client' | 'other client';
  readonly request: { readonly value: string; readonly stage?: string };
  readonly body: string;
}

export interface ScreenStep extends Seen {
  readonly who: 'agent screen';
  readonly action:
    'VDADready' | 'VDADcheckINCOMING' | 'poll' | 'MonitorConf' | 'StopMonitorConf' | 'Hangup' | 'manDiaLlogCaLL' | 'updateDISPO';
  readonly filename?: string;
  readonly says: string;
  readonly statusAfter?: string;
  readonly note?: string;
}
