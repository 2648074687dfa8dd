/** What is wrong with the policy's file, and where. */
import type { BrokenPolicy } from '../../main/settings/policy';
import type { Words } from './en';

export function policyFault({ why, line, key }: BrokenPolicy, { policy }: Words): string {
  const fault = policy.fault[why](key ?? '');
  return line === null ? fault : policy.inLine(line, fault);
}
