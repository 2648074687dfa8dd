/**
 * Bugs that are planted one by one, each by changing the source of the real recorder or parser on its way into a bundle.
 *
 * The simulation must find every one of them: a proof that can't fail proves nothing.
 */
export interface Bug {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly find: string; readonly put: string }[];
  /** What is found must be this: another breach would not be this bug. */
  readonly finds: RegExp;
}

const hear = 'main/recorder/hear.ts';
const reply = 'main/recorder/word-reply.ts';

export const bugs: readonly Bug[] = [
  {
    name: 'trust SUCCESS',
    changes: [{ file: reply, find: 'if (!flight.probe) return accepted(draft, word);', put: 'if (!flight.probe) return finishStop(draft, word);' }],
    finds: /ended unproved|runs on/,
  },
  {
    name: 'trust a non-numeric id',
    changes: [{ file: 'main/agent-api/parse.ts', find: "isWord(id) ? { kind: 'waiting', word: id, agentStatus } : null;\n    case 'start'", put: "isWord(id) ? { kind: 'active', id, filename: null, server: null, startTime: null, agentStatus } : null;\n    case 'start'" }],
    finds: /"recording" .* after the last recorder|called proved, but nothing began/,
  },
  {
    name: 'resend START',
    changes: [
      { file: reply, find: 'if (reply.maybeSent) return;', put: "if (reply.maybeSent && word.wanted === 'start') return sendStart(draft, { intent: 'start', shown: 'start', at: draft.now, tag: word.tag, another: false, presses: word.presses });" },
      { file: reply, find: "import { endTrouble,", put: "import { sendStart } from './send';\nimport { endTrouble," },
    ],
    finds: /a START that nobody pressed/,
  },
  {
    name: 'no probe',
    changes: [
      { file: hear, find: 'mayProbe(word, draft.now, draft.state)) sendProbe(draft, word);', put: 'mayProbe(word, draft.now, draft.state)) finishStop(draft, word);' },
      { file: hear, find: 'import { closeLostStart, mayProbe,', put: 'import { closeLostStart, finishStop, mayProbe,' },
    ],
    finds: /ended unproved|runs on/,
  },
  {
    name: 'retry after a refusal',
    changes: [{ file: 'main/recorder/schedule.ts', find: "state.trouble.kind === 'api-off' ? state.trouble.at + pace.apiOffMs : null", put: 'state.trouble.at + 30_000' }],
    finds: /after a refused login/,
  },
  {
    name: 'stale light',
    changes: [{ file: 'main/recorder/light.ts', find: "  if (trouble) return light('offline');\n", put: '' }],
    finds: /"recording" .* after the last recorder/,
  },
  {
    name: 'forget the open word at restart',
    changes: [{ file: 'main/recorder/recorder.ts', find: "if (kept) take({ type: 'adopt', ...kept });", put: '' }],
    finds: /after the restart the wish to stop was forgotten/,
  },
  {
    name: 'no second STOP after a late id',
    changes: [{ file: hear, find: "if (after && answer.kind === 'active' && !after.ids.includes(answer.id)) stopLateId(draft, answer, after);", put: '' }],
    finds: /an id came after our STOP, and was not stopped again/,
  },
  {
    name: 'STOP a young recording',
    changes: [{ file: 'main/recorder/send.ts', find: 'Math.max(told, bornAfter ?? told) + rules.youngMs', put: 'Math.max(told, bornAfter ?? told)' }],
    finds: /a STOP went out to a recorder of/,
  },
  {
    name: 'unconfirmed STOP + toggle = START',
    changes: [
      { file: 'main/recorder/press.ts', find: "if (action === 'toggle') return wanted ?? 'either';", put: "if (action === 'toggle') return 'start';" },
      { file: 'main/recorder/press.ts', find: "return light.wanted === 'stop' ? done({ kind: 'not-yet', why: 'stop-not-proved' }) : sendStart(draft, asked);", put: 'return sendStart(draft, asked);' },
    ],
    finds: /a START went out while a wish to stop was alive|ended unproved/,
  },
  {
    name: 'resume without proof',
    changes: [
      { file: 'main/pause/machine.ts', find: "if (proof?.action === 'start' && proof.id !== null && proof.agoMs <= draft.now - pause.pressedAt) {", put: 'if (isSent) {' },
      { file: 'main/pause/machine.ts', find: 'id: proof.id, tag', put: "id: '1', tag" },
    ],
    finds: /called resumed, but nothing began/,
  },
  {
    name: 'paused without proof',
    changes: [{ file: 'main/pause/machine.ts', find: "return proof?.action === 'stop' && proof.agoMs <= now - from ? { at: now - proof.agoMs, began: true } : null;", put: 'return { at: now, began: true };' }],
    finds: /"paused" without a proof/,
  },
  {
    name: 'forget the pause at restart',
    changes: [{ file: 'main/pause/pause.ts', find: 'const left = deps.store.load();', put: 'const left = null as ReturnType<typeof deps.store.load>;' }],
    finds: /an open pause was forgotten by a kill/,
  },
  {
    name: 'a pause that outlives its call',
    changes: [{ file: 'main/pause/draft.ts', find: 'return status !== null && agentStatus !== null && agentStatus !== status;', put: 'return false;' }],
    finds: /the light paused/,
  },
];
