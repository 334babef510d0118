import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/outcome";
import { compareMethods, rowMeans } from "./compare-methods";
import type { RatingCounts } from "./comparison";
import { sayUnavailable } from "./say-unavailable";
import { summariseAgreement, summariseMeans } from "./summarise-comparison";

const bootstrap = { replicates: 200, confidence: 0.95, seed: "test" };
const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
const construct = { key: "Plausibility", statement: null, points: 5 };

/** Responses to one construct, as [participant, method, answer]. */
function fromAnswers(answers: [number, number, number][], points = 5): RatingCounts {
  const byAnswer = methods.map((_, method) =>
    Array.from(
      { length: points },
      (_, index) => answers.filter(([, m, answer]) => m === method && answer === index + 1).length,
    ),
  );
  const people = [...new Set(answers.map(([participant]) => participant))];
  const given = (participant: number, method: number) =>
    answers.filter(([p, m]) => p === participant && m === method).map(([, , answer]) => answer);
  return {
    methods,
    constructs: [{ ...construct, points }],
    counts: [byAnswer],
    sums: byAnswer,
    participants: people.map((participant) => ({
      responses: methods.map((_, method) => given(participant, method).length),
      sums: [methods.map((_, method) => given(participant, method).reduce((a, b) => a + b, 0))],
    })),
  };
}

const ordinary = fromAnswers([
  [1, 0, 2],
  [1, 1, 4],
  [2, 0, 3],
  [2, 1, 5],
  [3, 0, 2],
  [3, 1, 3],
]);

describe("compareMethods", () => {
  it("gives the same figures for the same counts and seed, and others for another seed", () => {
    const intervals = (seed: string) =>
      compareMethods(ordinary, { ...bootstrap, seed }).map((variable) => variable.intervals);
    expect(intervals("a")).toEqual(intervals("a"));
    expect(intervals("a")).not.toEqual(intervals("b"));
  });

  it("has no row mean where there is one construct", () => {
    expect(compareMethods(ordinary, bootstrap).map((variable) => variable.key)).toEqual([
      "Plausibility",
    ]);
  });

  it("knows every value that a row mean can take", () => {
    const constructs = [construct, construct];
    expect(rowMeans({ constructs })).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  });

  it("shows what there is when a method has no ratings, and says what is missing", () => {
    const [variable] = compareMethods(
      fromAnswers([
        [1, 0, 2],
        [2, 0, 4],
      ]),
      bootstrap,
    );
    expect(variable?.described.map(isEstimate)).toEqual([true, false]);
    const test = variable!.kruskalWallis;
    expect(isEstimate(test) ? "" : sayUnavailable(test)).toBe(
      "it needs 2 methods with ratings, there is 1",
    );
  });

  it("does not make an interval of one participant, nor a test of equal ratings", () => {
    const [alone] = compareMethods(
      fromAnswers([
        [1, 0, 4],
        [1, 1, 4],
      ]),
      bootstrap,
    );
    const interval = alone!.intervals[0]!;
    expect(isEstimate(interval) ? "" : sayUnavailable(interval)).toBe(
      "it needs 2 participants with ratings, there is 1",
    );
    const test = alone!.kruskalWallis;
    expect(isEstimate(test) ? "" : sayUnavailable(test)).toContain("all ratings are the same");
  });
});

describe("the summaries of the charts", () => {
  it("name the extremes with where they are", () => {
    const variables = compareMethods(ordinary, bootstrap);
    expect(summariseMeans(variables, methods)).toBe(
      "Mean ratings lie between 2.33 (Plausibility, CF) and 4.00 (Plausibility, MT).",
    );
    expect(summariseAgreement(variables, methods)).toBe(
      "The share of answers above the middle of the scale lies between 0 % (Plausibility, CF) and 67 % (Plausibility, MT).",
    );
  });

  it("say that there is nothing", () => {
    const variables = compareMethods(fromAnswers([]), bootstrap);
    expect(summariseMeans(variables, methods)).toBe("There are no ratings to show yet.");
  });
});
