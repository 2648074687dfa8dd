/** Connect to a dialer: one form, checked step by step before it is saved. Nothing typed is lost on a failure. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { Told } from '../../main/recorder/snapshot';
import type { SetupField, SetupForm } from '../../preload/contract';
import { keyLabel } from '../parts/text';
import { heard } from '../parts/view';
import { needsConsent } from './address';
import { AlsoRecorded, asksAlsoRecorded, type AlsoRecordedAnswer } from './also-recorded';
import { Authority } from './authority';
import { Buttons } from './buttons';
import { Field } from './field';
import { Question } from './question';
import { Result } from './result';
import { Saved } from './saved';
import { fieldOf, stageOf } from './stage';
import { Steps, waitingSteps } from './steps';

export function Connect({ words }: { readonly words: Words }): VNode {
  const { setup } = words;
  const desk = heard.value?.view.desk;
  const [form, setForm] = useState<SetupForm>({
    server: desk?.setup.server ?? '',
    user: desk?.setup.user ?? '',
    password: '',
    agent: desk?.setup.agent ?? '',
    allowHttp: desk?.setup.allowHttp ?? false,
  });
  const [checked, setChecked] = useState<SetupForm | null>(null);
  const [refused, setRefused] = useState<{ readonly told: Told; readonly tone: 'amber' | 'violet'; readonly field: SetupField | null } | null>(null);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [alsoRecorded, setAlsoRecorded] = useState<AlsoRecordedAnswer>('unknown');
  const [drops, setDrops] = useState(false);
  const root = useRef<HTMLFormElement>(null);

  const language = desk?.language ?? 'en';
  const check = desk?.check ?? null;
  // Good when it was checked, refused when it was saved: then the lines are no longer true.
  const turned = refused?.tone === 'violet';
  const stage = turned && !check?.underWay ? 'refused' : stageOf(check, checked !== null && !same(checked, form));
  const shown = stage === 'form' || turned ? null : check;
  const wrongField = refused ? refused.field : stage === 'form' ? null : fieldOf(check);
  const fresh = desk?.setup.server === '';
  const keepsPassword = desk?.hasPassword === true && form.server.trim() === desk.setup.server && form.user.trim() === desk.setup.user;
  // Plain http is offered as a choice only where somebody typed it, or main asks for it.
  const offersHttp = needsConsent(form.server) || wrongField === 'allowHttp';
  const canSave = stage === 'good' || stage === 'no-session' || stage === 'unreached';
  const offersAuthority = check?.failure?.step === 'tls' && (check.failure.kind === 'untrusted' || check.failure.kind === 'self-signed');

  const set = (part: Partial<SetupForm>): void => {
    setForm({ ...form, ...part });
    if (refused?.tone === 'amber') setRefused(null);
  };
  const setPassword = (password: string): void => {
    set({ password });
    void window.reclight.judgePassword({ password }).then((reply) => setDrops(reply.ok && reply.dropsCharacters === true));
  };

  const begin = async (): Promise<void> => {
    setRefused(null);
    setChecked(form);
    const reply = await window.reclight.checkConnection(form);
    if (!reply.ok) setRefused({ told: reply.failure, tone: 'amber', field: reply.field });
  };

  const save = async (): Promise<void> => {
    setRefused(null);
    setSaving(true);
    const reply = await window.reclight.saveSetup(form);
    setSaving(false);
    if (!reply.ok) return setRefused({ told: reply.failure, tone: 'amber', field: reply.field });
    if (alsoRecorded !== 'unknown') await window.reclight.setSetting({ name: 'alsoRecorded', value: alsoRecorded });
    const { state, failure } = reply.snapshot;
    if (state === 'blocked' && failure) return setRefused({ told: failure, tone: 'violet', field: failure.kind === 'wrong-login' ? 'password' : null });
    // What the dialer took needs to lie in this window no longer.
    setForm({ ...form, password: '' });
    if (desk?.platform === 'win32') setSaved(true);
    else await window.reclight.showLight();
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    if (saving || stage === 'under-way') return;
    void (stage === 'good' || stage === 'no-session' ? save() : begin());
  };

  useLayoutEffect(() => root.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  useLayoutEffect(() => {
    const input = wrongField ? root.current?.querySelector<HTMLInputElement>(`[name=${wrongField}]`) : undefined;
    if (input) {
      input.focus();
      if (input.type !== 'checkbox') input.select();
    } else if (stage !== 'form' && stage !== 'under-way') root.current?.querySelector<HTMLButtonElement>('.acts [type=submit]')?.focus();
  }, [stage === 'form' ? null : stage, refused]);

  const authority = <Authority name={desk?.authority ?? null} offer={offersAuthority} words={words} onChosen={() => void begin()} />;
  if (saved) return <Saved words={words} />;
  if (stage === 'question' && check?.question) return <Question question={check.question} words={words} language={language} authority={authority} />;
  return (
    <form class="connect" ref={root} onSubmit={submit} noValidate>
      <h1 class="unseen">{setup.window}</h1>
      <Field name="server" label={setup.server} value={form.server} hint={setup.serverHint} wrong={wrongField === 'server'} onInput={(server) => set({ server })} />
      {offersHttp && (
        <label class="check">
          <input type="checkbox" name="allowHttp" checked={form.allowHttp} onChange={(event) => set({ allowHttp: event.currentTarget.checked })} />
          <span>
            <b>{setup.allowHttp}</b>
            {setup.allowHttpText}
          </span>
        </label>
      )}
      <div class="pair">
        <Field name="user" label={setup.user} value={form.user} wrong={wrongField === 'user'} onInput={(user) => set({ user })} />
        <Field name="password" label={setup.password} value={form.password} secret hint={keepsPassword ? setup.passwordKept : ''} wrong={wrongField === 'password'} onInput={setPassword} words={words} />
      </div>
      {drops && !(stage === 'refused' && check?.dropsCharacters) && <p class="warning">{words.check.dropped}</p>}
      <Field name="agent" label={setup.agent} value={form.agent} hint="1000" wrong={wrongField === 'agent'} onInput={(agent) => set({ agent })} />
      {authority}
      <Steps lines={shown?.lines ?? waitingSteps} failure={shown?.failure ?? null} words={words} language={language} />
      <Result
        stage={stage}
        check={check}
        refused={refused}
        toggleKey={desk?.keys.toggle ? keyLabel(desk.keys.toggle, desk.platform) : null}
        memoryOnly={desk?.memoryOnly ?? false}
        words={words}
        language={language}
      />
      {canSave && asksAlsoRecorded(form.server, desk) && <AlsoRecorded answer={alsoRecorded} words={words} onAnswer={setAlsoRecorded} />}
      <Buttons stage={stage} saving={saving} fresh={fresh} words={words} onCheck={() => void begin()} onSave={() => void save()} />
    </form>
  );
}

function same(one: SetupForm, other: SetupForm): boolean {
  return one.server === other.server && one.user === other.user && one.password === other.password && one.agent === other.agent && one.allowHttp === other.allowHttp;
}
