/** The settings window's pure parts: its rows, its search, its defaults, and the moments of a new key. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { shownSettings } from '../../main/settings/defaults';
import type { Desk } from '../../preload/contract';
import { changedOf } from '../../renderer/settings/defaults';
import { momentOf, titleOf } from '../../renderer/settings/moment';
import { rows, sections, tagsWith, type Control, type RowId } from '../../renderer/settings/rows';
import { findRows, markedOf } from '../../renderer/settings/search';
import { settingsStates } from './settings-states';
import { quietDesk } from './snapshots';

const control = (id: RowId): Control => rows.find((row) => row.id === id)?.control ?? { kind: 'links' };

describe('the rows', () => {
  it('show every setting that a window may change, each once', () => {
    const named = rows.flatMap(({ control }) => (control.kind === 'watch' ? [control.name, control.number] : 'name' in control ? [control.name] : control.kind === 'tags' ? ['tags'] : control.kind === 'tag-keys' ? ['tagKeys'] : []));
    expect(named.sort()).toEqual([...shownSettings].sort());
  });

  it('have one entry each in the dictionary, and a section that is shown', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(en.settings.row).sort());
    expect(Object.keys(en.settings.section).sort()).toEqual([...sections].sort());
    expect(new Set(rows.map(({ section }) => section))).toEqual(new Set(sections));
  });

  it('offer what is set, also a tag that is in no list', () => {
    for (const { control } of rows) if (control.kind === 'choice') expect(control.options(quietDesk, en).map(({ value }) => value)).toContain(quietDesk.settings[control.name]);
    expect(tagsWith(['_A', '_B'], '_B')).toEqual(['_A', '_B']);
    expect(tagsWith(['_A'], '_X')).toEqual(['_X', '_A']);
  });

  it('mark a dialer without encryption', () => {
    const server = control('server');
    const shown = (address: string): string => (server.kind === 'setup' ? server.value({ ...quietDesk, setup: { ...quietDesk.setup, server: address, allowHttp: true } }, en) : '');
    expect(shown('http://10.0.0.5')).toBe(`http://10.0.0.5 · ${en.foot.unencrypted}`);
    expect(shown('https://dialer.example')).toBe('https://dialer.example');
  });
});

describe('the search', () => {
  const found = (query: string): string[] => findRows(query, en).map(({ id }) => id);

  it.each([
    ['language', ['language']],
    ['LANGUAGE', ['language']],
    ['  tray   icon ', ['trayTheme']],
    ['icon tray', ['trayTheme']],
    ['sound', ['sign', 'pill', 'alarmSound', 'pauseSound']],
    ['pause', ['pause', 'pauseSeconds', 'pauseMostSeconds', 'pauseEnd', 'alsoRecorded', 'guardOutlives', 'guardPause', 'pauseSound']],
    ['card', ['pause', 'pauseSeconds', 'pauseMostSeconds', 'pauseEnd', 'alsoRecorded', 'guardPause', 'pauseSound']],
    ['guard', ['guardUnrecorded', 'guardOutlives', 'guardPause', 'guardLimit', 'guardScreen']],
    ['history folder', ['historyTo']],
    ['lánguage', ['language']],
    ['nothing of the kind', []],
    ['.*', []],
  ])('%j', (query, ids) => expect(found(query)).toEqual(ids));

  it('for nothing finds all', () => expect(found(' ')).toHaveLength(rows.length));

  it('marks every hit and keeps the text', () => {
    expect(markedOf('Pause for card', 'pause')).toEqual([{ text: 'Pause', hit: true }, { text: ' for card', hit: false }]);
    expect(markedOf('aXbXa', 'a x')).toEqual([{ text: 'aX', hit: true }, { text: 'b', hit: false }, { text: 'Xa', hit: true }]);
    expect(markedOf('Prüfton', 'PRUF')).toEqual([{ text: 'Prüf', hit: true }, { text: 'ton', hit: false }]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        const stretches = markedOf(text, query);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
        stretches.forEach(({ hit }, at) => expect(hit).not.toBe(stretches[at + 1]?.hit));
      }),
    );
  });
});

describe('a changed setting', () => {
  const changed = (id: RowId, settings: Partial<Desk['settings']>): string | null => changedOf(control(id), { ...quietDesk, settings: { ...quietDesk.settings, ...settings } }, en).map(({ value }) => value).join(', ') || null;

  it('shows its default in words', () => {
    expect(changed('sign', { sign: false })).toBe('On');
    expect(changed('pill', { pill: true })).toBe('Off');
    expect(changed('trayTheme', { trayTheme: 'dark' })).toBe('Automatic');
    expect(changed('language', { language: 'en' })).toBe('Automatic (English)');
    expect(changed('tag', { tag: '_X', tags: ['_X'] })).toBe('_R');
    expect(changed('tags', { tags: ['_X'] })).toBe('_R _SALE _VERIFY _QA');
    expect(changed('toggle', { toggleKey: 'Alt+F9' })).toBe('Ctrl Shift F9');
    expect(changed('pause', { pauseKey: null })).toBe('Ctrl Shift F8');
    expect(changed('pauseSeconds', { pauseSeconds: 30 })).toBe('60 s');
    expect(changed('pauseEnd', { pauseEnd: 'resume' })).toBe('Ask me');
    expect(changed('alsoRecorded', { alsoRecorded: 'no' })).toBe('I don’t know');
    expect(changed('keepDays', { keepDays: 1 })).toBe('90 days');
    expect(changed('guardLimit', { guardLimitMinutes: 30 })).toBe('60 min');
  });

  it('in a row of two, each has its own', () => {
    expect(changed('guardScreen', { guardScreen: false })).toBe('On');
    expect(changed('guardScreen', { guardScreen: false, guardScreenSeconds: 5 })).toBe('3 s, On');
  });

  it('and one that is not, or has no default worth it, shows none', () => {
    for (const { id } of rows) expect(changed(id, {})).toBe(null);
    expect(changed('stop', { stopKey: 'Alt+F9' })).toBe(null);
  });
});

describe('the moments of a new key', () => {
  const moments = settingsStates.filter(({ name }) => name.startsWith('moment-'));

  it.each(moments)('$name: a head, a line, and only at its own key', ({ desk }) => {
    const whole = { ...quietDesk, ...desk };
    const id = whole.keyTrial?.id ?? 'toggle';
    const moment = momentOf(id, whole, en, []);
    expect(moment?.head).toMatch(/\S/);
    expect(moment?.line).toMatch(/\S.*\.$/);
    expect(moment?.open).toBe(whole.keyTrial?.step === 'listening' || whole.keyTrial?.step === 'trying');
    expect(momentOf(id === 'stop' ? 'start' : 'stop', whole, en, [])).toBe(null);
    expect(titleOf(id, whole, en)).toMatch(/\S/);
  });

  it('show the keys as they are pressed, a refusal only until then', () => {
    const desk: Desk = { ...quietDesk, keyTrial: { step: 'listening', id: 'toggle', refusal: { why: 'altgr', pressed: 'AltGr+Q', writes: '@' } } };
    expect(momentOf('toggle', desk, en, [])).toMatchObject({ caps: ['AltGr', 'Q'], line: expect.stringContaining('@') });
    expect(momentOf('toggle', desk, en, ['Ctrl'])).toMatchObject({ caps: ['Ctrl'], head: en.hotkey.listening.head });
  });

  it('say so where no key came with the modifiers', () => {
    const desk: Desk = { ...quietDesk, keyTrial: { step: 'listening', id: 'toggle', refusal: null } };
    expect(momentOf('toggle', desk, en, [], true)).toMatchObject({ ...en.hotkey.noKeyCame, tone: 'amber', caps: [] });
  });

  it('of the pause key says that nothing was paused', () => {
    const arrived = (id: 'pause' | 'toggle'): string => momentOf(id, { ...quietDesk, keyTrial: { step: 'arrived', id, accelerator: 'Alt+F7' } }, en, [])?.line ?? '';
    expect(arrived('pause')).toMatch(/Nothing was paused/);
    expect(arrived('toggle')).toMatch(/Nothing was started or stopped/);
  });

  it('promise an old key only where there is one', () => {
    const trying = (id: 'toggle' | 'show', accelerator: string): string => momentOf(id, { ...quietDesk, keyTrial: { step: 'trying', id, accelerator } }, en, [])?.line ?? '';
    expect(trying('toggle', 'Alt+F7')).toContain('Ctrl Shift F9 works until then');
    expect(trying('show', 'Alt+F7')).toBe(en.hotkey.trying('').line);
    expect(trying('toggle', 'CommandOrControl+Shift+F9')).toBe(en.hotkey.trying('').line);
  });
});

it('what a policy holds shows no default to go back to', () => {
  const desk = { ...quietDesk, settings: { ...quietDesk.settings, boardCallsPerMinute: 300 } };
  expect(changedOf(control('boardCallsPerMinute'), desk, en)).toEqual([{ name: 'boardCallsPerMinute', value: '120 a minute' }]);
  expect(changedOf(control('boardCallsPerMinute'), { ...desk, held: { ...desk.held, callsPerMinute: 60 } }, en)).toEqual([]);
});
