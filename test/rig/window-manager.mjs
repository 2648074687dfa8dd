// A window manager, without which a click beside a window does not take its focus. It binds no keys: those are the
// app's. Called by desk.mjs.
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, track } from '../../scripts/lib/processes.mjs';
import { until } from './condition.mjs';

const onPress = (context, ...actions) =>
  `<context name="${context}"><mousebind button="Left" action="Press">${actions
    .map((name) => `<action name="${name}"/>`)
    .join('')}</mousebind></context>`;

const CONFIGURATION = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <desktops><number>1</number></desktops>
  <keyboard/>
  <mouse>${onPress('Client', 'Focus', 'Raise')}${onPress('Desktop', 'Focus')}</mouse>
</openbox_config>
`;

/** Starts openbox and waits until it manages the screen. @param {{home: string, env: Record<string, string>}} place */
export async function startWindowManager({ home, env }) {
  const file = join(home, 'openbox.xml');
  writeFileSync(file, CONFIGURATION);
  const manager = track(spawn('openbox', ['--sm-disable', '--config-file', file], { stdio: 'ignore', env }));
  const managed = () =>
    new Promise((resolve) => execFile('xdotool', ['get_num_desktops'], { env }, (error) => resolve(error === null)));
  await until(managed, { what: 'the window manager' });
  return { stop: () => endChild(manager) };
}
