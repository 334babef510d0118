/** A page that is being hidden paints no more; the work is not put off for longer than this. */
const PATIENCE_MS = 100;

/** Does the work, once, when what has changed is on screen. */
export function afterPaint(work: () => void): void {
  let frame = 0;
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    work();
  }, PATIENCE_MS);
  // A frame is announced before it is painted; what is asked for then comes after.
  frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    setTimeout(work);
  });
}
