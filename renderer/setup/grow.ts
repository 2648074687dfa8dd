/** Makes the window higher when what it shows needs it; the screen is its limit, and beyond it scrolls. */
export function growWindow(content: Element): void {
  const grow = (): void => {
    const frame = outerHeight - innerHeight;
    const height = Math.min(Math.ceil(content.scrollHeight) + frame, screen.availHeight);
    if (height > outerHeight) resizeTo(outerWidth, height);
  };
  new ResizeObserver(grow).observe(content);
}
