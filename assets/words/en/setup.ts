/** The first start, the form that connects to a dialer, and what it says of a bad entry. */

export const welcome = {
  window: 'Welcome',
  title: 'Know whether the call is really recorded',
  lead: 'Reclight sits in the tray, starts and stops the recording with one key, and shows only what the dialer has proved.',
  practise: 'Practise',
  practiseText: 'A small dialer inside the app. Nothing is recorded and nothing leaves this computer.',
  practiseButton: 'Practise now',
  connect: 'Connect to my dialer',
  connectText: 'You need its address, an API user with password, and your agent number.',
  connectButton: 'Connect…',
  /** The letter that presses it. */
  connectKey: 'C',
  language: 'Language',
  foot: 'You can change over at any time, from the tray.',
};

export const setup = {
  window: 'Connect to my dialer',
  server: 'Dialer',
  serverHint: 'https://dialer.example',
  user: 'API user',
  password: 'Password',
  passwordKept: 'kept, leave empty',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  agent: 'Your agent number',
  allowHttp: 'Use it without encryption',
  allowHttpText: 'Everybody on the network can read the password.',
  back: 'Back',
  memoryOnly: 'No keyring was found. The password is kept until Reclight quits, and asked for again then.',
};

/** What the setup form and `reclight setup` say of a bad entry. */
export const form = {
  'server-empty': { message: 'The address of the dialer is missing.', advice: 'For example https://dialer.example' },
  'server-bad': { message: 'This is not an address.', advice: 'For example https://dialer.example' },
  'server-scheme': { message: 'The address must begin with https://', advice: 'For example https://dialer.example' },
  'server-path': { message: 'Only the host belongs here, without a path.', advice: 'For example https://dialer.example' },
  'server-login': { message: 'No user or password belongs in the address.', advice: 'Type them into their own fields.' },
  'server-http': { message: 'This address is not encrypted: everybody on the network could read the password.', advice: 'Use https://, or say yes to “without encryption”.' },
  'user-bad': { message: 'The API user is missing or has characters that VICIdial drops.', advice: 'Letters, digits, - and _ only.' },
  'password-empty': { message: 'The password is missing.', advice: 'Type the API user’s password.' },
  'password-dropped': { message: 'VICIdial drops some characters of this password, so it can never match.', advice: 'It keeps letters, digits and - _ . + / = only. Ask your administrator for another one.' },
  'agent-bad': { message: 'The agent number is missing or has characters that VICIdial drops.', advice: 'Letters, digits, - and _ only.' },
  'bad-value': { message: 'This value cannot be used.', advice: 'The old one stays.' },
  'not-a-form': { message: 'This could not be understood.', advice: 'Nothing was done.' },
};
