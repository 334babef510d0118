export interface AdjustedPValues {
  bonferroni: number[];
  holm: number[];
  benjaminiHochberg: number[];
}

/**
 * Adjusts the p-values of one family of tests, each in the place of its original.
 *
 * Bonferroni (Dunn 1961) and Holm (1979) hold the probability of any false finding in the family,
 * under any dependence between the tests; Holm is never larger. Benjamini and Hochberg (1995) hold
 * the expected share of false findings among the findings, for tests that are independent or
 * positively dependent. Unit of analysis: the test. Degenerate: one p-value stays as it is, none
 * gives empty lists.
 * Example: .01 .02 .04 becomes .03 .06 .12, .03 .04 .04 and .03 .03 .04.
 * Throws RangeError when a p-value is not between 0 and 1.
 */
export function adjustPValues(pValues: readonly number[]): AdjustedPValues {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is not a p-value.`);

  const tests = pValues.length;
  const ascending = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const holm = new Array<number>(tests);
  const benjaminiHochberg = new Array<number>(tests);

  // Down from the smallest: no test may seem stronger than one with a smaller p-value.
  let highest = 0;
  ascending.forEach((index, place) => {
    highest = Math.max(highest, Math.min(1, (tests - place) * pValues[index]!));
    holm[index] = highest;
  });
  // Up from the largest.
  let lowest = 1;
  for (let place = tests - 1; place >= 0; place--) {
    const index = ascending[place]!;
    lowest = Math.min(lowest, (tests / (place + 1)) * pValues[index]!);
    benjaminiHochberg[index] = lowest;
  }
  return { bonferroni: pValues.map((p) => Math.min(1, tests * p)), holm, benjaminiHochberg };
}
