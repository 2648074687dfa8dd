/** A desktop without a tray: a window at once, told once, and a launcher. */
import { describe, expect, it } from 'vitest';
import { settleTray } from '../../main/desk/no-tray';
import type { TrayHost } from '../../main/tray/host';

async function settle(host: TrayHost, { late = false, told = false, launcher = true } = {}): Promise<string[]> {
  const did: string[] = [];
  const answer = await settleTray({
    find: async () => ({ host, late }),
    offerAgain: () => void did.push('offer again'),
    becomeWindow: () => void did.push('window'),
    addLauncher: () => (did.push('launcher'), launcher),
    told: () => told,
    onTrouble: (kind) => void did.push(kind),
  });
  expect(answer).toBe(host);
  return did;
}

describe('the tray', () => {
  it.each<[string, TrayHost, Parameters<typeof settle>[1], string[]]>([
    ['is there', 'present', {}, []],
    ['can’t be told: taken as there', 'unknown', {}, []],
    ['came late: the lamp is offered again', 'present', { late: true }, ['offer again']],
    ['is not there', 'absent', { late: true }, ['window', 'launcher', 'no-tray']],
    ['is not there, which a person has seen', 'absent', { told: true }, ['window', 'launcher']],
    ['is not there, and the disk refuses a launcher', 'absent', { told: true, launcher: false }, ['window', 'launcher', 'launcher-failed']],
  ])('%s', async (_name, host, options, did) => {
    expect(await settle(host, options)).toEqual(did);
  });
});
