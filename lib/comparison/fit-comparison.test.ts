import { describe, expect, it } from "vitest";
import { compareTable, type Loose } from "@/lib/comparison/testing/compare-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { fitComparison } from "./fit-comparison";

const pairOf = (pairs: Loose[], first: string, second: string) =>
  pairs.find((pair) => pair.first === first && pair.second === second);
const isNumber = expect.any(Number);
/** A figure that does not exist, with a sentence about what is missing. */
const absent = (words: string) => ({
  kind: expect.stringMatching(/^(insufficient-data|undefined)$/),
  reason: expect.stringContaining(words),
});

// compareTable fails on an exception, on a number that JSON cannot hold and on a silent absence.
describe("The comparison of unusual data", () => {
  it("with a method that nobody rated compares the others", () => {
    const { constructs } = compareTable(makeTable({ has: (method) => method !== "MT" }));
    const { descriptives, kruskalWallis, dunn, varghaDelaney, clmm, friedman } = constructs.A;
    expect(descriptives.MT).toMatchObject(absent("it needs 1 rating"));
    expect(descriptives.CF.n).toBe(24);
    expect(kruskalWallis).toMatchObject({ statistic: isNumber, df: 1 });
    expect(friedman).toMatchObject(absent("rated every method"));
    for (const pairs of [dunn, varghaDelaney, clmm.laplace.contrasts, clmm.agq10.contrasts]) {
      expect(pairOf(pairs, "CF", "MT")).toMatchObject(absent("methods with ratings"));
      expect(pairOf(pairs, "CF", "MT+CF").kind).toBeUndefined();
    }
    expect(constructs.Quality.lmm.reml.fixed).toHaveLength(2);
  });

  it("of one method describes it and says that tests need two", () => {
    const document = compareTable(makeTable({ methods: ["CF"] }));
    const { descriptives, kruskalWallis, levene, dunn, clmm, icc } = document.constructs.A;
    expect(descriptives.CF.mean).toEqual(isNumber);
    expect(icc).toEqual(isNumber);
    expect(dunn).toEqual([]);
    for (const figure of [kruskalWallis, levene.median, document.multivariate, document.boxM]) {
      expect(figure).toMatchObject(absent("method"));
    }
    expect(clmm.laplace.contrasts ?? []).toEqual([]);
    expect(document.scale.alpha).toEqual(isNumber);
    expect(document.correlations[0].pearson).toEqual(isNumber);
  });

  it("with the same answer everywhere has means, and nothing to test", () => {
    const document = compareTable(makeTable({ rate: () => 4 }));
    const { descriptives, kruskalWallis, friedman, clmm, varghaDelaney } = document.constructs.A;
    expect(descriptives.MT).toMatchObject({ mean: 4, sd: 0, median: 4 });
    expect(varghaDelaney[0].a).toBe(0.5);
    for (const figure of [kruskalWallis, friedman, document.scale.alpha]) {
      expect(figure).toMatchObject(absent("all ratings are the same"));
    }
    expect(clmm.laplace).toMatchObject(absent("all ratings are the same"));
    expect(document.constructs.Quality.lmm).toMatchObject(absent(""));
    expect(document.correlations[0].pearson).toMatchObject(absent(""));
  });

  it("of one participant has the tests of ratings and A, without what takes several participants", () => {
    const document = compareTable(makeTable({ participants: 1, responses: 12 }));
    const { kruskalWallis, varghaDelaney, bootstrapMeans, friedman, clmm } = document.constructs.A;
    expect(document.participants).toBe(1);
    expect(kruskalWallis.statistic).toEqual(isNumber);
    expect(varghaDelaney[0]).toMatchObject({
      a: isNumber,
      se: absent("participants"),
      interval: absent("it needs 2 participants with ratings, there is 1"),
    });
    for (const figure of [bootstrapMeans.CF, friedman, clmm.laplace]) {
      expect(figure).toMatchObject(absent("participants"));
    }
    expect(document.constructs.Quality.lmm).toMatchObject(absent(""));
  });

  it("with a method that got nothing but the best says that its odds ratio has no end", () => {
    const { constructs } = compareTable(
      makeTable({
        rate: ({ method, construct, drawn }) => (construct === "A" && method === "MT" ? 5 : drawn),
      }),
    );
    expect(constructs.A.clmm.laplace).toMatchObject(absent("no finite estimate"));
    expect(constructs.A.clmm.agq10).toMatchObject(absent("no finite estimate"));
    expect(constructs.A.kruskalWallis.statistic).toEqual(isNumber);
    expect(constructs.A.varghaDelaney[0].a).toBeLessThan(0.5);
    expect(constructs.B.clmm.laplace.logLik).toEqual(isNumber);
    expect(constructs.Quality.lmm.reml.criterion).toEqual(isNumber);
  });

  it("of one construct has no Quality, and explains the construct instead", () => {
    const document = compareTable(makeTable({ constructs: ["A"] }));
    expect(Object.keys(document.constructs)).toEqual(["A"]);
    expect(document.correlations).toEqual([]);
    expect(document.scale.alpha).toMatchObject(absent("constructs"));
    expect(document.scale.omegaTotal).toMatchObject(absent("constructs"));
    expect(document.linearModels.methodAndLength.rSquared).toEqual(isNumber);
    expect(document.constructs.A.clmm.laplace.logLik).toEqual(isNumber);
  });

  it("of two constructs has alpha, and no omega, which needs three", () => {
    const document = compareTable(makeTable({ constructs: ["A", "B"] }));
    expect(document.scale.alpha).toEqual(isNumber);
    expect(document.scale.omegaTotal).toMatchObject(absent("it needs 3 constructs"));
    expect(document.constructs.Quality.kruskalWallis.statistic).toEqual(isNumber);
  });

  it("without any rating of one construct has the others, and no Quality of a response", () => {
    const document = compareTable(
      makeTable({ rate: ({ construct, drawn }) => (construct === "B" ? null : drawn) }),
    );
    const { A, B, Quality } = document.constructs;
    expect(A.kruskalWallis.statistic).toEqual(isNumber);
    expect(A.clmm.laplace.logLik).toEqual(isNumber);
    for (const { descriptives, kruskalWallis, shapiroWilk } of [B, Quality]) {
      expect(descriptives.CF).toMatchObject(absent("there are none"));
      expect(kruskalWallis).toMatchObject(absent("there are none"));
      expect(shapiroWilk.overall).toMatchObject(absent("there are none"));
    }
    expect(B.clmm.laplace).toMatchObject(absent(""));
    expect(Quality.lmm).toMatchObject(absent(""));
    expect(pairOf(document.correlations, "A", "C").pearson).toEqual(isNumber);
    expect(pairOf(document.correlations, "A", "B").pearson).toMatchObject(absent("there are none"));
    expect(document.scale.alpha).toMatchObject(absent("there are none"));
  });

  it("of participants with one response each has all that does not compare within them", () => {
    const document = compareTable(makeTable({ participants: 60, responses: 1 }));
    const { kruskalWallis, friedman, varghaDelaney, icc } = document.constructs.A;
    expect(kruskalWallis.statistic).toEqual(isNumber);
    expect(varghaDelaney[0].interval).toHaveLength(2);
    expect(friedman).toMatchObject(absent("rated every method"));
    expect(icc).toMatchObject(absent(""));
    expect(document.constructs.Quality.descriptives.CF.mean).toEqual(isNumber);
  });

  it("without a single response is described as such", () => {
    const document = compareTable(makeTable({ participants: 0 }));
    expect(document).toMatchObject({ participants: 0, responses: 0 });
    expect(document.constructs.A.descriptives.CF).toMatchObject(absent("there are none"));
  });
});

describe("fitComparison", () => {
  it("gives the same figures for the same seed, and other intervals for another", () => {
    const compare = (seed: string) =>
      fitComparison(makeTable({}), { replicates: 50, permutations: 50, confidence: 0.95, seed });
    const [first, again, other] = [compare("a"), compare("a"), compare("b")];
    expect(again).toEqual(first);
    expect(other.variables[0]!.bootstrap).not.toEqual(first.variables[0]!.bootstrap);
    expect(other.variables[0]!.model).toEqual(first.variables[0]!.model);
  });
});
