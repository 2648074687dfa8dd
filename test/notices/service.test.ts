/** Whether a desktop notice may be shown: asked of the bus, by a child that ends. */
import { describe, expect, it } from 'vitest';
import { isServed } from '../../main/notices/service';

interface Bus {
  readonly programs: readonly string[];
  readonly owned: boolean;
  readonly startable: boolean;
}

async function asked(platform: NodeJS.Platform, bus: Bus): Promise<{ answer: boolean; ran: string[] }> {
  const ran: string[] = [];
  const answer = await isServed(platform, async (program, args) => {
    const call = args.join(' ');
    if (!call.includes('org.freedesktop.Notifications')) throw new Error(`asks for something else: ${call}`);
    const method = call.includes('NameHasOwner') ? 'owner' : call.includes('StartServiceByName') ? 'start' : 'other';
    ran.push(`${program} ${method}`);
    if (!bus.programs.includes(program)) return null;
    if (method === 'owner') return program === 'gdbus' ? `(${bus.owned},)` : `   boolean ${bus.owned}`;
    return bus.startable ? '   uint32 1' : null;
  });
  return { answer, ran };
}

describe('on Linux', () => {
  it('one who runs already is enough', async () => {
    expect(await asked('linux', { programs: ['dbus-send'], owned: true, startable: false })).toEqual({ answer: true, ran: ['dbus-send owner'] });
  });
  it('one who can be started is started first, so that showing does not wait for it', async () => {
    expect(await asked('linux', { programs: ['dbus-send'], owned: false, startable: true })).toEqual({ answer: true, ran: ['dbus-send owner', 'dbus-send start'] });
  });
  it('the second program does where the first is missing', async () => {
    expect(await asked('linux', { programs: ['gdbus'], owned: true, startable: false })).toEqual({ answer: true, ran: ['dbus-send owner', 'gdbus owner'] });
  });
  it('nobody who serves, or no program to ask with: no', async () => {
    expect((await asked('linux', { programs: ['dbus-send', 'gdbus'], owned: false, startable: false })).answer).toBe(false);
    expect((await asked('linux', { programs: [], owned: true, startable: true })).answer).toBe(false);
  });
  it('a bus that cannot be reached says no', async () => {
    const before = process.env['DBUS_SESSION_BUS_ADDRESS'];
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/at/all';
    try {
      expect(await isServed('linux')).toBe(false);
    } finally {
      if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
      else process.env['DBUS_SESSION_BUS_ADDRESS'] = before;
    }
  });
});

it.each(['win32', 'darwin'] as const)('on %s nobody is asked', async (platform) => expect(await asked(platform, { programs: [], owned: false, startable: false })).toEqual({ answer: true, ran: [] }));
