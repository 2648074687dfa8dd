/** What came of a wish for many: counted, and by outcome. Pure. */
import type { Bulk, BulkEnd } from '../../preload/contract';

export interface EndGroup {
  readonly how: BulkEnd;
  /** Why, where it was told. */
  readonly why: string | null;
  readonly agents: readonly string[];
}

/** What needs somebody comes first. */
const order: readonly BulkEnd[] = ['unproved', 'refused', 'not-sent', 'cancelled', 'skipped', 'proved'];

export const isRunning = ({ waiting, running }: Bulk): boolean => waiting > 0 || running.length > 0;
export const couldNot = ({ ended }: Bulk): number => ended.filter(({ how }) => how !== 'proved' && how !== 'skipped').length;
/** A single press that was proved shows in its row; everything else stays until it is read. */
export const isToBeRead = (bulk: Bulk): boolean => !isRunning(bulk) && (bulk.total > 1 || couldNot(bulk) > 0);

export function groupsOf({ ended }: Bulk): readonly EndGroup[] {
  const groups = new Map<string, { how: BulkEnd; why: string | null; agents: string[] }>();
  for (const { agent, how, told } of ended) {
    const why = how === 'proved' ? null : (told?.message ?? null);
    const key = `${how} ${why}`;
    const group = groups.get(key) ?? { how, why, agents: [] };
    group.agents.push(agent);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how));
}
