import { effectUnitOf, MEAN_SCORE, type PlannedAnalysis } from "@/lib/study/protocol/analysis-plan";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";
import { ASSIGNMENT_WORDS } from "@/lib/study/protocol/protocol-fields";
import {
  LEAST_MS_PER_STATEMENT,
  STRAIGHT_LINE_RESPONSES,
} from "@/lib/study/quality/quality-checks";
import { planBoundaries } from "./look-levels";

export const REGISTRIES = ["aspredicted", "osf"] as const;
export type Registry = (typeof REGISTRIES)[number];

export const REGISTRY_NAMES: Readonly<Record<Registry, string>> = {
  aspredicted: "AsPredicted",
  osf: "OSF",
};

export interface Preregistered {
  protocol: Protocol & { plan: PlannedAnalysis };
  /** Of the version of the protocol. */
  version: { number: number; hash: string; openedAt: string | null };
  methods: readonly { key: string; label: string }[];
}

/**
 * The answers to a registry's questions, in Markdown, from the protocol and its plan. What only the
 * researchers know, as their hypothesis, is left to them in [brackets].
 */
export function writePreregistration(registry: Registry, study: Preregistered): string {
  const parts = registry === "osf" ? osfParts(study) : asPredictedParts(study);
  const { number, hash, openedAt } = study.version;
  const frozen = openedAt
    ? `Version ${number} of the protocol, opened on ${openedAt.slice(0, 10)}`
    : `Draft of version ${number} of the protocol`;
  const body = parts.map(([heading, text]) => `## ${heading}\n\n${text}`).join("\n\n");
  return `# ${study.protocol.title}\n\n${body}\n\n---\n\n${frozen}, SHA-256 ${hash}.\n`;
}

type Part = [heading: string, text: string];

const EXISTING = "[Say whether any data of this study have been collected or seen.]";
const HYPOTHESIS = "[State your hypothesis and its direction.]";

function asPredictedParts(study: Preregistered): Part[] {
  return [
    ["1) Existing data", EXISTING],
    ["2) Main question and hypothesis", HYPOTHESIS],
    ["3) Dependent variables", `${sayPrimary(study)} ${sayMeasures(study)}`],
    ["4) Conditions", `${sayConditions(study)} ${sayDesign(study)}`],
    ["5) Analyses", `${sayModel(study)} ${sayContrasts(study)} ${sayCriteria(study)}`],
    ["6) Outliers and exclusions", sayExclusions(study)],
    ["7) Sample size", saySample(study)],
    ["8) Anything else", sayExploratory()],
  ];
}

function osfParts(study: Preregistered): Part[] {
  return [
    ["Hypotheses", HYPOTHESIS],
    ["Study type", "Experiment, within participants."],
    ["Blinding", "Participants do not learn which method or model wrote an explanation."],
    ["Study design", `${sayConditions(study)} ${sayDesign(study)}`],
    ["Randomization", `Assignment ${ASSIGNMENT_WORDS[study.protocol.assignment.kind]}.`],
    ["Existing data", EXISTING],
    ["Data collection procedures", "[Say where participants come from and who is eligible.]"],
    ["Sample size", saySample(study)],
    ["Sample size rationale", "[Give the power analysis.]"],
    ["Stopping rule", sayStopping(study)],
    ["Manipulated variables", sayConditions(study)],
    ["Measured variables", `${sayPrimary(study)} ${sayMeasures(study)}`],
    ["Statistical models", sayModel(study)],
    ["Inference criteria", `${sayContrasts(study)} ${sayCriteria(study)}`],
    ["Data exclusion", sayExclusions(study)],
    [
      "Missing data",
      "Responses are analysed as far as they were given. Unanswered trials are not replaced by estimates.",
    ],
    ["Exploratory analysis", sayExploratory()],
  ];
}

function labelOf({ methods }: Preregistered, key: string): string {
  return methods.find((method) => method.key === key)?.label ?? key;
}

function sayPrimary({ protocol }: Preregistered): string {
  const { primary } = protocol.plan;
  const outcome =
    primary === MEAN_SCORE
      ? `the mean of the ${protocol.constructs.length} constructs in a response`
      : `${primary}, one rating in a response`;
  return `Primary outcome: ${outcome}.`;
}

function sayMeasures({ protocol }: Preregistered): string {
  const statements = protocol.constructs.map((construct) => {
    const reversed = construct.reversed ? ", reverse-scored" : "";
    return `${construct.key}: “${construct.statement}” (1 to ${scaleOf(protocol, construct).length}${reversed})`;
  });
  return `Constructs: ${statements.join("; ")}.`;
}

function sayConditions({ methods }: Preregistered): string {
  return `Methods (${methods.length}): ${methods.map(({ label }) => label).join(", ")}.`;
}

function sayDesign({ protocol }: Preregistered): string {
  const { explanationsPerMethod: count } = protocol;
  return `Each participant rates ${count === 1 ? "1 explanation" : `${count} explanations`} of each method.`;
}

function sayModel({ protocol }: Preregistered): string {
  const model =
    protocol.plan.primary === MEAN_SCORE
      ? "A linear mixed model (REML)"
      : "A cumulative link mixed model (logit)";
  return `${model} of the primary outcome on method, with crossed random intercepts chosen by counts of the design alone: participants; explanations, when at least 10 were rated by two or more people and these hold 20% of the ratings; participant × method, when at least 10 participants rated a method twice or more; questions, when at least 10 have explanations of two or more methods.`;
}

function sayContrasts(study: Preregistered): string {
  const { contrasts } = study.protocol.plan;
  if (contrasts.kind === "baseline") {
    return `Contrasts: each method against ${labelOf(study, contrasts.baseline)}, adjusted by single-step max-t.`;
  }
  if (contrasts.kind === "all-pairs") {
    return "Contrasts: all pairs of methods, adjusted by single-step max-t.";
  }
  const pairs = contrasts.pairs.map(
    ({ first, second }) => `${labelOf(study, second)} against ${labelOf(study, first)}`,
  );
  return `Contrasts: ${pairs.join("; ")}, adjusted by single-step max-t.`;
}

function sayCriteria({ protocol }: Preregistered): string {
  const { plan } = protocol;
  const unit = effectUnitOf(plan) === "points" ? "points" : "in the probability of agreeing";
  return [
    `Alpha = ${plan.alpha}, two-sided.`,
    plan.smallestEffect === null
      ? "Equivalence is not tested."
      : `Smallest effect of interest: ${plan.smallestEffect} ${unit}; equivalence by two one-sided tests.`,
    ...(plan.nonInferiorityMargin === null
      ? []
      : [`Non-inferiority margin against the baseline: ${plan.nonInferiorityMargin} ${unit}.`]),
  ].join(" ");
}

const SAMPLE_WORDS: Readonly<Record<PlannedAnalysis["sample"], string>> = {
  all: "The analysis takes all participants.",
  completed: "The analysis takes participants who completed.",
  checked: "The analysis takes participants who completed and passed the quality checks:",
};

function sayExclusions({ protocol }: Preregistered): string {
  const { plan, attention } = protocol;
  if (plan.sample !== "checked") return SAMPLE_WORDS[plan.sample];
  const seconds = LEAST_MS_PER_STATEMENT / 1000;
  const rules = [
    `excluded for straight-lining: one answer to every statement in all of ${STRAIGHT_LINE_RESPONSES} or more responses`,
    `excluded for speed: less than ${seconds} second a statement in the median trial`,
    ...(attention.checks.length > 0
      ? [`excluded for attention: more than ${attention.failuresAllowed} failed attention checks`]
      : []),
  ];
  return `${SAMPLE_WORDS.checked} ${rules.join("; ")}.`;
}

function saySample(study: Preregistered): string {
  const { targetParticipants: target } = study.protocol;
  const size =
    target === null
      ? "[Say how many participants will complete.]"
      : `${target} participants who complete, counted before exclusions.`;
  return `${size} ${sayStopping(study)}`;
}

function sayStopping({ protocol }: Preregistered): string {
  const { plan, targetParticipants: target } = protocol;
  if (plan.looks.length === 0 || target === null) return "There is no interim analysis.";
  const levels = planBoundaries({ ...plan, target }).map(
    ({ nominalLevel }, look) =>
      `after ${plan.looks[look] ?? target} completions at p < ${formatLevel(nominalLevel)}`,
  );
  const spending = plan.spending === "pocock" ? "Pocock" : "O’Brien-Fleming";
  return `Analyses (${spending}-type alpha spending after Lan and DeMets): ${levels.join("; ")}. The final p is adjusted for the looks (stage-wise ordering).`;
}

/** Four digits, or eight of a tiny level; without an exponent. */
function formatLevel(level: number): string {
  return level < 0.0001 ? level.toFixed(8) : level.toFixed(4);
}

function sayExploratory(): string {
  return "The constructs other than the primary outcome are a secondary family (Holm). All other analyses are exploratory.";
}
