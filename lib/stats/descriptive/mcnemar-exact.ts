import { incompleteBeta } from "@/lib/stats/numeric/incomplete-beta";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

/** How two methods did on the same questions. */
export interface PairedAnswers {
  bothRight: number;
  onlyFirstRight: number;
  onlySecondRight: number;
  bothWrong: number;
}

export interface McNemarTest {
  /** Questions that both methods answered. */
  n: number;
  /** Questions that one method alone got right. */
  discordant: number;
  /** Accuracy of the second method minus that of the first. */
  difference: number;
  /** Two-sided, exact. */
  p: number;
}

/**
 * Tests whether two methods are equally accurate, on questions that both answered: among those that
 * one alone got right, each method should have half.
 *
 * Unit of analysis: the question. Assumptions: questions are independent. The p-value is exact
 * (binomial), not by chi-square, so that it holds for few questions too; it is conservative.
 * Degenerate: no shared question is insufficient data; methods that are right on the same questions
 * leave nothing to compare.
 * Source: McNemar 1947; exact form Cochran 1950.
 * Example: 3 right by the first alone, 12 by the second alone: p .03515625.
 * Throws RangeError when a count is not a whole number of at least 0.
 */
export function mcnemarExact(answers: PairedAnswers): Outcome<McNemarTest> {
  const { bothRight, onlyFirstRight, onlySecondRight, bothWrong } = answers;
  const counts = [bothRight, onlyFirstRight, onlySecondRight, bothWrong];
  const wrong = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`There cannot be ${wrong} questions.`);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return insufficientData("shared-questions", 1, 0);
  const discordant = onlyFirstRight + onlySecondRight;
  if (discordant === 0) return undefinedFigure("no-variation");

  const fewer = Math.min(onlyFirstRight, onlySecondRight);
  // P(X ≤ fewer) of the binomial distribution with chance one half is an incomplete beta function.
  const tail = incompleteBeta(0.5, discordant - fewer, fewer + 1);
  return {
    kind: "estimate",
    n,
    discordant,
    difference: (onlySecondRight - onlyFirstRight) / n,
    p: Math.min(1, 2 * tail),
  };
}
