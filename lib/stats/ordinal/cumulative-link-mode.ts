import type { CumulativeLinkData } from "./cumulative-link-data";

const ITERATIONS = 200;

/**
 * The most probable value of one participant's intercept, given the answers: where
 * `above` − Σ times / (1 + 1 / (odds · exp v)) − precision · v is zero.
 *
 * That slope only falls in v, and a zero lies within known ends. Newton's steps from `start` are
 * kept between ends that close in; one that gains too little is replaced by halving.
 * Source: Press et al. 2007, section 9.4, for the safeguard.
 */
export function findInterceptMode(
  data: CumulativeLinkData,
  cluster: number,
  odds: Float64Array,
  precision: number,
  start: number,
): number {
  const { offsets, pair, times, above } = data;
  const begin = offsets[cluster]!;
  const end = offsets[cluster + 1]!;
  const most = above[cluster]!;
  let all = 0;
  for (let place = begin; place < end; place++) all += times[place]!;
  let low = (most - all) / precision;
  let high = most / precision;
  let v = Math.min(high, Math.max(low, start));
  let before = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const growth = Math.exp(v);
    let slope = most - precision * v;
    let information = precision;
    for (let place = begin; place < end; place++) {
      const below = 1 / (1 + odds[pair[place]!]! * growth);
      const expected = times[place]! * (1 - below);
      slope -= expected;
      information += expected * below;
    }
    if (slope > 0) low = v;
    else high = v;
    const step = slope / information;
    let next = v + step;
    if (!(next >= low && next <= high) || Math.abs(slope) > 0.7 * before) next = (low + high) / 2;
    // In units of the intercept's spread; the step that is taken last squares what is left.
    else if (step * step * information < 1e-16) return next;
    if (next === v) return v;
    before = Math.abs(slope);
    v = next;
  }
  return v;
}
