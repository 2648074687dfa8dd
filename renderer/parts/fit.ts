/**
 * Gives a window the height that its content needs, so that it scrolls only where the screen is too small: notes, long
 * advice, another language, larger text. The least height is the style sheet's; where the window stands is main's.
 */
import { computed, effect } from '@preact/signals';
import { heard } from './view';

/** What is around the page is measured in the screen's pixels, what is in it in larger ones. */
const zoom = computed(() => (heard.value?.view.desk.settings.textSize ?? 100) / 100);

export function fitWindow(content: Element): void {
  const root = document.documentElement;
  const fit = (): void => {
    const by = zoom.peek();
    // For the style sheets: no least height may be more than the screen has.
    root.style.setProperty('--most', `${Math.floor(screen.availHeight / by)}px`);
    const height = Math.ceil(content.getBoundingClientRect().height * by);
    // Main takes it for the height of the page, whatever stands around it, and no further than the screen goes.
    if (Math.abs(height - innerHeight * by) >= 1) resizeTo(outerWidth, height);
  };
  new ResizeObserver(fit).observe(content);
  // A new text size comes in two parts, the view and the page's scale, in either order.
  addEventListener('resize', fit);
  effect(() => {
    void zoom.value;
    fit();
  });
}
