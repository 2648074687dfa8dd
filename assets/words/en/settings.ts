/** The settings window: its sections, its rows, and what the recorder of a hot key says. */

/** What a setting is called and what it does. A new row gets its entry here (renderer/settings/rows.ts). */
const row = {
  language: { title: 'Language', text: 'Changes at once, in every window.' },
  textSize: { title: 'Text size', text: 'In every window. Also with Ctrl and +, − or 0.' },
  startWithSystem: { title: 'Start with the system', text: 'Read back from the system: it starts hidden, in the tray.' },
  askAgent: { title: 'Ask who sits here', text: 'For shared desks: at each start, and when the screen is unlocked.' },
  trayTheme: { title: 'Tray icon', text: 'Automatic follows the desktop. Choose by hand if the icon is hard to see.' },
  server: { title: 'Dialer', text: 'The address of your VICIdial.' },
  user: { title: 'API user', text: 'Its password is kept in the keyring and never shown.' },
  agent: { title: 'Agent number', text: 'Whose recording is shown and switched.' },
  toggle: { title: 'Start or stop', text: 'Does what the big button says.' },
  start: { title: 'Start recording', text: 'Never stops one.' },
  stop: { title: 'Stop recording', text: 'Never starts one.' },
  show: { title: 'Show Reclight', text: 'Opens the popup.' },
  tagKeys: { title: 'Tag keys', text: 'Each starts a recording with its own tag. Up to five.' },
  keyWay: { title: 'How keys arrive', text: 'Depends on the desktop.' },
  tag: { title: 'Tag of a recording', text: 'Stands at the end of its file name.' },
  tags: { title: 'Tags to choose from', text: 'Up to five, each 1 to 14 letters, digits, _ or -.' },
  sign: { title: 'Sign at each press', text: 'A small panel shows for a moment what the press did. It never takes the focus.' },
  pill: { title: 'Lamp on top', text: 'A small lamp stays above all windows. Clicks go through it.' },
  alarmSound: { title: 'Alarm sound', text: 'One short sound when it may still be recording.' },
  links: { title: 'Start by link', text: 'Off: a link may only show and stop. On: a link with your key may also start.' },
  command: { title: 'Start or stop by command', text: 'For scripts, pedals and Stream Decks.' },
};

export const settings = {
  window: 'Settings',
  search: 'Search',
  sections: 'Sections',
  found: (count: number) => (count === 0 ? 'none found' : `${count} found`),
  nothing: (what: string) => `No setting has “${what}” in its name or text.`,
  section: { general: 'General', dialer: 'Dialer', keys: 'Hot keys', tags: 'Recording and tags', notices: 'Notices and sound', links: 'Links and scripts' },
  row,
  on: 'On',
  off: 'Off',
  automatic: 'Automatic',
  systemLanguage: (name: string) => `Automatic (${name})`,
  lightBar: 'For a light bar',
  darkBar: 'For a dark bar',
  percent: (size: string) => `${size} %`,
  notSet: 'Not set',
  default: (value: string) => `Default ${value}`,
  putBack: 'Put back',
  change: 'Change…',
  copy: 'Copy',
  copied: 'Copied',
  keep: 'Keep it',
};

/** The list of tags. */
export const tagList = {
  name: (place: number) => `Tag ${place}`,
  add: 'Add a tag',
  remove: (tag: string) => `Remove ${tag}`,
  twice: 'This tag is in the list already.',
};

/** The row of a hot key, and the moments of its recorder: a head and a line. */
export const hotkey = {
  change: 'Change',
  set: 'Set a key',
  cancel: 'Cancel',
  remove: 'Remove',
  removeWarning: 'Without it only the tray and the popup start and stop.',
  lastArrived: (time: string) => `Last arrived ${time}`,
  notYet: 'Has not arrived since Reclight started',
  notWorking: 'Does not work: another program has it',
  notWorkingHere: 'Does not work: the desktop did not give it',
  startsWith: 'Starts with',
  addTagKey: 'Add a tag key',
  removeTagKey: (tag: string) => `Remove the key for ${tag}`,
  listening: { head: 'Press the keys', line: 'Ctrl, Alt or Shift with one more key. Esc cancels.' },
  listeningMac: { head: 'Press the keys', line: '⌘, ⌃ or ⌥ with one more key. Esc cancels.' },
  noKeyCame: { head: 'No key came with it', line: 'If you pressed one, another program has it. Choose another one.' },
  bare: { head: 'Alone it would be missing when you type', line: 'Hold Ctrl or Alt with it, or take a function key.' },
  altgr: (writes: string) => ({ head: 'AltGr types letters here', line: writes === '' ? 'Try Ctrl with a function key.' : `This one writes ${writes}. Try Ctrl with a function key.` }),
  option: (writes: string) => ({ head: 'Option types letters here', line: `This one writes ${writes}. Try ⌃ or ⌘ with it.` }),
  needed: {
    editing: { head: 'Every program needs it', line: 'It copies, pastes, saves or undoes. Choose another one.' },
    windows: { head: 'Every window needs it', line: 'It closes or changes windows. Choose another one.' },
    browsers: { head: 'Every browser needs it', line: 'The agent screen runs in one. Choose another one.' },
    system: { head: 'The system needs it', line: 'It never reaches other programs. Choose another one.' },
  },
  odd: { head: 'This key lies elsewhere on other keyboards', line: 'Take a letter, a digit or a function key.' },
  own: (title: string) => ({ head: 'Reclight uses it already', line: `For “${title}”. Choose another one.` }),
  taken: { head: 'Another program has it', line: 'The old key stays. Choose another one.' },
  takenNone: { head: 'Another program has it', line: 'Choose another one.' },
  refusedHere: { head: 'The desktop did not give it', line: 'Bind the command below in the desktop’s own settings.' },
  bad: { head: 'This key cannot be used', line: 'Choose another one.' },
  trying: (old: string) => ({ head: 'Press it now', line: old === '' ? 'In any window. It counts once it has arrived.' : `In any window. ${old} works until then.` }),
  arrived: { head: 'It arrived', line: 'This is your key now. Nothing was started or stopped.' },
  missed: (old: string) => ({ head: 'It did not arrive', line: old === '' ? 'No key was set.' : `${old} stays.` }),
  tagKeyTitle: (tag: string) => `Start with ${tag}`,
};

/** How keys reach the app on this desktop: a short value, and a sentence. */
export const keyWay = {
  system: { value: 'From the system', text: 'They work in every window.' },
  portal: { value: 'Through the desktop’s portal', text: 'The desktop may ask first, or want the key assigned in its own settings.' },
  xwayland: { value: 'Not in every window', text: 'On this Wayland desktop they arrive only while an older kind of window has the focus. Bind this command in the desktop’s own keyboard settings:' },
  none: { value: 'Not on this desktop', text: 'This Wayland desktop gives programs no global keys. Bind this command in its own keyboard settings:' },
};

export const links = {
  copyStart: 'Copy the start link',
  copyToggle: 'Copy the toggle link',
  newKey: 'New key',
  newKeyWarning: 'Links with the old key will start nothing any more.',
};
