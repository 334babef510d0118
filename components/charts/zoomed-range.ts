import type { MeanGroup } from "./means-chart";

const STEP = 0.5;

/** The part of the scale, in steps of a half, that holds every mean and interval. */
export function zoomedRange(groups: MeanGroup[], scale: [number, number]): [number, number] {
  const ends = groups.flatMap(({ points }) =>
    points.flatMap((point) => (point ? [point.mean, ...(point.interval ?? [])] : [])),
  );
  if (ends.length === 0) return scale;
  const low = Math.max(scale[0], Math.floor(Math.min(...ends) / STEP) * STEP);
  const high = Math.min(scale[1], Math.ceil(Math.max(...ends) / STEP) * STEP);
  if (low < high) return [low, high];
  return high < scale[1] ? [low, low + STEP] : [high - STEP, high];
}
