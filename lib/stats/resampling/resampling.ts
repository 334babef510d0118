/** How the resampling figures are made. */
export interface Resampling {
  replicates: number;
  permutations: number;
  confidence: number;
  /** The same data and the same seed give the same figures. */
  seed: string;
}
