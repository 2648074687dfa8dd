/** The keyboard of the window: the recorder takes every key while it listens; `/` searches; Esc cancels, clears, closes. */
import { effect, signal } from '@preact/signals';
import { heard } from '../parts/view';

/** What is searched for. */
export const query = signal('');
/** The modifiers that are down while a recorder listens, as they stand on the keys. */
export const heldModifiers = signal<readonly string[]>([]);

/** Modifiers were pressed, and no key came with them: what another program has taken never reaches us. */
export const noKeyCame = signal(false);
/** So long a person may take for the next key; their release may go to the other program too. */
const nextKeyMs = 1500;
let waiting: ReturnType<typeof setTimeout> | undefined;

function waitForKey(): void {
  clearTimeout(waiting);
  waiting = setTimeout(giveUp, nextKeyMs);
}

function giveUp(): void {
  clearTimeout(waiting);
  heldModifiers.value = [];
  noKeyCame.value = true;
}

export function listenToKeys(): void {
  document.addEventListener('keydown', onKeyDown, { capture: true });
  document.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('blur', () => (heldModifiers.value = []));
  // What one recorder saw is nothing to the next.
  effect(() => {
    if (trial()?.step === 'listening') return;
    clearTimeout(waiting);
    heldModifiers.value = [];
    noKeyCame.value = false;
  });
  // After the fields have had their say.
  document.addEventListener('keydown', onPlainKey);
}

const trial = () => heard.value?.view.desk.keyTrial ?? null;
const isModifier = (event: KeyboardEvent): boolean => /^(Control|Shift|Alt|Meta|OS)(Left|Right)$/.test(event.code) || /^(Control|Shift|Alt|AltGraph|Meta)$/.test(event.key);
const isBareEscape = (event: KeyboardEvent): boolean => event.key === 'Escape' && !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;

function onKeyDown(event: KeyboardEvent): void {
  if (trial()?.step !== 'listening') return;
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat) return;
  heldModifiers.value = modifiersOf(event);
  noKeyCame.value = false;
  if (isModifier(event)) return waitForKey();
  clearTimeout(waiting);
  heldModifiers.value = [];
  if (isBareEscape(event)) void window.reclight.cancelKey();
  else
    void window.reclight.strikeKey({
      code: event.code.slice(0, 40),
      key: event.key.slice(0, 40),
      ctrl: event.ctrlKey,
      alt: event.altKey,
      shift: event.shiftKey,
      meta: event.metaKey,
      altGraph: event.getModifierState('AltGraph'),
    });
}

function onKeyUp(event: KeyboardEvent): void {
  if (trial()?.step !== 'listening') return;
  event.preventDefault();
  event.stopPropagation();
  // A stroke empties them, and letting go adds none: AltGr still counts as down in the event of its own release.
  const down = modifiersOf(event).filter((name) => event.key !== 'AltGraph' || name !== 'AltGr');
  const left = heldModifiers.value.filter((name) => down.includes(name));
  if (left.length === 0 && heldModifiers.value.length > 0) giveUp();
  else heldModifiers.value = left;
}

function modifiersOf(event: KeyboardEvent): string[] {
  const platform = heard.value?.view.desk.platform;
  const names = platform === 'darwin' ? ['⌃', '⌥', '⇧', '⌘'] : ['Ctrl', 'Alt', 'Shift', platform === 'win32' ? 'Win' : 'Super'];
  const down = [event.ctrlKey, event.altKey, event.shiftKey, event.metaKey];
  return [...(event.getModifierState('AltGraph') ? ['AltGr'] : []), ...names.filter((_name, at) => down[at])];
}

function onPlainKey(event: KeyboardEvent): void {
  const inText = event.target instanceof HTMLInputElement;
  if (event.key === '/' && !inText && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector<HTMLInputElement>('.search input')?.focus();
  }
  if (event.key !== 'Escape') return;
  // A field's own Esc undoes what is typed there; the native cross of a search field would take this one.
  event.preventDefault();
  if (trial()?.step === 'trying') void window.reclight.cancelKey();
  else if (query.value !== '') query.value = '';
  else void window.reclight.closeWindow();
}
