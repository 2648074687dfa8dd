/** Is there a tray? Over what each of the three programs really prints, and over answers that never come. */
import { describe, expect, it } from 'vitest';
import { awaitTrayHost, findTrayHost, type TrayHost } from '../../main/tray/host';

/** What `gdbus`, `busctl` and `dbus-send` print for yes and no; seen on Debian 12. */
const prints: Readonly<Record<string, { readonly owned: (yes: boolean) => string; readonly hosted: (yes: boolean) => string }>> = {
  gdbus: { owned: (yes) => `(${yes},)\n`, hosted: (yes) => `(<${yes}>,)\n` },
  busctl: { owned: (yes) => `b ${yes}\n`, hosted: (yes) => `b ${yes}\n` },
  'dbus-send': { owned: (yes) => `   boolean ${yes}\n`, hosted: (yes) => `   variant       boolean ${yes}\n` },
};

interface Desk {
  readonly has: readonly string[];
  readonly owned: boolean;
  /** Null: whoever owns the name does not answer. */
  readonly hosted?: boolean | null;
  readonly xembed?: boolean | null;
}

async function ask(desk: Desk): Promise<{ host: TrayHost; ran: string[] }> {
  const ran: string[] = [];
  const host = await findTrayHost({
    run: async (program, args) => {
      ran.push(program);
      const says = prints[program];
      if (!says || !desk.has.includes(program)) return null;
      if (args.some((word) => word.includes('NameHasOwner'))) return says.owned(desk.owned);
      return desk.hosted === null || desk.hosted === undefined ? null : says.hosted(desk.hosted);
    },
    hasXEmbed: async () => desk.xembed ?? null,
  });
  return { host, ran };
}

describe.each(Object.keys(prints))('asked by %s', (program) => {
  it.each<[string, Omit<Desk, 'has'>, TrayHost]>([
    ['a tray that shows icons', { owned: true, hosted: true }, 'present'],
    ['a watcher without anybody who shows icons', { owned: true, hosted: false }, 'absent'],
    ['no watcher', { owned: false }, 'absent'],
    ['no watcher, but a tray of the old kind', { owned: false, xembed: true }, 'present'],
    ['a watcher without a host, and a tray of the old kind', { owned: true, hosted: false, xembed: true }, 'present'],
    ['a watcher that does not answer', { owned: true, hosted: null }, 'unknown'],
  ])('%s', async (_name, desk, host) => {
    expect((await ask({ ...desk, has: [program] })).host).toBe(host);
  });
});

describe('nobody to ask', () => {
  it('is not called absent', async () => {
    expect((await ask({ has: [], owned: false })).host).toBe('unknown');
  });

  it('the first that answers is enough', async () => {
    expect((await ask({ has: ['busctl', 'dbus-send'], owned: false })).ran).toEqual(['gdbus', 'busctl']);
  });
});

describe('a panel that comes late', () => {
  const late = async (answers: readonly TrayHost[]) => {
    const left = [...answers];
    const pauses: number[] = [];
    const found = await awaitTrayHost(async () => left.shift() ?? 'absent', [1000, 2000], async (ms) => void pauses.push(ms));
    return { ...found, pauses };
  };

  it.each<[readonly TrayHost[], Awaited<ReturnType<typeof late>>]>([
    [['present'], { host: 'present', late: false, pauses: [] }],
    [['unknown'], { host: 'unknown', late: false, pauses: [] }],
    [['absent', 'present'], { host: 'present', late: true, pauses: [1000] }],
    [['absent', 'absent', 'present'], { host: 'present', late: true, pauses: [1000, 2000] }],
    [['absent', 'absent', 'absent'], { host: 'absent', late: true, pauses: [1000, 2000] }],
  ])('%j', async (answers, found) => {
    expect(await late(answers)).toEqual(found);
  });
});
