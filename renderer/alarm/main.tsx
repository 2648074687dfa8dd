/** Alarms, until a person has seen them: what it is, what to do, the act itself. */
import { render, type VNode } from 'preact';
import { actText, alarmActs, alarmGlyph, alarmTold } from '../../assets/words/alarm';
import { guardGlyph, isFramed } from '../../assets/words/guard';
import type { Alarm, View } from '../../preload/contract';
import { Glyph } from '../parts/glyph';
import { timeOfDay } from '../parts/text';
import { heard, listen } from '../parts/view';
import { words } from '../parts/words';
import { fitWindow } from '../parts/fit';
import { playOnce } from './sound';

/** More would cover the screen that a person works on. */
const most = 3;

function Alarms(): VNode | null {
  const view = heard.value?.view;
  if (!view) return null;
  const { alarms, platform, sound } = view.desk;
  playOnce(sound);
  const more = alarms.length - most;
  return (
    <div class={`alarms ${platform}${isFramed(alarms) ? '' : ' calm'}`} role="alert">
      {alarms.slice(0, most).map((alarm) => (
        <One key={alarm.id} alarm={alarm} view={view} />
      ))}
      {more > 0 && <p class="more">{words.value.alarm.more(more)}</p>}
    </div>
  );
}

function One({ alarm, view }: { readonly alarm: Alarm; readonly view: View }): VNode {
  const told = alarmTold(alarm, words.value);
  const time = (iso: string): string => timeOfDay(iso, view.desk.language);
  const acts = alarmActs(alarm, view.snapshot);
  const calm = alarm.kind === 'guard';
  // To resume is no danger: the alarm only asks.
  const asks = alarm.kind === 'resume-due' || alarm.kind === 'pause-found';
  const glyph = alarm.kind === 'guard' ? guardGlyph(alarm.notice) : alarmGlyph(alarm.kind);
  return (
    <section class={`alarm${alarm.since ? ' settled' : ''}${asks ? ' asks' : ''}${calm ? ` guard ${glyph}` : ''}`}>
      {alarm.practice && (
        <div class="practice-mark">
          <b>{words.value.app.practice}</b>
        </div>
      )}
      <Glyph name={glyph} size={26} />
      <div class="told">
        <h1>{told.message}</h1>
        <time dateTime={alarm.at}>{time(alarm.at)}</time>
        {alarm.since ? <p class="since">{words.value.alarm.since[alarm.since.what](time(alarm.since.at))}</p> : <p>{told.advice}</p>}
        <div class="acts">
          {acts.map((act, at) => (
            <button key={act} type="button" class={`button ${at === 0 && act !== 'seen' ? (calm || asks ? 'main' : 'warn') : ''}`} onClick={() => void window.reclight.alarmAct({ id: alarm.id, act })}>
              {actText(act, words.value)}
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#alarm');
  if (!root) return;
  render(<Alarms />, root);
  fitWindow(root);
}

void show();
