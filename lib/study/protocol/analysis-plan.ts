/** Whose responses an analysis takes, by the names that analysis sets have everywhere. */
export const PLANNED_SAMPLES = ["all", "completed", "checked"] as const;
export type PlannedSample = (typeof PLANNED_SAMPLES)[number];

/** How alpha is spent over the looks. */
export const PLANNED_SPENDING = ["obrien-fleming", "pocock"] as const;
export type PlannedSpending = (typeof PLANNED_SPENDING)[number];

/** The name of the mean score among the primary outcomes; no construct can be called so. */
export const MEAN_SCORE = "Quality";

/** Which differences between methods the plan is about. Methods go by their keys. */
export type PlannedContrasts =
  | { kind: "all-pairs" }
  | { kind: "baseline"; baseline: string }
  | { kind: "pairs"; pairs: { first: string; second: string }[] };

/** What the researchers decide before they see data: a part of the protocol, frozen with it. */
export interface PlannedAnalysis {
  /** A construct's key, or MEAN_SCORE. It alone decides the verdict. */
  primary: string;
  contrasts: PlannedContrasts;
  sample: PlannedSample;
  /**
   * The smallest difference that matters: in points of the mean score, or in the probability of agreeing
   * where the primary outcome is a construct. Null: equivalence is not tested.
   */
  smallestEffect: number | null;
  /** Against the baseline: how much worse still counts as not worse, in the same unit. Null: not tested. */
  nonInferiorityMargin: number | null;
  /** Two-sided, of all looks together. */
  alpha: number;
  /** Completed participants at each look before the last, which is at the target. */
  looks: number[];
  spending: PlannedSpending;
}

/** What a plan begins with in the editor, and what an analysis without a plan goes by. */
export function firstPlan(): PlannedAnalysis {
  return {
    primary: MEAN_SCORE,
    contrasts: { kind: "all-pairs" },
    sample: "checked",
    smallestEffect: null,
    nonInferiorityMargin: null,
    alpha: 0.05,
    looks: [],
    spending: "obrien-fleming",
  };
}

/** What smallest effects of this outcome are measured in. */
export function effectUnitOf({ primary }: Pick<PlannedAnalysis, "primary">) {
  return primary === MEAN_SCORE ? ("points" as const) : ("probability" as const);
}

/** A change of the plan after the study opened. */
export interface PlanDeviation {
  /** The version of the protocol that made it. */
  version: number;
  /** ISO 8601. */
  at: string;
  /** Who opened that version; null where the account is not known. */
  by: string | null;
  reason: string;
  /** In one line each, as in "Analysis plan, Alpha: 0.05 → 0.01". */
  changes: string[];
}

/** The plan by which a study is analysed, and what it may be called. */
export interface AnalysisPlan extends PlannedAnalysis {
  /**
   * "before-opening": frozen in the version that the study opened with; its results are confirmatory.
   * "after-opening": of a later version. "none": no opened version has one, and the fields say what an
   * exploratory analysis goes by. In both, all results are exploratory.
   */
  registered: "before-opening" | "after-opening" | "none";
  /** The version of the protocol that the plan is from; null without one. */
  version: number | null;
  /** When that version opened, ISO 8601; null without one. */
  openedAt: string | null;
  /** SHA-256 of that version's document, which the plan is a part of; null without one. */
  hash: string | null;
  /** Participants who are to complete, in that version. */
  target: number | null;
  /** Later changes, the oldest first. The plan above is the one of before. */
  deviations: PlanDeviation[];
  /** Looks of protocols that did not spend alpha on them: they have no boundary, and are exploratory. */
  looksWithoutSpending: number[];
}
