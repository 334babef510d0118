import { checkSmallestEffect, type EffectScale } from "@/lib/stats/inference/check-smallest-effect";
import { checkLooks, type LookReason } from "@/lib/stats/sequential/check-looks";
import { effectUnitOf, MEAN_SCORE, type PlannedAnalysis } from "@/lib/study/protocol/analysis-plan";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";

export interface PlanProblem {
  path: string;
  message: string;
}

type Planned = Pick<Protocol, "plan" | "constructs" | "scale" | "targetParticipants">;

const LOOK_WORDS: Record<LookReason, string> = {
  "not-a-whole-number": "Enter a whole number of completed participants.",
  "at-target": "The analysis at the target sample size is the last one, and no look before it.",
  "beyond-target": "This look is beyond the target sample size.",
  "not-increasing": "Looks must ascend: enter more participants than at the look before.",
  "too-early": "This look is too early: it needs at least 1% of the target sample size.",
};

/**
 * What in a protocol's analysis plan cannot be met, each at its field; empty without a plan, or where it
 * can be met.
 *
 * @param methods keys of the study's methods
 */
export function planProblems(protocol: Planned, methods: readonly string[]): PlanProblem[] {
  const { plan } = protocol;
  if (!plan) return [];
  return [
    ...outcomeProblems(protocol, plan),
    ...contrastProblems(plan, methods),
    ...effectProblems(protocol, plan),
    ...alphaProblems(plan),
    ...lookProblems(protocol, plan),
  ];
}

function outcomeProblems({ constructs, scale }: Planned, { primary }: PlannedAnalysis) {
  const path = "plan.primary";
  if (primary !== MEAN_SCORE) {
    if (constructs.some(({ key }) => key === primary)) return [];
    return [{ path, message: `The protocol has no construct “${primary}”.` }];
  }
  const lengths = new Set(constructs.map((construct) => scaleOf({ scale }, construct).length));
  if (constructs.length > 1 && lengths.size === 1) return [];
  const message =
    constructs.length > 1
      ? "There is no mean score, because the constructs' scales differ in length. Choose a construct."
      : "There is no mean score of one construct. Choose the construct.";
  return [{ path, message }];
}

function contrastProblems(
  { contrasts, nonInferiorityMargin }: PlannedAnalysis,
  methods: readonly string[],
) {
  const found: PlanProblem[] = [];
  const check = (path: string, key: string, kind: string) => {
    if (methods.includes(key)) return;
    const message = key === "" ? `Choose the ${kind}.` : `The study has no method “${key}”.`;
    found.push({ path, message });
  };
  if (contrasts.kind === "baseline") {
    check("plan.contrasts.baseline", contrasts.baseline, "baseline");
  }
  if (contrasts.kind === "pairs") {
    if (contrasts.pairs.length === 0) {
      found.push({ path: "plan.contrasts.pairs", message: "Add at least one pair of methods." });
    }
    const seen = new Set<string>();
    contrasts.pairs.forEach(({ first, second }, index) => {
      const path = `plan.contrasts.pairs.${index}`;
      check(`${path}.first`, first, "first method");
      check(`${path}.second`, second, "second method");
      if (first !== "" && first === second) {
        found.push({ path: `${path}.second`, message: "A pair needs two different methods." });
      }
      const pair = JSON.stringify([first, second].sort());
      if (first !== second && seen.has(pair)) {
        found.push({ path: `${path}.second`, message: "This pair is already in the list." });
      }
      seen.add(pair);
    });
  }
  if (nonInferiorityMargin !== null && contrasts.kind !== "baseline") {
    const message =
      "Non-inferiority is tested against a baseline. Choose one, or leave this blank.";
    found.push({ path: "plan.nonInferiorityMargin", message });
  }
  return found;
}

function effectProblems(protocol: Planned, plan: PlannedAnalysis): PlanProblem[] {
  const points = effectUnitOf(plan) === "points";
  const scale: EffectScale = points
    ? { kind: "points", lowest: 1, highest: Math.max(2, protocol.scale.length) }
    : { kind: "probability" };
  return (["smallestEffect", "nonInferiorityMargin"] as const).flatMap((field) => {
    const effect = plan[field];
    const problem = effect === null ? null : checkSmallestEffect(effect, scale);
    if (!problem) return [];
    const most = points ? "the width of the scale, in points" : "1, as a probability";
    const message =
      problem.reason === "not-positive" ? "Enter more than 0." : `Enter less than ${most}.`;
    return [{ path: `plan.${field}`, message }];
  });
}

function alphaProblems({ alpha }: PlannedAnalysis): PlanProblem[] {
  if (alpha > 0 && alpha < 0.5) return [];
  return [{ path: "plan.alpha", message: "Enter an alpha above 0 and below 0.5." }];
}

function lookProblems({ targetParticipants }: Planned, plan: PlannedAnalysis): PlanProblem[] {
  const { looks, alpha } = plan;
  if (looks.length === 0) return [];
  if (targetParticipants === null) {
    const message = "Looks need a target sample size. Set one under “Who takes part”.";
    return [{ path: "plan.looks", message }];
  }
  return checkLooks({ target: targetParticipants, looks, alpha }).flatMap((problem) =>
    problem.field === "look"
      ? [{ path: `plan.looks.${problem.look}`, message: LOOK_WORDS[problem.reason] }]
      : [],
  );
}
