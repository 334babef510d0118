const STEP = 0.5;

/** The part of the scale, in steps of a half, that holds every value. */
export function zoomedRange(values: readonly number[], scale: [number, number]): [number, number] {
  if (values.length === 0) return scale;
  const low = Math.max(scale[0], Math.floor(Math.min(...values) / STEP) * STEP);
  const high = Math.min(scale[1], Math.ceil(Math.max(...values) / STEP) * STEP);
  if (low < high) return [low, high];
  return high < scale[1] ? [low, low + STEP] : [high - STEP, high];
}
