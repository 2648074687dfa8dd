/** Moving the pill: by mouse or arrow keys, while main lets it be moved. */
export function makeMovable(mayMove: () => boolean): void {
  let grip: { readonly x: number; readonly y: number } | null = null;
  const by = (dx: number, dy: number): void => void window.reclight.pillMove({ dx: Math.round(dx), dy: Math.round(dy) });

  document.addEventListener('pointerdown', (event) => {
    if (!mayMove() || (event.target instanceof Element && event.target.closest('button'))) return;
    grip = { x: event.screenX, y: event.screenY };
    document.body.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!grip) return;
    by(event.screenX - grip.x, event.screenY - grip.y);
    grip = { x: event.screenX, y: event.screenY };
  });
  document.addEventListener('pointerup', () => (grip = null));
  document.addEventListener('pointercancel', () => (grip = null));

  document.addEventListener('keydown', (event) => {
    if (!mayMove()) return;
    const far = event.shiftKey ? 40 : 8;
    const step = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key];
    if (step) by(step[0] ?? 0, step[1] ?? 0);
    if (event.key === 'Escape') void window.reclight.pillDone();
  });
}
