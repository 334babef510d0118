import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { profileDeviance } from "./linear-mixed-deviance";
import { maximiseMixedLikelihood } from "./linear-mixed-likelihood";
import {
  fitLinearMixedModel,
  type LinearMixedModel,
  type MixedModelRequest,
} from "./linear-mixed-model";

/** Ratings of a made-up study: an intercept, a method and a covariate; people and questions differ. */
function drawStudy(seed: string, participants = 8, questions = 6, rows = 60) {
  const random = createRandom(seed);
  const ofPerson = Array.from({ length: participants }, () => random.normal());
  const ofQuestion = Array.from({ length: questions }, () => 0.6 * random.normal());
  const cluster = Array.from({ length: rows }, (_, row) =>
    row < participants ? row : random.below(participants),
  );
  const item = cluster.map((_, row) => (row < questions ? row : random.below(questions)));
  const method = Float64Array.from(cluster, () => random.below(2));
  const covariate = Float64Array.from(cluster, () => 100 + 30 * random.normal());
  const response = Float64Array.from(cluster, (person, row) => {
    return 3 + ofPerson[person]! + ofQuestion[item[row]!]! + 0.3 * method[row]! + random.normal();
  });
  const columns = [new Float64Array(rows).fill(1), method, covariate];
  return { response, columns, cluster, item };
}

function modelOf(outcome: Outcome<LinearMixedModel>) {
  if (outcome.kind !== "estimate") throw new Error(JSON.stringify(outcome));
  const effects = outcome.fixedEffects.map((effect) => {
    if (effect.kind !== "estimate") throw new Error(JSON.stringify(effect));
    return effect;
  });
  return { ...outcome, effects };
}

const withOrWithoutItems = [
  ["participants alone", false],
  ["participants and questions", true],
] as const;

function requestOf(seed: string, crossed: boolean): MixedModelRequest {
  const { item, ...study } = drawStudy(seed);
  return { ...study, ...(crossed ? { item } : {}), method: "REML" };
}

const seeds = fc.string({ minLength: 1, maxLength: 12 });

describe.each(withOrWithoutItems)("fitLinearMixedModel with %s", (_, crossed) => {
  it("moves the intercept alone when a constant is added to the response", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: -1e4, max: 1e4, noNaN: true }), (seed, constant) => {
        const request = requestOf(seed, crossed);
        const response = request.response.map((y) => y + constant);
        const [plain, moved] = [request, { ...request, response }].map((one) =>
          modelOf(fitLinearMixedModel(one)),
        ) as [ReturnType<typeof modelOf>, ReturnType<typeof modelOf>];
        expect(moved.deviance).toBeCloseTo(plain.deviance, 7);
        expect(moved.effects[0]!.estimate - constant).toBeCloseTo(plain.effects[0]!.estimate, 5);
        for (const place of [1, 2]) {
          expect(moved.effects[place]!.estimate).toBeCloseTo(plain.effects[place]!.estimate, 6);
          expect(moved.effects[place]!.se).toBeCloseTo(plain.effects[place]!.se, 6);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("scales with the response", () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
        const request = requestOf(seed, crossed);
        const plain = modelOf(fitLinearMixedModel(request));
        const response = request.response.map((y) => y * factor);
        const scaled = modelOf(fitLinearMixedModel({ ...request, response }));
        const spare = plain.n - plain.effects.length;
        expect(scaled.deviance - 2 * spare * Math.log(factor)).toBeCloseTo(plain.deviance, 6);
        expectFigure(
          scaled.variances.residual,
          plain.variances.residual * factor ** 2,
          "residual",
          1e-6,
        );
        plain.effects.forEach((effect, place) => {
          const other = scaled.effects[place]!;
          expect(other.se / factor / effect.se).toBeCloseTo(1, 6);
          expect(other.t).toBeCloseTo(effect.t, 5);
          expect(other.df / effect.df).toBeCloseTo(1, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("does not depend on the order of rows, nor on what participants are called", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const request = requestOf(seed, crossed);
        const order = createRandom(seed).shuffle([...request.response.keys()]);
        const take = (column: ArrayLike<number>) => Float64Array.from(order, (row) => column[row]!);
        const turned = modelOf(
          fitLinearMixedModel({
            ...request,
            response: take(request.response),
            columns: request.columns.map(take),
            cluster: take(request.cluster).map((name) => 1000 - 3 * name),
            ...(request.item ? { item: take(request.item) } : {}),
          }),
        );
        const plain = modelOf(fitLinearMixedModel(request));
        expect(turned.deviance).toBeCloseTo(plain.deviance, 8);
        plain.effects.forEach((effect, place) => {
          expect(turned.effects[place]!.estimate).toBeCloseTo(effect.estimate, 6);
          expect(turned.effects[place]!.df / effect.df).toBeCloseTo(1, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("finds a deviance that no other ratios undercut", () => {
    const ratios = [0, 1e-4, 0.01, 0.1, 0.3, 1, 3, 10, 100, 1e4];
    fc.assert(
      fc.property(seeds, fc.constantFrom("REML" as const, "ML" as const), (seed, method) => {
        const maximum = maximiseMixedLikelihood({ ...requestOf(seed, crossed), method });
        if (maximum.kind !== "estimate") throw new Error(maximum.kind);
        const { problem, best } = maximum;
        const nearby = best.ratios.map((ratio) => [ratio * 0.99, ratio * 1.01, ...ratios]);
        for (const first of nearby[0]!) {
          for (const second of nearby[1] ?? [0]) {
            const at = crossed ? [first, second] : [first];
            const other = profileDeviance(problem, at)!.deviance;
            expect(other).toBeGreaterThan(best.profile.deviance - 1e-9);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("has Satterthwaite's degrees of freedom of the definition", () => {
    const request = requestOf("definition", crossed);
    const maximum = maximiseMixedLikelihood(request);
    if (maximum.kind !== "estimate") throw new Error(maximum.kind);
    const { problem, best } = maximum;
    const { residualVariance } = best.profile;
    // Variances as parameters, by plain differences: another scale and another way than the code's.
    const parameters = [...best.ratios.map((ratio) => ratio * residualVariance), residualVariance];
    const split = (variances: number[]) => {
      const residual = variances.at(-1)!;
      const ratios = variances.slice(0, -1).map((variance) => variance / residual);
      return { residual, profile: profileDeviance(problem, ratios)! };
    };
    const deviance = (variances: number[]) => {
      const { residual, profile } = split(variances);
      const spare = problem.rows - problem.rank;
      const best = profile.residualVariance;
      return profile.deviance + spare * (Math.log(residual / best) + best / residual - 1);
    };
    const variance = (variances: number[]) => {
      const { residual, profile } = split(variances);
      return residual * profile.inverse[0]!;
    };
    const step = (place: number, times: number) => (other: number, at: number) =>
      at === place ? other * (1 + times * 1e-3) : other;
    const size = parameters.length;
    const gradient = parameters.map(
      (value, place) =>
        (variance(parameters.map(step(place, 1))) - variance(parameters.map(step(place, -1)))) /
        (2e-3 * value),
    );
    const hessian = parameters.map((a, i) =>
      parameters.map((b, j) => {
        const at = (one: number, two: number) =>
          deviance(parameters.map(step(i, one)).map(step(j, two)));
        if (i === j) return (at(1, 0) - 2 * at(0, 0) + at(-1, 0)) / (1e-3 * a) ** 2;
        return (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4e-6 * a * b);
      }),
    );
    const solved = solveByElimination(hessian, gradient);
    const spread = gradient.reduce((sum, value, place) => sum + value * solved[place]!, 0);
    const wanted = variance(parameters) ** 2 / spread;
    expect(size).toBe(crossed ? 3 : 2);
    // The intercept's column is the basis' first one, to scale, once the others are left out.
    const alone = modelOf(fitLinearMixedModel(request));
    const { q } = maximum.basis;
    expect(q[0]![0]).toBeCloseTo(1 / Math.sqrt(problem.rows), 14);
    expect(alone.estimatedColumns).toEqual([0, 1, 2]);
    const weights = request.columns.map((column) => {
      // The coefficient of the basis' first column: the mean of every column, over the rows' root.
      return column.reduce((sum, x) => sum + x, 0) / problem.rows;
    });
    const [contrast] = modelOf(fitLinearMixedModel({ ...request, contrasts: [weights] })).contrasts;
    if (contrast?.kind !== "estimate") throw new Error(contrast?.kind);
    expectFigure(contrast.df, wanted, "df", 1e-4);
  });
});

function solveByElimination(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, place) => [...row, right[place]!]);
  rows.forEach((row, k) => {
    rows.forEach((other, place) => {
      if (place === k) return;
      const factor = other[k]! / row[k]!;
      for (let column = k; column < row.length; column++) other[column]! -= factor * row[column]!;
    });
  });
  return rows.map((row, place) => row.at(-1)! / row[place]!);
}

describe("fitLinearMixedModel", () => {
  const ones = (rows: number) => new Float64Array(rows).fill(1);
  const fitRows = (response: number[], cluster: number[], columns = [ones(response.length)]) =>
    fitLinearMixedModel({
      response: Float64Array.from(response),
      columns,
      cluster,
      method: "REML",
    });

  it("is the analysis of variance of a balanced design, with a variance of at least 0", () => {
    const table = fc.integer({ min: 2, max: 6 }).chain((size) => {
      const ratings = fc.array(fc.integer({ min: 1, max: 5 }), {
        minLength: size,
        maxLength: size,
      });
      return fc.array(ratings, { minLength: 2, maxLength: 8 });
    });
    fc.assert(
      fc.property(table, (people) => {
        const size = people[0]!.length;
        const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
        const means = people.map(mean);
        const grand = mean(means);
        const between =
          (size * means.reduce((sum, m) => sum + (m - grand) ** 2, 0)) / (people.length - 1);
        const within =
          people.flatMap((p, i) => p.map((y) => (y - means[i]!) ** 2)).reduce((a, b) => a + b, 0) /
          (people.length * (size - 1));
        fc.pre(within > 0);
        const got = modelOf(
          fitRows(
            people.flat(),
            people.flatMap((p, i) => p.map(() => i)),
          ),
        );
        const [effect] = got.effects;
        expect(effect!.estimate).toBeCloseTo(grand, 9);
        if (between > within * (1 + 1e-9)) {
          expect(got.variances.participant).toBeCloseTo((between - within) / size, 7);
          expect(got.variances.residual).toBeCloseTo(within, 7);
          expect(effect!.se).toBeCloseTo(Math.sqrt(between / people.flat().length), 7);
          expect(effect!.df).toBeCloseTo(people.length - 1, 4);
        } else if (between < within * (1 - 1e-9)) {
          expect(got.variances.participant).toBe(0);
          expect(got.intraclassCorrelation).toBe(0);
          expect(effect!.df).toBeCloseTo(people.flat().length - 1, 9);
        }
      }),
    );
  });

  it("gives the example of its description", () => {
    const { variances, effects, covariance } = modelOf(
      fitRows([1, 3, 4, 4, 6, 8], [1, 1, 2, 2, 3, 3]),
    );
    expect(variances.participant).toBeCloseTo(17 / 3, 9);
    expect(variances.residual).toBeCloseTo(4 / 3, 9);
    expect(effects[0]!.estimate).toBeCloseTo(13 / 3, 9);
    expect(effects[0]!.se).toBeCloseTo(Math.sqrt(19 / 9), 9);
    expect(covariance[0]![0]).toBeCloseTo(19 / 9, 9);
    expect(effects[0]!.df).toBeCloseTo(2, 6);
  });

  it("names what there is too little of", () => {
    const needs = (of: string, needed: number, got: number) => ({
      kind: "insufficient-data",
      of,
      needed,
      got,
    });
    expect(fitRows([], [])).toEqual(needs("participants", 2, 0));
    expect(fitRows([1, 2, 3], [4, 4, 4])).toEqual(needs("participants", 2, 1));
    expect(fitRows([1, 2, 3], [4, 5, 6])).toEqual(needs("residual-df", 1, 0));
    const columns = [ones(3), new Float64Array([1, 2, 4]), new Float64Array([1, 4, 2])];
    expect(fitRows([1, 2, 3], [4, 4, 6], columns)).toEqual(needs("residual-df", 1, 0));
    const { item: _, ...study } = drawStudy("one question");
    const item = study.cluster.map(() => 3);
    expect(fitLinearMixedModel({ ...study, item, method: "ML" })).toEqual(needs("questions", 2, 1));
  });

  it("has no estimates without variation, of responses or of what is left of them", () => {
    const without = (reason: string) => ({ kind: "undefined", reason });
    expect(fitRows([4.2, 4.2, 4.2, 4.2], [1, 1, 2, 2])).toEqual(without("no-variation"));
    expect(fitRows([1, 1, 5, 5, 2, 2], [1, 1, 2, 2, 3, 3])).toEqual(
      without("no-residual-variation"),
    );
    const method = new Float64Array([0, 1, 0, 1, 0, 1]);
    expect(fitRows([1, 2, 1, 2, 1, 2], [1, 1, 2, 2, 3, 3], [ones(6), method])).toEqual(
      without("no-residual-variation"),
    );
    // With every participant's own level and one method effect nothing is left either.
    expect(fitRows([1, 2, 4, 5, 3, 4], [1, 1, 2, 2, 3, 3], [ones(6), method])).toEqual(
      without("no-residual-variation"),
    );
    const crossed = fitLinearMixedModel({
      response: new Float64Array([1, 2, 3, 4, 2, 3, 4, 5, 4, 5, 6, 7]),
      columns: [ones(12)],
      cluster: [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3],
      item: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4],
      method: "REML",
    });
    expect(crossed).toEqual(without("no-residual-variation"));
  });

  it("leaves out columns that follow from earlier ones, and contrasts that need them", () => {
    const request = requestOf("aliased", true);
    const [intercept, method, covariate] = request.columns as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const plain = modelOf(fitLinearMixedModel(request));
    const got = fitLinearMixedModel({
      ...request,
      columns: [intercept, method, method.map((x) => 3 - 2 * x), covariate],
      contrasts: [
        [0, 1, 0, 0],
        [0, 1, -1, 0],
      ],
    });
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.estimatedColumns).toEqual([0, 1, 3]);
    expect(got.covariance).toEqual(plain.covariance);
    const singular = { kind: "undefined", reason: "singular" };
    const [first, second, third] = plain.fixedEffects;
    expect(got.fixedEffects).toEqual([first, second, singular, third]);
    expect(got.contrasts).toEqual([second, singular]);
  });

  it("fits two factors as one where questions are the participants over again", () => {
    const { item: _, ...request } = requestOf("again", true);
    const one = fitLinearMixedModel(request);
    const two = fitLinearMixedModel({ ...request, item: request.cluster });
    if (one.kind !== "estimate" || two.kind !== "estimate") throw new Error(two.kind);
    expect(two.deviance).toBeCloseTo(one.deviance, 7);
    const both = two.variances.participant + two.variances.item!;
    expect(both).toBeCloseTo(one.variances.participant, 5);
  });

  it("refuses requests that cannot be meant", () => {
    const request = requestOf("refused", true);
    const refused: Partial<MixedModelRequest>[] = [
      { columns: [] },
      { columns: [new Float64Array(3)] },
      { cluster: [1, 2] },
      { item: [1, 2] },
      { response: request.response.map((y, row) => (row === 5 ? Number.NaN : y)) },
      { contrasts: [[1, 2]] },
      { contrasts: [[0, 0, 0]] },
      { confidence: 1 },
    ];
    for (const wrong of refused) {
      expect(() => fitLinearMixedModel({ ...request, ...wrong })).toThrow(RangeError);
    }
  });
});
