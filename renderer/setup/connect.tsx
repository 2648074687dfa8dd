/** One plain form: it saves, asks the dialer once, and says what came back. Nothing typed is lost on a failure. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { wordOf } from '../../assets/words/say';
import type { SetupField, SetupForm, SetupReply } from '../../preload/contract';
import { heard } from '../parts/view';
import { Field } from './field';
import { Result } from './result';

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
  const [asking, setAsking] = useState(false);
  const [reply, setReply] = useState<SetupReply | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const set = (part: Partial<SetupForm>): void => setForm({ ...form, ...part });
  const refused = reply?.ok && reply.snapshot.state === 'blocked';
  const wrongField: SetupField | null = reply && !reply.ok ? reply.field : refused ? 'password' : null;
  // Plain http is offered as a choice only where somebody typed it.
  const offersHttp = /^http:\/\//i.test(form.server.trim()) && !/^http:\/\/(localhost|127\.|\[::1\])/i.test(form.server.trim());

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    setReply(null);
    const answer = await window.reclight.saveSetup(form);
    setAsking(false);
    setReply(answer);
  };

  useEffect(() => {
    const input = wrongField ? root.current?.querySelector<HTMLInputElement>(`[name=${wrongField}]`) : undefined;
    input?.focus();
    input?.select();
  }, [reply]);
  useEffect(() => root.current?.querySelector<HTMLInputElement>('input')?.focus(), []);

  return (
    <form class="connect" ref={root} onSubmit={(event) => void save(event)} noValidate>
      <h1>{setup.window}</h1>
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
        <Field name="password" label={setup.password} value={form.password} secret hint={desk?.hasPassword ? setup.passwordKept : ''} wrong={wrongField === 'password'} onInput={(password) => set({ password })} words={words} />
      </div>
      <Field name="agent" label={setup.agent} value={form.agent} hint="1000" wrong={wrongField === 'agent'} onInput={(agent) => set({ agent })} />
      <Result reply={reply} asking={asking} memoryOnly={heard.value?.view.desk.memoryOnly ?? false} words={words} word={(snapshot) => wordOf(snapshot, words)} />
      <div class="acts">
        {reply?.ok && !refused ? (
          <button type="button" class="button main" onClick={() => void window.reclight.closeWindow()}>
            {words.button.close}
            <span class="hint">Esc</span>
          </button>
        ) : (
          <button type="submit" class={`button ${refused ? 'mend' : 'main'}`} aria-disabled={asking}>
            {asking ? setup.saving : setup.save}
            <span class="hint">{refused ? words.button.tryAgainHint : 'Enter'}</span>
          </button>
        )}
      </div>
    </form>
  );
}
