/** Starting with the system, and a desktop without a tray. */

export const system = {
  comment: 'Shows whether the call is really being recorded',
  toggle: 'Start or stop recording',
  'autostart-failed': { message: 'Reclight could not be set to start with the system.', advice: 'The system refused it. Check the rights of your own folders, or ask your administrator.' },
  'autostart-not-off': { message: 'Reclight still starts with the system.', advice: 'The system refused to change that. Check the rights of your own folders, or ask your administrator.' },
  'autostart-approval': { message: 'The system does not let Reclight start with it yet.', advice: 'Allow it in the System Settings, under General, Login Items.' },
  'autostart-switched-off': { message: 'Reclight no longer starts with the system.', advice: 'It was switched off there. Switch it on again in the settings, if you want it.' },
  'autostart-development': { message: 'A development run does not start with the system.', advice: 'Only a packaged Reclight does.' },
  'no-tray': { message: 'This desktop has no tray, so Reclight is a small window.', advice: 'Closing it quits Reclight. On GNOME, the extension “AppIndicator” brings a tray; then start Reclight again.' },
  'launcher-failed': { message: 'Reclight could not be added to the desktop’s menu.', advice: 'Check the rights of the folder .local/share in your home.' },
};
