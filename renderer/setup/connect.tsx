/** One plain form: it saves, asks the dialer once, and says what came back. Nothing typed is lost on a failure. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import { wordOf } from '../../assets/words/say';
import type { SetupField, SetupForm, SetupReply } from '../../preload/contract';
import { heard } from '../parts/view';
import { needsConsent } from './address';
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
  const refused = reply?.ok === true && reply.snapshot.state === 'blocked';
  const wrongField = wrongFieldOf(reply);
  // A good answer belongs to what was saved; a refusal stays until the next try, since it says what to mend.
  const set = (part: Partial<SetupForm>): void => {
    setForm({ ...form, ...part });
    if (reply?.ok && !refused) setReply(null);
  };
  const keepsPassword = desk?.hasPassword === true && form.server.trim() === desk.setup.server && form.user.trim() === desk.setup.user;
  const fresh = desk?.setup.server === '';
  // Plain http is offered as a choice only where somebody typed it, or main asks for it.
  const offersHttp = needsConsent(form.server) || wrongField === 'allowHttp';

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    setReply(null);
    const answer = await window.reclight.saveSetup(form);
    setAsking(false);
    setReply(answer);
    // What the dialer took needs to lie in this window no longer.
    if (answer.ok && answer.snapshot.state !== 'blocked' && answer.snapshot.state !== 'offline') setForm({ ...form, password: '' });
  };

  useEffect(() => {
    const input = wrongField ? root.current?.querySelector<HTMLInputElement>(`[name=${wrongField}]`) : undefined;
    input?.focus();
    if (input?.type !== 'checkbox') input?.select();
    // Done: one key closes the window.
    if (reply?.ok && !refused) root.current?.querySelector<HTMLButtonElement>('.acts .main')?.focus();
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
        <Field name="password" label={setup.password} value={form.password} secret hint={keepsPassword ? setup.passwordKept : ''} wrong={wrongField === 'password'} onInput={(password) => set({ password })} words={words} />
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
          <button type="submit" class={`button ${asking ? 'quiet' : refused ? 'mend' : 'main'}`} aria-disabled={asking}>
            {asking ? setup.saving : setup.save}
            <span class="hint">{asking ? '' : refused ? words.button.tryAgainHint : 'Enter'}</span>
          </button>
        )}
        {fresh && !reply?.ok && (
          <button type="button" class="button" onClick={() => void window.reclight.openSetup({ page: 'welcome' })}>
            {setup.back}
          </button>
        )}
      </div>
    </form>
  );
}

/** The field to mend. Of the dialer's refusals only one is the password's fault. */
function wrongFieldOf(reply: SetupReply | null): SetupField | null {
  if (!reply) return null;
  if (!reply.ok) return reply.field;
  switch (reply.snapshot.failure?.kind) {
    case 'wrong-login':
      return 'password';
    case 'unknown-agent':
      return 'agent';
    default:
      return null;
  }
}
