/** A round step that makes at most `most` ticks over the span: 1, 2 or 5 times a power of ten. */
function roundStep(span: number, most: number): number {
  const rough = span / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Without the dust of binary fractions: a tick is its multiple of the step. */
function multiple(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}

/** A range with round ends that holds all values, and its ticks; for values without a fixed scale. */
export function roundRange(
  values: readonly number[],
  most = 6,
): { range: [number, number]; ticks: number[] } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { range: [0, 1], ticks: [0, 1] };
  const span = high - low || Math.abs(high) || 1;
  const step = roundStep(span, most);
  const first = Math.floor(low / step + 1e-9);
  let last = Math.ceil(high / step - 1e-9);
  if (last <= first) last = first + 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    multiple(first + index, step),
  );
  return { range: [multiple(first, step), multiple(last, step)], ticks };
}

/** Ticks at whole numbers of a wide scale, at quarters of a narrow one. */
export function scaleTicks([low, high]: [number, number]): number[] {
  const span = high - low;
  const step = span > 2 ? 1 : 0.25;
  return Array.from({ length: Math.round(span / step) + 1 }, (_, index) => low + index * step);
}

const LOG_STEPS = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
];

/** Round ticks of a logarithmic axis: as many as there may be, 1 among them where it is in range. */
export function logTicks([low, high]: [number, number], most = 7): number[] {
  const all = LOG_STEPS.map((steps) => {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
      for (const step of steps) {
        const tick = Number((step * 10 ** power).toPrecision(6));
        if (tick >= low && tick <= high) ticks.push(tick);
      }
    }
    return ticks;
  });
  return all.findLast((ticks) => ticks.length <= most) ?? all[0] ?? [];
}

const PADDING = 1.06;

/**
 * The range of a logarithmic axis for ratios: 1, every estimate, and every interval as far as `furthest`
 * times beyond 1; what reaches further is drawn with an arrow.
 */
export function ratioRange(
  estimates: readonly number[],
  ends: readonly number[],
  furthest = 20,
): [number, number] {
  const held = ends.map((end) => Math.min(furthest, Math.max(1 / furthest, end)));
  const low = Math.min(0.8, ...estimates, ...held);
  const high = Math.max(1.25, ...estimates, ...held);
  return [low / PADDING, high * PADDING];
}
