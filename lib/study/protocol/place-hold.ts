/** For how long a place is held until the first answer where a protocol says nothing, in minutes. */
export const USUAL_HOLD_MINUTES = 15;

/**
 * Minutes for which a participant's places are held until the first answer; from then on they are
 * kept for the time limit, which is also the longest hold.
 */
export function holdMinutes({
  holdMinutes: own,
  timeLimitMinutes,
}: {
  holdMinutes?: number | null;
  timeLimitMinutes: number;
}): number {
  return Math.min(own ?? USUAL_HOLD_MINUTES, timeLimitMinutes);
}
