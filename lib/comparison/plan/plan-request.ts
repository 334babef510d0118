import { formatCount } from "@/lib/format";
import type { PlanRequest } from "@/lib/stats/power/plan-study";
import { readTypedNumber, readTypedWhole } from "@/lib/study/numbers/typed-number";
import type { FittedConstruct, PlanField, PlanTexts } from "./plan-form";

/** A request that can be sent to a worker: its randomness is a seed. */
export type SeededPlan = Omit<PlanRequest, "randomOf"> & { seed: string };

export type PlanProblems = Partial<Record<PlanField, string>>;

export type ReadPlan =
  | { kind: "plan"; plan: SeededPlan }
  | { kind: "problems"; problems: PlanProblems };

const FACTORS = [0.5, 1, 1.5, 2];

interface Limits {
  from: number;
  to: number;
  whole?: boolean;
  /** Whether `from` itself is too little. */
  above?: boolean;
}

const NUMBERS = {
  oddsRatio: { from: 0.01, to: 100 },
  spread: { from: 0, to: 10 },
  participants: { from: 2, to: 20_000, whole: true },
  explanationsPerMethod: { from: 1, to: 100, whole: true },
  methods: { from: 2, to: 20, whole: true },
  completion: { from: 0, to: 100, above: true },
  alpha: { from: 0.0001, to: 0.5 },
  wantedPower: { from: 10, to: 99 },
  simulations: { from: 50, to: 5000, whole: true },
} satisfies Partial<Record<PlanField, Limits>>;

export type NumberField = keyof typeof NUMBERS;

/** Reads the form into what is simulated, or says beside which fields something is wrong, and what. */
export function readPlan(texts: PlanTexts, fitted: readonly FittedConstruct[]): ReadPlan {
  const problems: PlanProblems = {};
  const read = (field: NumberField) => {
    const found = readNumber(texts[field], NUMBERS[field]);
    if (typeof found === "number") return found;
    problems[field] = found.problem;
    return Number.NaN;
  };
  const oddsRatio = read("oddsRatio");
  const spread = read("spread");
  const participants = read("participants");
  const explanationsPerMethod = read("explanationsPerMethod");
  const methods = read("methods");
  const completion = read("completion") / 100;
  const alpha = read("alpha");
  const wantedPower = read("wantedPower") / 100;
  const simulations = read("simulations");
  const thresholds = readThresholds(texts.thresholds);
  if (!Array.isArray(thresholds)) problems.thresholds = thresholds.problem;
  if (texts.first === texts.second) problems.second = "Choose two different methods.";
  const seed = texts.seed.trim();
  if (seed === "") problems.seed = "Enter a word or a number; the same seed repeats the result.";
  if (wantedPower <= alpha) problems.wantedPower = "Power has to be above alpha.";
  if (Object.keys(problems).length > 0 || !Array.isArray(thresholds)) {
    return { kind: "problems", problems };
  }
  const effects = listEffects(texts, fitted, Math.log(oddsRatio), methods);
  return {
    kind: "plan",
    plan: {
      design: {
        participants,
        explanationsPerMethod,
        thresholds,
        effects,
        randomVariance: spread ** 2,
        contrast: { first: 0, second: 1 },
        completion,
      },
      alpha,
      contrasts: texts.adjust === "all" ? (methods * (methods - 1)) / 2 : 1,
      wantedPower,
      simulations,
      factors: FACTORS,
      seed,
    },
  };
}

/**
 * The effects of the next study's methods: the compared two first, then the others as they were
 * fitted; methods beyond those are taken to be like the first of the two.
 */
function listEffects(
  { start, first, second }: PlanTexts,
  fitted: readonly FittedConstruct[],
  logOddsRatio: number,
  methods: number,
): number[] {
  const effects = fitted.find(({ construct }) => construct === start)?.effects ?? [];
  const ofFirst = effects[Number(first)] ?? 0;
  const others = effects.filter((_, place) => place !== Number(first) && place !== Number(second));
  return Array.from({ length: methods }, (_, place) =>
    place === 0 ? ofFirst : place === 1 ? ofFirst + logOddsRatio : (others[place - 2] ?? ofFirst),
  );
}

function readNumber(
  text: string,
  { from, to, whole, above }: Limits,
): number | { problem: string } {
  const value = (whole ? readTypedWhole(text) : readTypedNumber(text)) ?? Number.NaN;
  const fits = (above ? value > from : value >= from) && value <= to;
  if (fits) return value;
  return {
    problem: `Enter a ${whole ? "whole number" : "number"} ${rangeOf({ from, to, above })}.`,
  };
}

function rangeOf({ from, to, above }: Limits): string {
  return above ? `above ${from} and up to ${to}` : `from ${from} to ${formatCount(to)}`;
}

/** Which numbers a field of the plan takes, in a sentence. */
export function planLimits(field: NumberField): string {
  const limits: Limits = NUMBERS[field];
  return `A ${limits.whole ? "whole number" : "number"} ${rangeOf(limits)}.`;
}

function readThresholds(text: string): number[] | { problem: string } {
  const parts = text.trim().split(/,?[\s;]+/);
  const numbers = parts.map((part) => readTypedNumber(part) ?? Number.NaN);
  if (numbers.length > 10 || !numbers.every((number) => Math.abs(number) <= 20)) {
    return { problem: "Enter one to ten numbers between −20 and 20, with spaces between them." };
  }
  const ascend = numbers.every(
    (number, place) => place === 0 || number > (numbers[place - 1] ?? 0),
  );
  return ascend ? numbers : { problem: "Each threshold has to be above the one before it." };
}
