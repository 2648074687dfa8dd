/** Where the agents come from: the dialer's own list, names that are typed or pasted, or a file that main chooses. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../assets/words/en';
import type { BoardSource, BoardSourceAsk } from '../../preload/contract';
import { choosesAgents, head } from './state';
import { readList, toldText } from './texts';

/** As main takes them (main/bridge/schemas.ts). */
const mostNames = 50;
const mostText = 200_000;

type Kind = BoardSource['kind'];

export function Agents({ words }: { readonly words: Words }): VNode {
  const { source: said } = words.board;
  const now = head.peek()?.head.source ?? { kind: 'server', campaigns: [], groups: [] };
  const dialog = useRef<HTMLDialogElement>(null);
  const [kind, setKind] = useState<Kind>(now.kind);
  const [campaigns, setCampaigns] = useState(now.kind === 'server' ? now.campaigns.join(', ') : '');
  const [groups, setGroups] = useState(now.kind === 'server' ? now.groups.join(', ') : '');
  const [text, setText] = useState(now.kind === 'typed' ? now.agents.join('\n') : '');
  const [told, setTold] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    return () => document.querySelector<HTMLElement>('.table, .tools .button')?.focus();
  }, []);
  const close = (): void => void (choosesAgents.value = false);
  const refuse = (text: string): void => setTold({ text, isBad: true });

  async function use(asked: BoardSourceAsk): Promise<void> {
    const reply = await window.reclight.setBoardSource(asked);
    if (!reply.ok) return refuse(toldText(reply.failure));
    if (!reply.read) return asked.kind === 'file' ? undefined : close();
    const { agents, twice, dropped } = reply.read;
    const parts = [said.read(agents), ...(twice > 0 ? [said.twice(twice)] : []), ...(dropped.length > 0 ? [said.dropped(dropped.join(', '))] : [])];
    setTold({ text: parts.join(' · '), isBad: false });
  }

  async function submit(): Promise<void> {
    if (kind === 'typed') return use({ kind, text });
    if (kind === 'file') return use({ kind });
    const lists = [readList(campaigns), readList(groups)] as const;
    const bad = lists.flatMap((list) => list.bad);
    if (bad.length > 0) return refuse(said.badNames(bad.slice(0, 5).map((name) => name.slice(0, 24)).join(', ')));
    if (lists.some(({ names }) => names.length > mostNames)) return refuse(said.manyNames(mostNames));
    return use({ kind, campaigns: lists[0].names, groups: lists[1].names });
  }

  const source = (name: Kind, hint: string, fields: ComponentChildren): VNode => (
    <div class="source">
      <label>
        <input type="radio" name="source" checked={kind === name} onChange={() => setKind(name)} />
        <span>
          <b>{said[name]}</b>
          <small>{hint}</small>
        </span>
      </label>
      {kind === name && fields}
    </div>
  );
  const field = (label: string, value: string, set: (text: string) => void): VNode => (
    <label class="field">
      {label}
      <input type="text" value={value} placeholder={said.all} maxLength={1100} autocomplete="off" spellcheck={false} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
  return (
    <dialog ref={dialog} class="agents" aria-labelledby="agents-title" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTold(null);
          void submit();
        }}
      >
        <h2 id="agents-title">{said.title}</h2>
        {source('server', said.serverHint, (
          <div class="fields">
            {field(said.campaigns, campaigns, setCampaigns)}
            {field(said.groups, groups, setGroups)}
          </div>
        ))}
        {source('typed', said.typedHint, <textarea class="fields" rows={6} aria-label={said.typed} value={text} maxLength={mostText} spellcheck={false} onInput={(event) => setText(event.currentTarget.value)} />)}
        {source('file', said.fileHint, now.kind === 'file' && <p class="fields">{said.fileNow(now.name)}</p>)}
        {told && (
          <p class={told.isBad ? 'told bad' : 'told'} role={told.isBad ? 'alert' : 'status'}>
            {told.text}
          </p>
        )}
        <div class="buttons">
          <button type="button" class="button small" onClick={close}>
            {told && !told.isBad ? words.board.close : said.cancel}
          </button>
          <button type="submit" class="button small main">
            {kind === 'file' ? said.choose : said.use}
          </button>
        </div>
      </form>
    </dialog>
  );
}
