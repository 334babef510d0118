/** A page that is being hidden paints no more; the work is not put off for longer than this. */
const PATIENCE_MS = 100;

/**
 * Does the work, once, when what has changed is on screen.
 * @returns a function that calls it off.
 */
export function afterPaint(work: () => void): () => void {
  let frame = 0;
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    work();
  }, PATIENCE_MS);
  // A frame is announced before it is painted; what is asked for then comes after.
  frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
