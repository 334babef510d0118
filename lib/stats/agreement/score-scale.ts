export interface ScaleItem {
  /** Agreement says that there is less of what the scale measures. */
  reversed: boolean;
  /** The ends of the item's answers. */
  lowest: number;
  highest: number;
}

/** The items of every row, turned so that more is more of what the scale measures. */
export interface ScoredScale {
  /** `[row][item]`, null where the answer is missing. */
  turned: (number | null)[][];
  /** The mean of the row's turned items; null where one is missing. */
  scores: (number | null)[];
}

/**
 * Scores a scale of several items as one: reverse-scored items are turned around the middle of their
 * answers, then a row's items are averaged. A row with a missing item has no score.
 *
 * Example: items from 1 to 5, the second reversed, answers 4 and 1: turned 4 and 5, score 4.5.
 * Throws RangeError when a row has not one answer an item, or an answer is beyond the item's ends.
 *
 * @param answers `[row][item]`
 */
export function scoreScale(
  items: readonly ScaleItem[],
  answers: readonly (readonly (number | null)[])[],
): ScoredScale {
  const turned = answers.map((row) => {
    if (row.length !== items.length) throw new RangeError("Every row needs one answer an item.");
    return row.map((answer, item) => {
      if (answer === null) return null;
      const { reversed, lowest, highest } = items[item]!;
      if (!(answer >= lowest && answer <= highest)) {
        throw new RangeError(`${answer} is not from ${lowest} to ${highest}.`);
      }
      return reversed ? lowest + highest - answer : answer;
    });
  });
  const scores = turned.map((row) => {
    let sum = 0;
    for (const answer of row) {
      if (answer === null) return null;
      sum += answer;
    }
    return row.length > 0 ? sum / row.length : null;
  });
  return { turned, scores };
}
