/** The guard's notices among the alarms: they come and go with what stands, after the alarms, and settle never. */
import { describe, expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { es } from '../../assets/words/es';
import { actText, alarmActs, alarmTold } from '../../assets/words/alarm';
import { guardGlyph, isFramed } from '../../assets/words/guard';
import type { GuardNotice } from '../../main/guard';
import { noAlarms, reduceAlarms, type Alarms } from '../../main/notices/alarms';
import type { GuardAlarm } from '../../preload/contract';
import { guardNotices } from '../renderer/panels-shown';
import { lightNames, lights } from '../words/snapshots';

const at = '2026-02-03T04:05:06.500Z';
const { unrecorded, limit } = guardNotices;
const stand = (alarms: Alarms, ...standing: readonly GuardNotice[]): Alarms => reduceAlarms(alarms, { type: 'guard', standing, snapshot: lights.idle, at });
const kinds = (alarms: Alarms): string[] => alarms.list.map((one) => (one.kind === 'guard' ? one.notice.rule : one.kind));

describe('what stands', () => {
  it('is shown once, with its agent and its time', () => {
    const once = stand(noAlarms, unrecorded);
    expect(once.list).toEqual([{ id: 1, kind: 'guard', notice: unrecorded, at, agent: '1000', practice: false, since: null }]);
    expect(stand(once, unrecorded)).toBe(once);
  });

  it('comes after every alarm, whichever was first', () => {
    const raised = reduceAlarms(stand(noAlarms, unrecorded), { type: 'loud', loud: 'stop-alarm', snapshot: lights.stopping, at });
    expect(kinds(raised)).toEqual(['stop-alarm', 'unrecorded']);
    expect(kinds(stand(raised, unrecorded, limit))).toEqual(['stop-alarm', 'limit', 'unrecorded']);
    expect(new Set(stand(raised, unrecorded, limit).list.map(({ id }) => id)).size).toBe(3);
  });

  it('goes when it stands no more, and takes no alarm with it', () => {
    const raised = reduceAlarms(stand(noAlarms, unrecorded, limit), { type: 'loud', loud: 'stop-alarm', snapshot: lights.stopping, at });
    expect(kinds(stand(raised, limit))).toEqual(['stop-alarm', 'limit']);
    expect(kinds(stand(raised))).toEqual(['stop-alarm']);
  });

  it('is not settled by a light: it goes instead', () => {
    const once = stand(noAlarms, unrecorded);
    for (const name of lightNames) expect(reduceAlarms(once, { type: 'view', snapshot: lights[name], at }).list.find(({ kind }) => kind === 'guard')).toEqual(once.list[0]);
  });

  it('frames nothing; an alarm beside it does', () => {
    const once = stand(noAlarms, unrecorded);
    expect(isFramed(once.list)).toBe(false);
    expect(isFramed(reduceAlarms(once, { type: 'loud', loud: 'stop-alarm', snapshot: lights.stopping, at }).list)).toBe(true);
  });
});

describe.each(Object.entries(guardNotices))('the notice %s', (_name, notice) => {
  const alarm: GuardAlarm = { id: 1, kind: 'guard', notice, at, agent: '1000', practice: false, since: null };

  it('is told and drawn in every language', () => {
    for (const words of [en, es]) {
      const { message, advice } = alarmTold(alarm, words);
      for (const sentence of [message, advice]) expect(sentence).toMatch(/^[\p{Lu}\d].*\S$/u);
      expect(message + advice).not.toMatch(/undefined|null|NaN/);
    }
    expect(guardGlyph(notice)).not.toMatch(/unconfirmed/);
  });

  it('offers under every light a way to be rid of it, and each act has its word', () => {
    for (const name of lightNames) {
      const acts = alarmActs(alarm, lights[name]);
      expect(['seen', 'not-this-call']).toContain(acts.at(-1));
      for (const act of acts) expect(actText(act, en)).toMatch(/\S/);
    }
  });

  it('starts nothing where something runs or is under way, but a second one', () => {
    for (const name of lightNames.filter((name) => name !== 'idle')) expect(alarmActs(alarm, lights[name])).not.toContain('record');
    for (const name of lightNames.filter((name) => name !== 'recording')) expect(alarmActs(alarm, lights[name])).not.toContain('start-another');
  });
});

it('says the figures of the picture', () => {
  const told = (notice: GuardNotice): string[] => Object.values(alarmTold({ kind: 'guard', notice, agent: '1000' }, en)).slice(1);
  expect(told(unrecorded)).toEqual(['In call for 40 s, not recorded', '1000 on dialer.example']);
  expect(told(limit)).toEqual(['Recording for 58 minutes', 'VICIdial ends it at 60.']);
  expect(told({ ...unrecorded, seconds: 600 })[0]).toBe('In call for 10:00, not recorded');
  expect(told({ ...unrecorded, begun: false })[0]).toBe('In call, 40 s not recorded');
  expect(told({ ...limit, minutes: 75 })[1]).toBe('VICIdial ends one at 60: it may have stopped.');
});
