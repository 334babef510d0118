import { describe, expect, it } from "vitest";
import { type FittedFigures, fitComparison } from "@/lib/comparison/fit-comparison";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { type MadeTable, makeTable } from "@/lib/comparison/testing/make-table";
import { formatEstimate } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { HeadlinePlan } from "./headline-plan";
import {
  equivalenceMessages,
  evidenceMessage,
  nonInferiorityMessages,
  proportionalOddsMessage,
  type ToldHeadline,
  termMessages,
  trainedStudentsMessage,
  verdictMessage,
} from "./headline-sentences";

const RESAMPLING = { replicates: 20, permutations: 20, confidence: 0.95, seed: "headline" };
const PLAN: HeadlinePlan = {
  outcome: "Quality",
  alpha: 0.05,
  contrasts: { kind: "all-pairs" },
  smallestEffect: null,
  nonInferiorityMargin: null,
  isConfirmatory: true,
};

function fitMade(made: MadeTable, plan: Partial<HeadlinePlan> = {}): FittedFigures {
  return fitComparison(makeTable(made), RESAMPLING, { ...PLAN, ...plan });
}

function tell(figures: FittedFigures, testsShown = true): ToldHeadline {
  const { plan, verdict, variables } = figures;
  const primary = variables.find(({ key }) => key === plan.outcome);
  if (!primary || !verdict) throw new Error("There is no primary outcome.");
  const methods = ["CF", "MT", "MT+CF"];
  return { methods, plan, verdict, headline: primary.headline, testsShown };
}

/** One method clearly above the two others, which are alike. */
const best: MadeTable = {
  participants: 24,
  responses: 9,
  rate: ({ method, drawn }) =>
    method === "MT+CF" ? Math.min(5, drawn + 1) : Math.max(1, drawn - 1),
};

describe("The verdict", () => {
  it("names the method that is rated above all others, with the figures of its own model", () => {
    const figures = fitMade(best);
    const told = tell(figures);
    expect(figures.verdict).toEqual({ kind: "top", topGroup: [2] });
    expect(verdictMessage(told)).toBe("MT+CF is rated best on Quality.");
    const { test, contrasts, participants, n } = told.headline;
    if (!isEstimate(test)) throw new Error(test.kind);
    const evidence = evidenceMessage(told);
    expect(evidence).toContain(
      `F(${test.df}, ${formatEstimate(test.denominator, 1)}) = ${formatEstimate(test.statistic)}`,
    );
    const largest = contrasts.filter(isEstimate).toSorted((a, b) => b.estimate - a.estimate)[0];
    expect(evidence).toContain(`difference = ${formatEstimate(largest?.estimate)}, 95% CI [`);
    expect(evidence).toContain(`${participants} participants, ${n} responses`);
    expect(evidence).toContain("adjusted over all 3 pairs (single-step max-t)");
  });

  it("says that no method stands out where the primary outcome's test finds nothing", () => {
    const figures = fitMade({ participants: 24, responses: 9, rate: ({ drawn }) => drawn });
    const flat = { ...figures, verdict: { kind: "none", topGroup: [0, 1, 2], isOverall: false } };
    expect(verdictMessage(tell(flat as FittedFigures))).toBe("No method stands out on Quality.");
  });

  it("is none with few participants, however clear the difference", () => {
    const figures = fitMade({ ...best, participants: 4 });
    expect(figures.verdict).toMatchObject({ kind: "too-few", participants: 4 });
    expect(verdictMessage(tell(figures))).toMatch(/^Too few participants .* 4 participants so far/);
  });

  it("tells estimates alone while the study runs", () => {
    const told = tell(fitMade(best), false);
    expect(verdictMessage(told)).toMatch(/^Estimates only while the study runs: MT\+CF has/);
    for (const sentence of [verdictMessage(told), evidenceMessage(told)]) {
      expect(sentence).not.toMatch(/CI|\bp [=<>]/);
    }
  });

  it("is about the contrasts with a baseline where the plan names one", () => {
    const figures = fitMade(best, { contrasts: { kind: "baseline", baseline: "CF" } });
    const told = tell(figures);
    expect(told.headline.contrasts.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(verdictMessage(told)).toBe(
      "MT is rated higher than CF and MT+CF is rated higher than CF on Quality.",
    );
    expect(evidenceMessage(told)).toContain("2 contrasts with CF");
  });

  it("is about chosen pairs where the plan names them, and about all where it names no method", () => {
    const pairs = [{ first: "MT", second: "MT+CF" }];
    const told = tell(fitMade(best, { contrasts: { kind: "pairs", pairs } }));
    expect(told.headline.contrasts).toHaveLength(1);
    expect(verdictMessage(told)).toBe("MT+CF is rated higher than MT on Quality.");
    expect(evidenceMessage(told)).toContain("1 planned pair");
    const unknown = fitMade(best, { contrasts: { kind: "baseline", baseline: "gone" } });
    expect(unknown.variables[0]?.headline.contrasts).toHaveLength(3);
  });

  it("follows the primary outcome of the plan, tested alone at alpha", () => {
    const { verdict, variables, plan } = fitMade(best, { outcome: "B" });
    expect(plan.outcome).toBe("B");
    expect(verdict).toMatchObject({ kind: "top", topGroup: [2] });
    expect(variables.map(({ key, headline }) => [key, headline.level])).toEqual([
      ["A", 0.05 / 3],
      ["B", 0.05],
      ["C", 0.05 / 3],
      ["Quality", 0.05 / 3],
    ]);
  });
});

describe("Contrasts", () => {
  it("have an interval that leaves out 0 exactly where their adjusted p is below the level", () => {
    for (const { headline } of fitMade(best).variables) {
      for (const contrast of headline.contrasts.filter(isEstimate)) {
        const leavesOut = contrast.lower > 0 || contrast.upper < 0;
        expect(leavesOut).toBe(contrast.pAdjusted < headline.level);
        expect(contrast.pAdjusted).toBeGreaterThanOrEqual(contrast.pValue);
      }
    }
  });

  it("say the same in the probability of agreeing, and in points", () => {
    const { headline } = fitMade(best).variables[0] ?? {};
    const marginal = headline?.marginal;
    if (!headline || !marginal || !isEstimate(marginal)) throw new Error("no figures");
    expect(marginal.agreeFrom).toBe(4);
    marginal.agreePairs.filter(isEstimate).forEach((pair) => {
      const [first, second] = [marginal.agree[pair.first], marginal.agree[pair.second]];
      expect(pair.estimate).toBeCloseTo((second?.estimate ?? 0) - (first?.estimate ?? 0), 12);
    });
    marginal.meanPairs.filter(isEstimate).forEach((pair) => {
      const [first, second] = [marginal.mean[pair.first], marginal.mean[pair.second]];
      expect(pair.estimate).toBeCloseTo((second?.estimate ?? 0) - (first?.estimate ?? 0), 12);
    });
  });

  it("are tested against the smallest effect that the plan states, on the primary outcome alone", () => {
    const figures = fitMade(best, { smallestEffect: 3 });
    expect(figures.variables.map(({ headline }) => headline.equivalence?.length ?? 0)).toEqual([
      0, 0, 0, 3,
    ]);
    const sentences = equivalenceMessages(tell(figures));
    expect(sentences).toHaveLength(3);
    expect(sentences[2]).toMatch(
      /^MT\+CF minus MT, 95% CI \[.*\]: different, but by less than 3.00 points/,
    );
    const close = { ...best, rate: ({ drawn }: { drawn: number }) => drawn };
    const alike = equivalenceMessages(
      tell(fitMade({ ...close, participants: 12 }, { smallestEffect: 3 })),
    );
    expect(alike.join(" ")).toMatch(/equivalent, within 3.00 points|by less than 3.00 points/);
  });

  it("are tested against the margin of non-inferiority where the plan has one", () => {
    const contrasts = { kind: "baseline" as const, baseline: "CF" };
    const told = tell(fitMade(best, { contrasts, nonInferiorityMargin: 0.5 }));
    const [mt, both] = nonInferiorityMessages(told);
    expect(mt).toMatch(/^MT is not worse than CF by 0\.50 points \(p [=<] \.\d{3}, adjusted\)\.$/);
    expect(both).toMatch(/^MT\+CF is not worse than CF/);
    const turned = { kind: "baseline" as const, baseline: "MT+CF" };
    const worse = tell(fitMade(best, { contrasts: turned, nonInferiorityMargin: 0.1 }));
    expect(nonInferiorityMessages(worse)[0]).toMatch(
      /^CF is not shown to be not worse than MT\+CF/,
    );
  });

  it("that answers separate have a profile with one finite end, and the other figures their reason", () => {
    const { variables } = fitMade({
      ...best,
      rate: ({ method, construct, drawn }) =>
        construct === "A" && method === "MT" ? 5 : Math.min(4, drawn),
    });
    const { headline } = variables[0] ?? {};
    expect(headline?.model).toEqual({ kind: "undefined", reason: "separation" });
    const [first] = headline?.thin ?? [];
    if (!first || !isEstimate(first.profile) || !isEstimate(first.penalised)) throw new Error();
    expect(first.profile.upper).toBe(Number.POSITIVE_INFINITY);
    expect(first.profile.lower).toBeGreaterThan(0);
    expect(Number.isFinite(first.penalised.estimate)).toBe(true);
  });
});

describe("What the model rests on", () => {
  it("is said: terms that are in, and those that are out with the counts that decided", () => {
    const { terms } = fitMade({ ...best, participants: 4 }).variables[0]?.headline ?? { terms: [] };
    const [inside, ...out] = termMessages(terms);
    expect(inside).toMatch(/^Random intercepts of participants/);
    expect(out.join(" ")).toMatch(/Participants × methods have no term: 4 participants rated/);
  });

  it("says what a departure from proportional odds means, or that there is none", () => {
    const { headline } = fitMade(best).variables[0] ?? {};
    if (!headline) throw new Error("no figures");
    expect(proportionalOddsMessage(headline, ["CF", "MT", "MT+CF"])).toMatch(
      /^(Odds are close to proportional|One odds ratio does not describe|Proportional odds could not)/,
    );
  });

  it("says that variation between trainings is in no interval, or that students are not known", () => {
    const { headline } = fitMade(best).variables[0] ?? {};
    if (!headline) throw new Error("no figures");
    expect(headline.trainedStudents).toEqual([1, 1, 1]);
    const say = (trainedStudents: (number | null)[]) =>
      trainedStudentsMessage({ trainedStudents, ratedMethods: [0, 1] });
    expect(say([1, 1])).toMatch(/^Explanations of one trained student per method; variation/);
    expect(say([2, 4])).toMatch(/^Explanations of 2 to 4 trained students per method/);
    expect(say([1, null])).toMatch(/^Which trained student wrote an explanation is not known/);
  });

  it("stands in the document under headline, with the verdict in words", () => {
    const { headline } = compareTable(makeTable(best));
    expect(headline).toMatchObject({
      outcome: "Quality",
      isConfirmatory: false,
      verdict: "MT+CF is rated best on Quality.",
      topGroup: ["MT+CF"],
    });
    expect(headline.constructs.A.terms[0].name).toBe("participant");
    expect(headline.constructs.A.contrasts[0]).toMatchObject({ first: "CF", second: "MT" });
  });
});
