import type { CumulativeLinkData } from "./cumulative-link-data";

/**
 * Where an inner search that ends early leaves one participant's intercept, and the curvature it used
 * for its last step. Vectors are derivatives by thresholds, effects of all groups and log σ.
 */
export interface EarlyMode {
  mode: number;
  /** −h″ where the last step began. */
  info: number;
  /** √(2 / info): how far apart the nodes of the quadrature are. */
  scale: number;
  modeBy: Float64Array;
  infoBy: Float64Array;
  scaleBy: Float64Array;
}

/**
 * Walks these shares of Newton's steps from 0 for one cluster, and takes the derivatives along: those
 * of a step follow from those of slope and curvature where it begins. The result is written over by
 * the next cluster's.
 */
export function createInnerWalk(
  { thresholds, groups, offsets, pair, times, above, thresholdOf, effectOf }: CumulativeLinkData,
  shares: readonly number[],
): (cluster: number, odds: Float64Array, precision: number) => EarlyMode {
  const size = thresholds + groups + 1;
  const last = size - 1;
  const slopeBy = new Float64Array(size);
  const bendBy = new Float64Array(size);
  const modeBy = new Float64Array(size);
  const infoBy = new Float64Array(size);
  const scaleBy = new Float64Array(size);
  const result: EarlyMode = { mode: 0, info: 1, scale: 1, modeBy, infoBy, scaleBy };

  return (cluster, odds, precision) => {
    const begin = offsets[cluster]!;
    const end = offsets[cluster + 1]!;
    let mode = 0;
    // R's curvature before any step is 1 in units of the intercepts' standard deviation.
    let info = precision;
    modeBy.fill(0);
    infoBy.fill(0);
    infoBy[last] = -2 * precision;
    for (const share of shares) {
      const growth = Math.exp(mode);
      let slope = above[cluster]! - precision * mode;
      let third = 0;
      info = precision;
      slopeBy.fill(0);
      bendBy.fill(0);
      for (let place = begin; place < end; place++) {
        const at = pair[place]!;
        const below = 1 / (1 + odds[at]! * growth);
        const expected = times[place]! * (1 - below);
        const second = expected * below;
        const ofThird = second * (2 * below - 1);
        slope -= expected;
        info += second;
        third -= ofThird;
        const j = thresholdOf[at]!;
        const effect = effectOf[at]!;
        slopeBy[j]! += second;
        slopeBy[effect]! -= second;
        bendBy[j]! += ofThird;
        bendBy[effect]! -= ofThird;
      }
      slopeBy[last] = 2 * precision * mode;
      bendBy[last] = 2 * precision;
      const step = slope / info;
      for (let a = 0; a < size; a++) {
        const by = modeBy[a]!;
        const ofInfo = -bendBy[a]! - third * by;
        infoBy[a] = ofInfo;
        modeBy[a] = by + (share * (slopeBy[a]! - info * by - step * ofInfo)) / info;
      }
      mode += share * step;
    }
    const scale = Math.sqrt(2 / info);
    for (let a = 0; a < size; a++) scaleBy[a] = (-scale / (2 * info)) * infoBy[a]!;
    result.mode = mode;
    result.info = info;
    result.scale = scale;
    return result;
  };
}
