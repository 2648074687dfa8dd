/** What reaches Reclight from outside: the way of the keys, the command to bind, links with a key. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import type { Desk } from '../../preload/contract';
import { AskingButton, CopyButton, Switch } from './controls';
import type { Ask } from './shown';

interface Shown {
  readonly desk: Desk;
  readonly words: Words;
}

export function KeyWay({ desk, words }: Shown): VNode {
  const byCommand = desk.keyWay === 'none' || desk.keyWay === 'xwayland';
  return (
    <>
      <span class="control">
        <span class="value">{words.keyWay[desk.keyWay].value}</span>
      </span>
      {byCommand && <Command desk={desk} words={words} />}
    </>
  );
}

export function Command({ desk, words }: Shown): VNode {
  return (
    <div class="below">
      <span class="command">
        <code>{desk.command}</code>
        <CopyButton label={words.settings.copy} words={words} copy={() => window.reclight.copyCommand()} />
      </span>
    </div>
  );
}

/** The key itself is not here: main puts it into what it copies. */
export function Links({ desk, words, ask }: Shown & { readonly ask: Ask }): VNode {
  const { links } = words;
  return (
    <>
      <Switch id="links" on={desk.hasLinkKey} onTurn={(on) => void ask(() => window.reclight.setLinkKey({ on }))} />
      {desk.hasLinkKey && (
        <div class="below buttons">
          <CopyButton label={links.copyStart} words={words} copy={() => window.reclight.copyLink({ act: 'start' })} />
          <CopyButton label={links.copyToggle} words={words} copy={() => window.reclight.copyLink({ act: 'toggle' })} />
          <AskingButton label={links.newKey} warning={links.newKeyWarning} words={words} onYes={() => void ask(() => window.reclight.setLinkKey({ on: true }))} />
        </div>
      )}
    </>
  );
}
