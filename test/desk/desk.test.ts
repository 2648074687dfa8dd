/** Troubles that nobody has seen yet: each once, the newest five, told in the language of now. */
import { describe, expect, it } from 'vitest';
import { wordsOf, type Language } from '../../assets/words';
import { createDesk } from '../../main/desk';
import { tellTrouble } from '../../main/desk/tell-trouble';
import { quietDesk, views } from '../renderer/snapshots';

function deskIn(language: () => Language): ReturnType<typeof createDesk> {
  return createDesk({ snapshot: () => views.idle.snapshot, facts: () => quietDesk, tell: (what) => tellTrouble(what, wordsOf(language())), onChange: () => undefined });
}

describe('troubles', () => {
  it('change their language with everything else', () => {
    let language: Language = 'en';
    const desk = deskIn(() => language);
    desk.trouble({ kind: 'key-taken', key: 'F13' });
    expect(desk.view().desk.troubles).toEqual([{ kind: 'key-taken', ...wordsOf('en').trouble['key-taken']('F13') }]);
    language = 'es';
    expect(desk.view().desk.troubles).toEqual([{ kind: 'key-taken', ...wordsOf('es').trouble['key-taken']('F13') }]);
  });

  it('stand there once, and not after they were seen', () => {
    const desk = deskIn(() => 'en');
    desk.trouble('vault-locked');
    desk.trouble({ kind: 'socket-failed' });
    desk.trouble('vault-locked');
    expect(desk.view().desk.troubles.map(({ kind }) => kind)).toEqual(['socket-failed', 'vault-locked']);
    desk.dismiss('vault-locked');
    expect(desk.view().desk.troubles.map(({ kind }) => kind)).toEqual(['socket-failed']);
  });
});
