/**
 * Gives a window the height that its content needs, so that it never scrolls: notes, long advice and the practice
 * dialer's switches make the popup higher. The least height is the style sheet's; where it stands is main's.
 */
export function fitWindow(content: Element): void {
  const fit = (): void => {
    const height = Math.min(Math.ceil(content.getBoundingClientRect().height), screen.availHeight);
    // Outside stand a frame and a menu, where it has them.
    if (height !== innerHeight) resizeTo(outerWidth, height + outerHeight - innerHeight);
  };
  new ResizeObserver(fit).observe(content);
}
