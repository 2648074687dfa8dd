/** What the dialer refused or failed at, and troubles beside the recording: sentence and advice. */

/** Failure kinds of the Agent API: sentence and advice. */
export const failure = {
  'wrong-login': { message: 'Wrong user or password.', advice: 'Type the password again. Ten refusals lock the user for 15 minutes, so Reclight never repeats it by itself.' },
  'locked-out': { message: 'The user is locked out after too many refusals.', advice: 'Wait 15 minutes, then try once more, or ask your administrator to unlock it.' },
  'api-access-off': { message: 'The password is right, but this user may not use the API.', advice: 'Ask your administrator to set “Agent API Access” to 1 for this user.' },
  'no-permission': { message: 'This user may not use the recording function.', advice: 'Ask your administrator to allow “recording” in the user’s “Allowed API Functions”.' },
  'api-off': { message: 'The dialer’s API is switched off.', advice: 'Ask your administrator to enable the Agent API in the system settings.' },
  'address-blocked': { message: 'The dialer refuses this computer’s address.', advice: 'Ask your administrator to add it to the IP list.' },
  'no-active-server': { message: 'The dialer has no active server for logins.', advice: 'Ask your administrator, then try once more.' },
  'not-allowed': { message: 'This agent is not on the list of agents that may be switched here.', advice: 'Ask your administrator for a new list.' },
  'bad-source': { message: 'The dialer refuses the name this program gives itself.', advice: 'Update Reclight, or tell its makers.' },
  'unknown-agent': { message: 'The dialer knows no such agent.', advice: 'Check the agent number.' },
  'not-logged-in': { message: 'The agent is not logged in.', advice: 'Log in to VICIdial, or change the agent.' },
  'not-vicidial': { message: 'What answered is not a VICIdial dialer.', advice: 'Check the address. A hotel or guest network may be answering instead.' },
  'too-old': { message: 'This VICIdial is too old: it has no recording function.', advice: 'Ask your administrator for version 2.6 or newer.' },
  unreachable: { message: 'The dialer cannot be reached.', advice: 'Check the network and the address.' },
  timeout: { message: 'The dialer did not answer within 5 s.', advice: 'Reclight tries again by itself.' },
  tls: { message: 'The encrypted connection failed.', advice: 'The certificate is not trusted here, has expired or names another host. Ask your administrator.' },
  http: { message: 'The dialer answered with an error.', advice: 'Its database may be down. Reclight tries again by itself.' },
  unreadable: { message: 'The dialer’s answer could not be read.', advice: 'Reclight tries again by itself. If it stays, check the address.' },
};

/** The same failures in a few words, for a row of facts. */
export const brief = {
  'wrong-login': 'wrong user or password',
  'locked-out': 'locked out for a while',
  'api-access-off': 'no API access for this user',
  'no-permission': 'this user may not record',
  'api-off': 'its API is switched off',
  'address-blocked': 'not from this computer',
  'no-active-server': 'no active server',
  'not-allowed': 'this agent is not on the list',
  'bad-source': 'not with this program',
  'unknown-agent': 'no such agent',
  'not-logged-in': 'agent not logged in',
  'not-vicidial': 'not a VICIdial dialer',
  'too-old': 'too old for recording',
  unreachable: 'cannot be reached',
  timeout: 'no answer within 5 s',
  tls: 'certificate not trusted',
  http: 'an error of the dialer',
  unreadable: 'answer not readable',
};

/** Trouble beside the recording, shown until seen. */
export const trouble = {
  'settings-broken': (kept: string) => ({ message: 'The settings could not be read and were put back to their defaults.', advice: `The old file was kept as ${kept}` }),
  'settings-newer': { message: 'The settings were written by a newer Reclight and are not changed.', advice: 'Update Reclight. Until then your changes last until it quits.' },
  'settings-not-saved': { message: 'The settings could not be saved.', advice: 'Free some disk space or check the folder’s rights. They last until Reclight quits.' },
  'vault-broken': (kept: string) => ({ message: 'The stored password could not be read.', advice: `Type it again. The old file was kept as ${kept}` }),
  'vault-foreign': { message: 'The stored password belongs to another computer or user.', advice: 'Type it again. The old one is kept until then.' },
  'vault-locked': { message: 'The keyring is locked or missing.', advice: 'Unlock it and start Reclight again, or type the password again.' },
  'vault-memory': { message: 'The password is not stored: there is no keyring, or the disk refuses.', advice: 'It is kept until Reclight quits.' },
  'word-broken': (kept: string) => ({ message: 'The note about the last press could not be read.', advice: `Look at VICIdial whether it records. The old file was kept as ${kept}` }),
  'note-not-kept': { message: 'A note about a press could not be written.', advice: 'A stop is sent all the same, a start is not. Free some disk space: a crash now would forget the press.' },
  'key-taken': (key: string) => ({ message: `Another program has the key ${key}.`, advice: 'The old key stays. Choose another one.' }),
  'key-bad': (key: string) => ({ message: `The key ${key} cannot be used.`, advice: 'Choose another one.' }),
  'key-double': (key: string) => ({ message: `The key ${key} is set twice.`, advice: 'It does the first of the two. Choose another one in the settings.' }),
  'key-desktop': (key: string) => ({ message: `This desktop did not give Reclight the key ${key}.`, advice: 'Bind the command of the settings window in the desktop’s own settings.' }),
  'socket-failed': { message: 'The command line cannot reach Reclight.', advice: 'Another Reclight may be running for this user.' },
  'refusal-broken': (kept: string) => ({ message: 'The note about the last refused login could not be read.', advice: `The old file was kept as ${kept}` }),
};
