/** Which drawing lies on which bar; that every one exists is said where they are drawn (test/icons). */
import { describe, expect, it } from 'vitest';
import { GLYPHS } from '../../scripts/icons.mjs';
import { glyphOf } from '../../assets/words/say';
import { barOf, imagePath } from '../../main/tray/image';
import { lightNames, lights } from '../words/snapshots';

describe('imagePath', () => {
  it.each([
    ['linux', false, 'light', '/i/tray/22/recording-light.png'],
    ['linux', true, 'dark', '/i/tray/22/recording-dark-practice.png'],
    ['freebsd', false, 'dark', '/i/tray/22/recording-dark.png'],
    ['win32', false, 'dark', '/i/tray/recording-dark.ico'],
    ['win32', true, 'light', '/i/tray/recording-light-practice.ico'],
    ['darwin', false, 'dark', '/i/tray/recordingTemplate.png'],
    ['darwin', true, 'light', '/i/tray/recording-practiceTemplate.png'],
  ] as const)('%s, practice %s, a %s bar', (platform, practice, bar, path) => {
    expect(imagePath('/i', { glyph: 'recording', practice, bar, platform })).toBe(path);
  });

  it('names another file for each light, and one that is drawn', () => {
    const glyphs = lightNames.map((name) => glyphOf(lights[name]));
    for (const glyph of glyphs) expect(GLYPHS).toContain(glyph);
  });
});

describe('barOf', () => {
  it.each([
    ['light', true, 'GNOME', 'light'],
    ['dark', false, 'KDE', 'dark'],
    ['auto', true, 'KDE', 'dark'],
    ['auto', false, 'KDE', 'light'],
    ['auto', false, '', 'light'],
    ['auto', false, 'ubuntu:GNOME', 'dark'],
    ['auto', false, 'Unity', 'dark'],
    ['auto', false, 'XFCE', 'light'],
  ] as const)('set to %s, a dark desktop: %s, %s', (setting, dark, desktop, bar) => {
    expect(barOf(setting, dark, desktop)).toBe(bar);
  });
});
