/** The real setup window on a bridge whose dialer gives one answer: `setup.html?view=blocked#connect`. */
import { views, type ViewName } from '../snapshots';
import { pretend } from './pretend';

const query = new URLSearchParams(location.search);
const asked = query.get('view') ?? 'idle';
const isView = (name: string): name is ViewName => Object.hasOwn(views, name);
const before = query.has('fresh') ? views['not-set-up'] : views.idle;

pretend(before, isView(asked) ? views[asked] : views.idle, query.has('fault'));
void import('../../../renderer/setup/main');
