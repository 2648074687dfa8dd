/** The page of one call, as it prints, with what can be done with it above. */
import { render, h, type VNode } from 'preact';
import { signal } from '@preact/signals';
import type { Told } from '../../main/recorder/snapshot';
import type { HistoryCall, SheetNode } from '../../preload/contract';
import { listen } from '../parts/view';
import { words } from '../parts/words';

const sheet = signal<SheetNode | null>(null);
const failure = signal<Told | null>(null);
const said = signal<string | null>(null);
const isSaving = signal(false);

/** Which call it is, from the address. */
function wanted(): HistoryCall {
  const [day = '', agent = '', call = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
  return { day, agent, call };
}

async function save(as: 'html' | 'pdf'): Promise<void> {
  if (isSaving.peek() || !sheet.peek()) return;
  isSaving.value = true;
  const reply = await window.reclight.evidence({ ...wanted(), as });
  isSaving.value = false;
  said.value = !reply.ok ? `${reply.failure.message} ${reply.failure.advice}` : reply.saved ? words.peek().history.saved(reply.saved) : null;
}

/** Main's tree as elements: text stays text. */
function drawn(node: SheetNode): VNode | string {
  return typeof node === 'string' ? node : h(node.tag, node.is ?? null, ...node.of.map(drawn));
}

function Window(): VNode {
  const { evidence } = words.value;
  document.title = evidence.window;
  return (
    <>
      <div class="bar-of-acts">
        <p role="status">{said.value}</p>
        <button type="button" class="button" aria-disabled={isSaving.value || !sheet.value} onClick={() => void save('html')}>
          {evidence.saveHtml}
        </button>
        <button type="button" class="button main" aria-disabled={isSaving.value || !sheet.value} onClick={() => void save('pdf')}>
          {evidence.savePdf}
        </button>
      </div>
      <main id="sheet" tabIndex={0} aria-label={evidence.window}>
        {sheet.value && drawn(sheet.value)}
        {failure.value && (
          <div class="gone" role="alert">
            <h1>{failure.value.message}</h1>
            <p>{failure.value.advice}</p>
          </div>
        )}
      </main>
    </>
  );
}

async function show(): Promise<void> {
  await listen();
  const root = document.querySelector('#evidence');
  if (root) render(<Window />, root);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void window.reclight.closeWindow();
  });
  const reply = await window.reclight.evidence({ ...wanted(), as: 'sheet' });
  if (reply.ok) sheet.value = reply.sheet ?? null;
  else failure.value = reply.failure;
}

void show();
