/** A script in words, so that a person can play it by hand. */
import type { Act, Deed, Fate, Script } from './script';

export function tellScript(script: Script): string[] {
  const pace = Object.entries(script.pace).map(([name, ms]) => `${paceWords[name as keyof typeof paceWords]} ${seconds(ms)}`);
  const traits = [`PHP ${script.php}`, script.remote ? 'a remote agent' : '', ...pace, script.latencyMs > 10 ? `answers after ${seconds(script.latencyMs)}` : ''].filter(Boolean);
  const pauses = script.acts.some((act) => act.do === 'press' && act.action === 'pause') ? [`a pause lasts ${script.pauseSeconds} s and then ${script.pauseEnd === 'ask' ? 'asks' : 'resumes'}`] : [];
  const limit = script.recordingLimitMs < 3_600_000 ? [`the server's recording limit is ${seconds(script.recordingLimitMs)}`] : [];
  let at = 0;
  const first = script.firstCall === 'none' ? 'the agent waits for a call' : `the agent is in a call${recordedBy(script.firstCall)}`;
  const acts = script.acts.map((act) => {
    at += act.after;
    return `at ${seconds(at)} ${tellDeed(act)}`;
  });
  return [`${[...traits, ...limit, ...pauses].join(', ')}; ${first}`, ...acts];
}

const paceWords = { pollMs: 'the screen looks every', pickUpMs: 'the screen starts a recorder in', writeBackMs: 'it writes the id after', stopMs: 'it ends one in' } as const;

function recordedBy(by: 'nobody' | 'campaign' | 'routing'): string {
  return by === 'nobody' ? '' : by === 'campaign' ? ', recorded by the campaign' : ', recorded by its routing';
}

function seconds(ms: number): string {
  return `${Math.round(ms) / 1000} s`;
}

function tellDeed(act: Act): string {
  const deed: Deed = act;
  switch (deed.do) {
    case 'press':
      return `${deed.action} is pressed${deed.another ? ' (another)' : ''}${deed.action === 'start' || deed.action === 'toggle' ? `, tag ${deed.tag}` : ''}`;
    case 'check':
      return '"Check now" is pressed';
    case 'popup':
      return `the popup ${deed.on ? 'opens' : 'closes'}`;
    case 'lock':
      return `the screen is ${deed.on ? 'locked' : 'unlocked'}`;
    case 'sleep':
      return `the computer sleeps for ${seconds(deed.ms)}`;
    case 'freeze':
      return `the app stands still for ${seconds(deed.ms)}`;
    case 'die':
      return `the app is killed${deed.when === 'now' ? '' : ` ${deed.when.replaceAll('-', ' ').replace('keep', 'note on disk')}`}, and is back after ${seconds(deed.awayMs)}`;
    case 'wall-jump':
      return `the computer's clock jumps by ${seconds(deed.ms)}`;
    case 'disk':
      return deed.refuses ? 'the disk is full' : 'the disk has room again';
    case 'network':
      return `the next ${deed.times === 1 ? '' : `${deed.times} of `}${deed.on.join(', ')}: ${tellFate(deed.fate)}`;
    case 'latency':
      return `answers take ${seconds(deed.ms)}`;
    case 'take-call':
      return `the agent takes a call${recordedBy(deed.by)}`;
    case 'next-call':
      return `the call ends, the agent disposes it and takes the next${recordedBy(deed.by)}`;
    case 'hang-up':
      return 'the call ends';
    case 'dispose':
      return 'the agent disposes the call';
    case 'ready':
      return 'the agent is ready';
    case 'pause':
      return 'the agent pauses';
    case 'log-in':
      return 'the agent logs in';
    case 'log-out':
      return 'the agent logs out';
    case 'record-button':
      return "the agent's own record button is pressed";
    case 'stop-button':
      return "the agent's own stop button is pressed";
    case 'other-client':
      return `another program sends ${deed.value}`;
    case 'screen':
      return `the agent screen is ${deed.mode}`;
    case 'pace':
      return `the agent screen changes its pace: ${JSON.stringify(deed.pace)}`;
    case 'refuse':
      return deed.how === 'none' ? 'the login is accepted again' : `the server refuses: ${deed.how}`;
    case 'server':
      return `the server changes: ${JSON.stringify(deed.change)}`;
  }
}

function tellFate(fate: Fate): string {
  switch (fate.kind) {
    case 'slow':
      return `${seconds(fate.thereMs)} to the server, ${seconds(fate.backMs)} back`;
    case 'truncated':
      return `its answer is cut off after ${Math.round(fate.part * 100)} %`;
    case 'refused':
      return 'no connection';
    case 'lost-request':
      return 'lost on the way there';
    case 'lost-answer':
      return 'its answer is lost';
    case 'reset':
      return 'carried out, then the connection breaks';
    case 'login-page':
      return "a guest network's page for an answer";
    case 'empty':
      return 'an empty answer';
    case 'doubled':
      return 'its answer comes twice';
    case 'bad-gateway':
      return 'carried out, then 502';
    case 'sent-twice':
      return 'a proxy sends it twice';
    case 'pass':
      return 'as it should be';
  }
}
