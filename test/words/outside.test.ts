/** What is said of things that came from outside the windows. */
import { expect, it } from 'vitest';
import { en } from '../../assets/words/en';
import { tellTrouble } from '../../main/desk/tell-trouble';

it('an agent that was left is told by name, each by itself, and a wish to stop in stronger words', () => {
  const [running, wish, other] = [
    tellTrouble({ kind: 'agent-left', agent: '1000', what: 'recording' }, en),
    tellTrouble({ kind: 'agent-left', agent: '1000', what: 'wish' }, en),
    tellTrouble({ kind: 'agent-left', agent: '1001', what: 'recording' }, en),
  ];
  expect(running.message).toMatch(/1000.*may still be recording/);
  expect(wish.message).toMatch(/stop for 1000 is not proved/);
  expect(wish.message).toMatch(/may still be recording/);
  expect(running.kind).toBe(wish.kind);
  expect(other.kind).not.toBe(running.kind);
  expect(tellTrouble({ kind: 'agent-left', agent: '1000', what: 'pause' }, en)).toMatchObject({ kind: running.kind, message: expect.stringMatching(/1000.*pause/), advice: expect.stringContaining('Nothing is recorded') });
});

it.each([...Object.entries(en.link), ...Object.entries({ practice: en.agent.practice, 'agent-bad': en.agent['agent-bad'], 'not-set-up': en.agent['not-set-up'] })])('%s: sentence and advice', (_kind, told) => {
  expect(told.message).toMatch(/^\p{Lu}.*\.$/u);
  expect(told.advice).toMatch(/^\p{Lu}/u);
});
