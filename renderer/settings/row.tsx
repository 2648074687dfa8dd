/** One row: name and text on the left, the control on the right, and at the row whatever there is to say about it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Told } from '../../main/recorder/snapshot';
import { Choice, SetupValue, Switch } from './controls';
import { HistoryFolder, OpenHistory } from './folder';
import { heldNumber, HeldValue, PolicyAgents } from './held';
import { KeyRow } from './key-row';
import { Label } from './label';
import { Command, KeyWay, Links } from './links';
import { NumberField } from './number';
import { sizeOptions } from './rows';
import type { Ask, Shown } from './shown';
import { TagKeys } from './tag-keys';
import { TagList } from './tag-list';

export function RowFrame(shown: Shown): VNode {
  const { row, desk, words } = shown;
  const [refusal, setRefusal] = useState<Told | null>(null);
  const ask: Ask = async (call) => {
    const reply = await call();
    setRefusal(reply.ok ? null : reply.failure);
    return reply.ok;
  };
  const { control } = row;
  if (control.kind === 'key') return <KeyRow {...shown} control={control} />;
  const below = control.kind === 'tags' ? <TagList desk={desk} words={words} ask={ask} say={setRefusal} /> : control.kind === 'tag-keys' ? <TagKeys {...shown} ask={ask} /> : null;
  return (
    <div class={below ? 'row tall' : 'row'} role="group" aria-labelledby={`${row.id}-title`}>
      <Label {...shown} refusal={refusal} ask={ask} {...(control.kind === 'key-way' ? { line: words.keyWay[desk.keyWay].text } : {})} />
      <ControlOf {...shown} ask={ask} say={setRefusal} />
      {below}
    </div>
  );
}

function ControlOf({ row, desk, words, ask, say }: Shown & { readonly ask: Ask; readonly say: (told: Told | null) => void }): VNode | null {
  const { control } = row;
  switch (control.kind) {
    case 'switch':
      return <Switch id={row.id} on={desk.settings[control.name]} onTurn={(value) => void ask(() => window.reclight.setSetting({ name: control.name, value }))} />;
    case 'number': {
      const held = heldNumber(control.name, desk);
      if (held !== null) return <HeldValue value={words.settings.amount(held, words.settings.unit[desk.bounds[control.name].unit](held))} words={words} />;
      return <NumberField id={row.id} name={control.name} desk={desk} words={words} ask={ask} say={say} />;
    }
    case 'watch':
      return (
        <span class="control">
          <NumberField id={row.id} name={control.number} desk={desk} words={words} ask={ask} say={say} />
          <Switch id={row.id} on={desk.settings[control.name]} onTurn={(value) => void ask(() => window.reclight.setSetting({ name: control.name, value }))} />
        </span>
      );
    case 'open-history':
      return <OpenHistory id={row.id} words={words} />;
    case 'history-folder':
      return <HistoryFolder id={row.id} desk={desk} words={words} ask={ask} />;
    case 'policy-agents':
      return <PolicyAgents desk={desk} words={words} />;
    case 'choice':
      return <Choice id={row.id} value={desk.settings[control.name]} options={control.options(desk, words)} onChoose={(value) => void ask(() => window.reclight.setSetting({ name: control.name, value }))} />;
    case 'size':
      return <Choice id={row.id} value={String(desk.settings[control.name])} options={sizeOptions(words)} onChoose={(value) => void ask(() => window.reclight.setSetting({ name: control.name, value: Number(value) }))} />;
    case 'setup':
      return <SetupValue id={row.id} value={control.value(desk, words)} words={words} />;
    case 'key-way':
      return <KeyWay desk={desk} words={words} />;
    case 'links':
      return <Links desk={desk} words={words} ask={ask} />;
    case 'command':
      return <Command desk={desk} words={words} />;
    case 'key':
    case 'tags':
    case 'tag-keys':
      return null;
  }
}
