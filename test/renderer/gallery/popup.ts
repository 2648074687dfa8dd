/** The real popup on a bridge that shows one view: `popup.html?view=recording`. */
import { views, type ViewName } from '../snapshots';
import { pretend } from './pretend';

const asked = new URLSearchParams(location.search).get('view') ?? 'idle';
const isView = (name: string): name is ViewName => Object.hasOwn(views, name);

pretend(isView(asked) ? views[asked] : views.idle);
void import('../../../renderer/popup/main');
