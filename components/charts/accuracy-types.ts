export interface AccuracyRun {
  label: string;
  /** A proportion. */
  accuracy: number;
  /** Whether the outlier rule names it. */
  isOutlier: boolean;
}

export interface AccuracyMean {
  mean: number;
  /** Null where one run allows none. */
  interval: [number, number] | null;
  n: number;
}

export interface AccuracyCell {
  runs: AccuracyRun[];
  /** Null where no run is left. */
  withOutliers: AccuracyMean | null;
  withoutOutliers: AccuracyMean | null;
}

export interface AccuracySize {
  label: string;
  /** In the order of the methods. */
  cells: AccuracyCell[];
}
