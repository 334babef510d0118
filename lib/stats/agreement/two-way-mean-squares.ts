export interface MeanSquares {
  ofUnits: number;
  ofRaters: number;
  /** Of ratings around the mean of their unit. */
  within: number;
  /** Of what neither unit nor rater explains. */
  error: number;
}

/**
 * The mean squares of a complete table of units by raters, at least two of each.
 *
 * Ratings are measured from the first one, so that equal ratings have mean squares of exactly 0.
 * Source: Fisher 1925. Example: units 1 2, 3 3, 5 4, 4 5: units 4.125, raters .125, within .375,
 * error .4583333.
 *
 * @param ratings `[unit][rater]`
 */
export function meanSquares(ratings: readonly ArrayLike<number>[], raters: number): MeanSquares {
  const units = ratings.length;
  const origin = ratings[0]![0]!;
  const ofRater = new Float64Array(raters);
  const ofUnit = ratings.map((unit) => {
    let sum = 0;
    for (let rater = 0; rater < raters; rater++) {
      const rating = unit[rater]! - origin;
      sum += rating;
      ofRater[rater]! += rating / units;
    }
    return sum / raters;
  });
  const mean = ofUnit.reduce((sum, unitMean) => sum + unitMean, 0) / units;
  let within = 0;
  let error = 0;
  ratings.forEach((unit, index) => {
    for (let rater = 0; rater < raters; rater++) {
      const deviation = unit[rater]! - origin - ofUnit[index]!;
      within += deviation ** 2;
      error += (deviation - ofRater[rater]! + mean) ** 2;
    }
  });
  const spread = (means: ArrayLike<number>) =>
    Array.from(means).reduce((sum, of) => sum + (of - mean) ** 2, 0) / (means.length - 1);
  return {
    ofUnits: raters * spread(ofUnit),
    ofRaters: units * spread(ofRater),
    within: within / (units * (raters - 1)),
    error: error / ((units - 1) * (raters - 1)),
  };
}
