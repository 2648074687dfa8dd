/** What each entry of the tray's menu does. */
import type { Dialer } from '../dialer';
import type { MenuAct } from './menu';

export interface ActDeps {
  readonly press: (action: 'start' | 'stop' | 'pause' | 'resume' | 'extend', another?: boolean) => Promise<void>;
  readonly dialer: Pick<Dialer, 'check' | 'snapshot' | 'practiceAct' | 'leavePractice'>;
  readonly copy: (text: string) => void;
  readonly setTag: (tag: string) => void;
  readonly practise: () => Promise<void>;
  readonly openSetup: (page: 'connect') => void;
  readonly openSettings: () => void;
  readonly openHistory: () => void;
  readonly openBoard: () => void;
  readonly show: () => void;
  readonly movePill: () => void;
  readonly quit: () => void;
}

export function createActs(deps: ActDeps): (act: MenuAct) => void {
  return (act) => {
    switch (act.do) {
      case 'start':
      case 'stop':
      case 'pause':
      case 'resume':
      case 'extend':
        return void deps.press(act.do);
      case 'start-another':
        return void deps.press('start', true);
      case 'check':
        return void deps.dialer.check();
      case 'show':
        return deps.show();
      case 'setup':
        return deps.openSetup('connect');
      case 'settings':
        return deps.openSettings();
      case 'history':
        return deps.openHistory();
      case 'board':
        return deps.openBoard();
      case 'practise':
        return void deps.practise();
      case 'leave-practice':
        return void deps.dialer.leavePractice();
      case 'copy': {
        const { recording, detail } = deps.dialer.snapshot();
        const filename = recording?.filename ?? detail.last?.filename ?? null;
        if (filename !== null) deps.copy(filename);
        return;
      }
      case 'tag':
        return deps.setTag(act.tag);
      case 'practice':
        return deps.dialer.practiceAct(act.act);
      case 'move-pill':
        return deps.movePill();
      case 'quit':
        return deps.quit();
    }
  };
}
