/** What each call of a window may carry; everything else is refused before anybody sees it. */
import * as v from 'valibot';
import type { CallName, Calls } from '../../preload/contract';
import { keyIds } from '../hotkeys/names';
import { shownSettings } from '../settings/defaults';

const nothing = v.undefined();
/** A way across several screens. */
const far = v.pipe(v.number(), v.integer(), v.minValue(-20_000), v.maxValue(20_000));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));
/** Both as entries of the history have them (main/history/schema.ts). */
const agent = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/));
const call = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)$/));
/** Of campaigns or user groups, as the server has them. */
const names = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,20}$/))), v.maxLength(50));
const setupForm = v.strictObject({ server: text(300), user: text(100), password: text(300), agent: text(100), allowHttp: v.boolean() });

export const schemas: { readonly [K in CallName]: v.GenericSchema<unknown, Calls[K]['ask']> } = {
  status: nothing,
  start: v.strictObject({ tag: v.optional(text(14)), another: v.optional(v.boolean()) }),
  stop: nothing,
  toggle: nothing,
  pause: nothing,
  resume: nothing,
  extend: nothing,
  check: nothing,
  chooseTag: v.strictObject({ tag: text(14) }),
  copyFilename: nothing,
  openSetup: v.strictObject({ page: v.picklist(['welcome', 'connect']) }),
  openSettings: nothing,
  // The value is checked by the settings' own bounds (main/settings).
  setSetting: v.strictObject({ name: v.picklist(shownSettings), value: v.unknown() }),
  putBack: v.strictObject({ name: v.picklist(shownSettings) }),
  changeAgent: v.strictObject({ agent: text(100) }),
  changeKey: v.strictObject({ id: v.picklist(keyIds), what: v.picklist(['record', 'put-back', 'remove']) }),
  strikeKey: v.strictObject({ code: text(40), key: text(40), ctrl: v.boolean(), alt: v.boolean(), shift: v.boolean(), meta: v.boolean(), altGraph: v.boolean() }),
  cancelKey: nothing,
  copyCommand: nothing,
  setLinkKey: v.strictObject({ on: v.boolean() }),
  copyLink: v.strictObject({ act: v.picklist(['start', 'toggle']) }),
  saveSetup: setupForm,
  checkConnection: setupForm,
  cancelCheck: nothing,
  trustCertificate: v.strictObject({ fingerprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/)) }),
  notMyDialer: nothing,
  chooseAuthority: nothing,
  dropAuthority: nothing,
  chooseHistoryFolder: nothing,
  dropHistoryFolder: nothing,
  judgePassword: v.strictObject({ password: text(300) }),
  showLight: nothing,
  practise: nothing,
  practice: v.strictObject({ act: v.picklist(['take-call', 'hang-up', 'dispose', 'sleep-screen', 'wake-screen']) }),
  alarmAct: v.strictObject({ id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), act: v.picklist(['stop', 'stop-again', 'start-again', 'check', 'setup', 'seen', 'resume', 'extend', 'stay-stopped', 'pause', 'record', 'not-this-call', 'start-another']) }),
  pillWidth: v.strictObject({ width: v.pipe(v.number(), v.integer(), v.minValue(32), v.maxValue(800)) }),
  pillMove: v.strictObject({ dx: far, dy: far }),
  pillDone: nothing,
  openHistory: nothing,
  historyDay: v.strictObject({ day: v.nullable(day), agent: v.nullable(agent) }),
  verifyHistory: nothing,
  exportHistory: v.strictObject({ day }),
  evidence: v.strictObject({ day, agent, call, as: v.picklist(['show', 'sheet', 'html', 'pdf']) }),
  openBoard: nothing,
  board: nothing,
  boardSeen: v.strictObject({ agents: v.pipe(v.array(agent), v.maxLength(200)) }),
  boardAct: v.strictObject({ act: v.picklist(['start', 'stop', 'pause', 'resume', 'check']), agents: v.pipe(v.array(agent), v.minLength(1), v.maxLength(500)), tag: v.optional(text(14)), typed: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
  boardCancel: nothing,
  boardSeenEnds: nothing,
  setBoardSource: v.variant('kind', [
    v.strictObject({ kind: v.literal('server'), campaigns: names, groups: names }),
    v.strictObject({ kind: v.literal('typed'), text: text(200_000) }),
    v.strictObject({ kind: v.literal('file') }),
  ]),
  dismissTrouble: v.strictObject({ kind: text(60) }),
  closeWindow: nothing,
};
