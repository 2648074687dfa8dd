/** What a press was told, and troubles beside the recording, until they are seen. */
import type { VNode } from 'preact';
import type { Words } from '../../assets/words/en';
import { actText, alarmActs, alarmTold, lightSays } from '../../assets/words/alarm';
import type { Told } from '../../main/recorder/snapshot';
import type { Alarm, View } from '../../preload/contract';
import { timeOfDay } from '../parts/text';
import { reply } from './pressed';

export function Notes({ view, words }: { readonly view: View; readonly words: Words }): VNode | null {
  const { snapshot, desk } = view;
  // Whatever the light itself says is not said twice.
  const told = snapshot.state === 'unconfirmed' || desk.alarms.length > 0 || reply.value?.kind === snapshot.failure?.kind ? null : reply.value;
  // Two at a time, so that the window stays a small one: each that was seen makes room for the next. Alarms first.
  const alarms = desk.alarms.filter((alarm) => !lightSays(alarm, snapshot)).slice(0, 2);
  const troubles = desk.troubles.filter((trouble) => trouble.kind !== snapshot.failure?.kind).slice(0, 2 - alarms.length);
  return (
    <>
      {alarms.map((alarm) => (
        <AlarmNote key={alarm.id} alarm={alarm} view={view} words={words} />
      ))}
      {told && <Note told={told} words={words} onSeen={() => (reply.value = null)} />}
      {troubles.map((trouble) => (
        <Note key={trouble.kind} told={trouble} words={words} onSeen={() => void window.reclight.dismissTrouble({ kind: trouble.kind })} />
      ))}
    </>
  );
}

function Note({ told, words, onSeen }: { readonly told: Told; readonly words: Words; readonly onSeen: () => void }): VNode {
  return (
    <div class="note" role="alert">
      <strong>{told.message}</strong>
      <span>{told.advice}</span>
      <button type="button" class="link" onClick={onSeen}>
        {words.button.dismiss}
      </button>
    </div>
  );
}

/** The panel's alarm with the panel's acts: here the keyboard reaches them. What the light says already has its buttons below. */
function AlarmNote({ alarm, view, words }: { readonly alarm: Alarm; readonly view: View; readonly words: Words }): VNode {
  const { snapshot, desk } = view;
  const told = alarmTold(alarm, words);
  const time = (iso: string): string => timeOfDay(iso, desk.language);
  const acts = alarmActs(alarm, snapshot);
  return (
    <div class={`note alarm${alarm.kind === 'guard' ? ' guard' : ''}`} role="alert">
      <strong>{told.message}</strong>
      <span>{alarm.since ? words.alarm.since[alarm.since.what](time(alarm.since.at)) : told.advice}</span>
      <div class="note-acts">
        {acts.map((act) => (
          <button key={act} type="button" class="link" onClick={() => void window.reclight.alarmAct({ id: alarm.id, act })}>
            {actText(act, words)}
          </button>
        ))}
      </div>
    </div>
  );
}
