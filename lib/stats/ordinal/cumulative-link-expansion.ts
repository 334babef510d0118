import type { CumulativeLinkData } from "./cumulative-link-data";

/**
 * One participant's h(v), the log-likelihood of the answers minus v² / 2σ², around its mode. Vectors
 * are derivatives by thresholds, effects of all groups and log σ.
 */
export interface InterceptExpansion {
  mode: number;
  /** −h″, h‴ and h⁗ at the mode. */
  info: number;
  third: number;
  fourth: number;
  /** √(2 / info): how far apart the nodes of the quadrature are. */
  scale: number;
  /** Of h′, h″ and h‴ at a fixed v. */
  slopeBy: Float64Array;
  bendBy: Float64Array;
  thirdBy: Float64Array;
  /** Of mode, info and scale, which move with the parameters. */
  modeBy: Float64Array;
  infoBy: Float64Array;
  scaleBy: Float64Array;
}

export function createExpansion(size: number): InterceptExpansion {
  const numbers = { mode: 0, info: 1, third: 0, fourth: 0, scale: 1 };
  return {
    ...numbers,
    slopeBy: new Float64Array(size),
    bendBy: new Float64Array(size),
    thirdBy: new Float64Array(size),
    modeBy: new Float64Array(size),
    infoBy: new Float64Array(size),
    scaleBy: new Float64Array(size),
  };
}

/**
 * Fills in the expansion of a cluster whose mode is known. The mode follows the parameters by the
 * implicit function theorem: h′(mode) stays 0.
 */
export function expandAtMode(
  { offsets, pair, times, thresholdOf, effectOf }: CumulativeLinkData,
  cluster: number,
  odds: Float64Array,
  precision: number,
  mode: number,
  expansion: InterceptExpansion,
): void {
  const { slopeBy, bendBy, thirdBy, modeBy, infoBy, scaleBy } = expansion;
  const size = slopeBy.length;
  slopeBy.fill(0);
  bendBy.fill(0);
  thirdBy.fill(0);
  let info = precision;
  let third = 0;
  let fourth = 0;
  const growth = Math.exp(mode);
  const end = offsets[cluster + 1]!;
  for (let place = offsets[cluster]!; place < end; place++) {
    const at = pair[place]!;
    // Derivatives of times · log(1 + exp a), the second to the fourth.
    const below = 1 / (1 + odds[at]! * growth);
    const second = times[place]! * below * (1 - below);
    const ofThird = second * (2 * below - 1);
    const ofFourth = second * (1 - 6 * below * (1 - below));
    info += second;
    third -= ofThird;
    fourth -= ofFourth;
    const j = thresholdOf[at]!;
    const effect = effectOf[at]!;
    slopeBy[j]! += second;
    slopeBy[effect]! -= second;
    bendBy[j]! += ofThird;
    bendBy[effect]! -= ofThird;
    thirdBy[j]! += ofFourth;
    thirdBy[effect]! -= ofFourth;
  }
  slopeBy[size - 1] = 2 * precision * mode;
  bendBy[size - 1] = 2 * precision;
  const scale = Math.sqrt(2 / info);
  for (let a = 0; a < size; a++) {
    modeBy[a] = slopeBy[a]! / info;
    infoBy[a] = -bendBy[a]! - third * modeBy[a]!;
    scaleBy[a] = (-scale / (2 * info)) * infoBy[a]!;
  }
  expansion.mode = mode;
  expansion.info = info;
  expansion.third = third;
  expansion.fourth = fourth;
  expansion.scale = scale;
}
