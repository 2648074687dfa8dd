/**
 * What a window must hold to at any moment, asked of the page itself: nothing clipped, nothing scrolling, nothing that
 * axe objects to, a focus ring wherever the keyboard goes.
 *
 * Each returns sentences about what is wrong, so that a failed test says where to look.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly any: readonly { readonly message: string }[] }[];
}

/**
 * Violations of WCAG 2.2 AA (its size of targets axe leaves out by itself) and of what axe calls best practice, and
 * contrasts that it could not make out. Throws if axe did not get as far as measuring contrast.
 * Under forced colours the system chooses them all, and axe would measure ours, so contrast is left out there.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = await page.evaluate<Record<'violations' | 'incomplete' | 'passes', AxeResult[]>>('axe.run({ resultTypes: ["violations", "incomplete"], rules: { "target-size": { enabled: true } } })');
  const contrast = (results: readonly AxeResult[]): AxeResult[] => results.filter(({ id }) => id === 'color-contrast');
  if ([found.violations, found.incomplete, found.passes].every((results) => contrast(results).length === 0)) throw new Error('axe measured no contrast');
  const forced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const counted = forced ? found.violations.filter(({ id }) => id !== 'color-contrast') : [...found.violations, ...contrast(found.incomplete)];
  return counted.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
}

/** What is wider than its place, sticks out of the window or makes the window scroll. An ellipsis is on purpose, and so is a pane that scrolls up and down. */
export function clipped(page: Page, mayScroll = false): Promise<string[]> {
  return page.evaluate((mayScroll) => {
    const root = document.documentElement;
    const found: string[] = [];
    if (!mayScroll && root.scrollHeight > innerHeight) found.push(`the window scrolls: ${root.scrollHeight} in ${innerHeight}`);
    const scrolls = (element: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(element).overflowY);
    const inPane = (element: Element | null): boolean => element !== null && (scrolls(element) || inPane(element.parentElement));
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      if (element.closest('svg, .unseen') || element.matches('input') || style.textOverflow === 'ellipsis') continue;
      const name = `${element.localName}.${element.className} “${element.textContent.slice(0, 40)}”`;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      if (left < 0 || right > innerWidth || (!mayScroll && (top < 0 || bottom > innerHeight) && !inPane(element.parentElement))) found.push(`${name} sticks out of the window`);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (element.scrollWidth > element.clientWidth) found.push(`${name} is ${element.scrollWidth} wide in ${element.clientWidth}`);
      if (element.scrollHeight > element.clientHeight + 1 && !scrolls(element)) found.push(`${name} is ${element.scrollHeight} high in ${element.clientHeight}`);
    }
    return found;
  }, mayScroll);
}

/** Where the tab key stops, once round, and whether each stop can be seen. */
export async function tabStops(page: Page): Promise<{ readonly name: string; readonly ringed: boolean }[]> {
  const stops: { name: string; ringed: boolean }[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.setBaseAndExtent(document.body, 0, document.body, 0);
  });
  const reachable = await page.locator('button, select, input:not([type=radio]), input[type=radio]:checked').count();
  // Once round, and past the end of the page, where nothing has the focus.
  for (let at = 0; at <= reachable && stops.length < reachable; at++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      // A radio is drawn by its label.
      const shown = element instanceof HTMLInputElement && element.type === 'radio' ? element.nextElementSibling : element;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown ?? element);
      const label = element.getAttribute('aria-label') ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent) ?? '';
      return { name: label, ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
    });
    if (stop) stops.push(stop);
  }
  while (stops.length < reachable) stops.push({ name: 'nothing', ringed: false });
  return stops;
}

/** The contrast of the lamp's drawing with what lies behind it; from 3 on a shape is told apart. */
export function glyphContrast(page: Page): Promise<number> {
  return page.evaluate(() => {
    const light = (css: string): number => {
      const [red = 0, green = 0, blue = 0] = (css.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const glyph = document.querySelector('.band .glyph');
    const band = document.querySelector('.band');
    if (!glyph || !band) return 0;
    const [darker = 0, lighter = 0] = [light(getComputedStyle(glyph).color), light(getComputedStyle(band).backgroundColor)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  });
}
