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
  pause: { title: 'Pause for card', text: 'Begins a card pause, and resumes after it.' },
  tagKeys: { title: 'Tag keys', text: 'Each starts a recording with its own tag. Up to five.' },
  keyWay: { title: 'How keys arrive', text: 'Depends on the desktop.' },
  tag: { title: 'Tag of a recording', text: 'Stands at the end of its file name.' },
  tags: { title: 'Tags to choose from', text: 'Up to five, each 1 to 14 letters, digits, _ or -.' },
  pauseSeconds: { title: 'Length of a pause', text: 'How long a card pause lasts when nobody says otherwise.' },
  pauseMostSeconds: { title: 'Longest pause', text: 'Nobody can ask for a longer one.' },
  pauseEnd: { title: 'When its time is up', text: 'If it asks, the card pause goes on until you answer.' },
  alsoRecorded: { title: 'Does this dialer also record elsewhere?', text: 'In stereo, at a gateway, or the screen. Reclight sees and pauses only VICIdial’s own recording.' },
  guardUnrecorded: { title: 'In a call, not recorded', text: 'Tells you once per call, with a Record button.' },
  guardOutlives: { title: 'Still recording after the call', text: 'When you are paused or ready and a recording runs.' },
  guardPause: { title: 'Pause longer than', text: 'Tells you when a card pause runs longer.' },
  guardLimit: { title: 'Recording near its limit', text: 'VICIdial cuts it after so long. Offers a second one 2 minutes before.' },
  guardScreen: { title: 'Slow agent screen', text: 'When a start takes longer to be proved.' },
  sign: { title: 'Sign at each press', text: 'A small panel shows for a moment what the press did. It never takes the focus.' },
  pill: { title: 'Lamp on top', text: 'A small lamp stays above all windows. Clicks go through it.' },
  alarmSound: { title: 'Alarm sound', text: 'One short sound when it may still be recording.' },
  pauseSound: { title: 'Sound while a pause waits', text: 'The same sound each time a card pause asks whether to resume.' },
  openHistory: { title: 'What was asked and proved', text: 'Day by day, with the page of each call.' },
  policyAgents: { title: 'Agents that may be switched', text: 'All whom your API user may see, unless the policy of this computer names them.' },
  boardCallsPerMinute: { title: 'Most calls of the board', text: 'In any minute, to one dialer. Fewer calls, older knowledge.' },
  keepDays: { title: 'Keep the history for', text: 'Older days are deleted from this computer.' },
  historyTo: { title: 'Copy the history to a folder', text: 'A folder or share that gets the same lines, a file per agent and day.' },
  verifyFiles: { title: 'Look for the finished file', text: 'Asks the dialer after the call, where your API user may.' },
  links: { title: 'Start by link', text: 'Off: a link may only show and stop. On: a link with your key may also start.' },
  command: { title: 'Start or stop by command', text: 'For scripts, pedals and Stream Decks.' },
};

export const settings = {
  window: 'Settings',
  search: 'Search',
  sections: 'Sections',
  found: (count: number) => (count === 0 ? 'none found' : `${count} found`),
  nothing: (what: string) => `No setting has “${what}” in its name or text.`,
  section: { general: 'General', dialer: 'Dialer', keys: 'Hot keys', tags: 'Recording and tags', pause: 'Card pause', guard: 'Guard', notices: 'Notices and sound', board: 'Board', history: 'History', links: 'Links and scripts' },
  row,
  on: 'On',
  off: 'Off',
  automatic: 'Automatic',
  systemLanguage: (name: string) => `Automatic (${name})`,
  lightBar: 'For a light bar',
  darkBar: 'For a dark bar',
  percent: (size: string) => `${size} %`,
  /** What a number counts, beside it. */
  unit: { seconds: () => 's', minutes: () => 'min', days: (count: number): string => (count === 1 ? 'day' : 'days'), calls: () => 'a minute' },
  amount: (count: number, unit: string) => `${count} ${unit}`,
  outOfBounds: (least: number, most: number, unit: string) => `${least} to ${most} ${unit}.`,
  oldStays: 'The old value stays.',
  /** Where another setting bounds it. */
  boundBy: { pauseSeconds: 'The longest pause is set below it.', pauseMostSeconds: 'Not shorter than the usual pause.' },
  pauseEnd: { ask: 'Ask me', resume: 'Resume by itself' },
  alsoRecorded: { unknown: 'I don’t know', yes: 'Yes', no: 'No' },
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
  arrivedPause: { head: 'It arrived', line: 'This is your pause key now. Nothing was paused.' },
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

/** The folder that gets the history too. */
export const historyFolder = {
  choose: 'Choose a folder…',
  drop: 'Stop copying',
  dialog: 'The folder that gets a copy of the history',
  'not-writable': { message: 'Reclight may not write in this folder.', advice: 'Choose another one, or ask who looks after it.' },
  'our-own': { message: 'Reclight keeps its own files there.', advice: 'Choose another folder.' },
};
