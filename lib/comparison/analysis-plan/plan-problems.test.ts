import { describe, expect, it } from "vitest";
import { firstPlan, type PlannedAnalysis } from "@/lib/study/protocol/analysis-plan";
import { planProblems } from "./plan-problems";

const scale = ["no", "rather no", "neither", "rather yes", "yes"];
const constructs = ["Clarity", "Trust"].map((key) => ({ key, statement: key }));

function pathsOf(plan: Partial<PlannedAnalysis>, change: object = {}) {
  const protocol = { constructs, scale, targetParticipants: 100, ...change };
  return planProblems({ ...protocol, plan: { ...firstPlan(), ...plan } }, ["CF", "MT"]).map(
    ({ path }) => path,
  );
}

describe("planProblems", () => {
  it("finds none without a plan, and none in one that can be met", () => {
    expect(planProblems({ constructs, scale, targetParticipants: null }, [])).toEqual([]);
    expect(pathsOf({})).toEqual([]);
    const baseline = { kind: "baseline", baseline: "CF" } as const;
    expect(
      pathsOf({
        primary: "Clarity",
        contrasts: baseline,
        smallestEffect: 0.1,
        nonInferiorityMargin: 0.05,
        looks: [50, 99],
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<PlannedAnalysis>, string[]]>([
    ["an outcome that is no construct", { primary: "Beauty" }, ["plan.primary"]],
    [
      "a baseline that is no method",
      { contrasts: { kind: "baseline", baseline: "XX" } },
      ["plan.contrasts.baseline"],
    ],
    [
      "a baseline that was not chosen",
      { contrasts: { kind: "baseline", baseline: "" } },
      ["plan.contrasts.baseline"],
    ],
    ["no pairs", { contrasts: { kind: "pairs", pairs: [] } }, ["plan.contrasts.pairs"]],
    [
      "a pair of one method, one that is none, and one twice",
      {
        contrasts: {
          kind: "pairs",
          pairs: [
            { first: "CF", second: "CF" },
            { first: "XX", second: "MT" },
            { first: "CF", second: "MT" },
            { first: "MT", second: "CF" },
          ],
        },
      },
      [
        "plan.contrasts.pairs.0.second",
        "plan.contrasts.pairs.1.first",
        "plan.contrasts.pairs.3.second",
      ],
    ],
    ["an effect as wide as the scale", { smallestEffect: 4 }, ["plan.smallestEffect"]],
    ["a probability of 1", { primary: "Trust", smallestEffect: 1 }, ["plan.smallestEffect"]],
    ["a margin without a baseline", { nonInferiorityMargin: 0.1 }, ["plan.nonInferiorityMargin"]],
    ["an alpha of one half", { alpha: 0.5 }, ["plan.alpha"]],
    ["an alpha of 0", { alpha: 0 }, ["plan.alpha"]],
    [
      "looks that do not ascend, at the target, and beyond it",
      { looks: [50, 40, 100, 120] },
      ["plan.looks.1", "plan.looks.2", "plan.looks.3"],
    ],
  ])("refuses %s at its field", (_, plan, paths) => {
    expect(pathsOf(plan)).toEqual(paths);
  });

  it("refuses looks without a target, and a mean score that there is not", () => {
    expect(pathsOf({ looks: [50] }, { targetParticipants: null })).toEqual(["plan.looks"]);
    expect(pathsOf({}, { constructs: constructs.slice(1) })).toEqual(["plan.primary"]);
    const mixed = [constructs[0], { ...constructs[1], scale: ["no", "yes"] }];
    expect(pathsOf({}, { constructs: mixed })).toEqual(["plan.primary"]);
  });
});
