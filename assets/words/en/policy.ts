/** The machine-wide policy: what it holds, and what is wrong with it (docs/policy.md). */
import type { PolicyFault } from '../../../main/settings/policy';
import { plural } from '../plural';

export const policy = {
  held: 'Held by policy',
  /** In the popup, instead of what a server says. */
  says: 'Policy says',
  nothingAsked: 'Nothing is asked or sent',
  heldCount: (count: number) => plural('en', count, { one: '1 setting is held by your company’s policy', other: `${count} settings are held by your company’s policy` }),
  /** Who may be switched: everybody, so many, nobody but who sits here. */
  everybody: 'All',
  agents: (count: number): string => (count === 0 ? 'None' : plural('en', count, { one: '1 agent', other: `${count} agents` })),
  onlyOwn: 'Only your own',
  /** A setting that the policy holds was to be changed. */
  refused: { message: 'This setting is held by the policy of this computer.', advice: 'Ask your administrator to change it.' },
  /** Instead of "not on the list": there is no list that could be read. */
  notAllowed: { message: 'The policy of this computer cannot be used, so only this desk’s own agent may be switched here.', advice: 'Ask your administrator: reclight doctor names the line.' },
  trouble: (path: string, fault: string) => ({ message: `The policy of this computer cannot be used: ${fault}.`, advice: `Until it is mended only this desk’s own agent may be seen and switched. It lies at ${path}` }),
  inLine: (line: number, fault: string) => `line ${line}, ${fault}`,
  fault: {
    unreadable: () => 'it cannot be read',
    'too-large': () => 'it is larger than 1 MB',
    'not-utf8': () => 'it is not text in UTF-8',
    'not-json': () => 'no JSON from there on',
    'not-an-object': () => 'it must begin with {',
    newer: () => 'it was written for a newer Reclight',
    'no-version': () => '“version” is missing',
    'unknown-key': (key: string) => `“${key}” is not known`,
    twice: (key: string) => `“${key}” stands there twice`,
    missing: (key: string) => `“${key}” is missing`,
    'bad-value': (key: string) => `“${key}” has a value that it cannot have`,
  } satisfies Readonly<Record<PolicyFault, (key: string) => string>> as Readonly<Record<PolicyFault, (key: string) => string>>,
  /** `reclight doctor`. */
  none: 'none: every agent is allowed',
  holds: (parts: string, path: string) => `held: ${parts} (${path})`,
  holdsNothing: 'nothing',
  calls: (count: number) => plural('en', count, { one: '1 call a minute', other: `${count} calls a minute` }),
  broken: (path: string, fault: string) => ({ message: `It cannot be used: ${path}: ${fault}.`, advice: 'Until it is mended only this desk’s own agent may be seen and switched. docs/policy.md has an example.' }),
  ownForbidden: (agent: string, path: string) => ({ message: `Agent ${agent} of this desk is not on the list in ${path}.`, advice: 'Have it added there, or set another agent up.' }),
};
