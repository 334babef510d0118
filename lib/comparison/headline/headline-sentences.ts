import { formatInterval, formatPWithSign } from "@/lib/comparison/apa";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatEstimate, plural } from "@/lib/format";
import type { RandomTermName, TermDecision } from "@/lib/stats/crossed/choose-random-terms";
import type { FamilyContrast } from "@/lib/stats/crossed/contrast-family";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { Verdict } from "./decide-verdict";
import type { MeasureHeadline } from "./fit-measure-headline";
import type { HeadlinePlan } from "./headline-plan";

export interface ToldHeadline {
  /** The methods' names, in their order. */
  methods: readonly string[];
  plan: HeadlinePlan;
  verdict: Verdict;
  /** Of the primary outcome. */
  headline: MeasureHeadline;
  /** Whether what tests find may be told. */
  testsShown: boolean;
}

/** The verdict in one sentence: no more than the primary outcome's model and its tests say. */
export function verdictMessage({
  methods,
  plan,
  verdict,
  headline,
  testsShown,
}: ToldHeadline): string {
  const { outcome } = plan;
  const names = (places: readonly number[]) =>
    joinNames(places.map((place) => methods[place] ?? ""));
  if (!testsShown) {
    return `Estimates only while the study runs: ${highest(headline, methods)} on ${outcome} so far.`;
  }
  switch (verdict.kind) {
    case "too-few":
      return `Too few participants for a verdict on ${outcome}: ${plural(verdict.participants, "participant")} so far, at least ${verdict.needed} needed.`;
    case "unavailable":
      return `No verdict on ${outcome}: ${sayUnavailable(verdict.reason)}.`;
    case "these-explanations":
      return verdict.isOverall
        ? `Among the explanations rated here, ${names(verdict.topGroup)} ${isAre(verdict.topGroup)} rated highest on ${outcome}. Too few explanations were rated to say that of the methods.`
        : `Among the explanations rated here, no method stands out on ${outcome}.`;
    case "planned": {
      const parts = verdict.found.map(
        ({ higher, lower }) => `${names([higher])} is rated higher than ${names([lower])}`,
      );
      return parts.length > 0
        ? `${joinNames(parts)} on ${outcome}.`
        : `No planned difference was found on ${outcome}.`;
    }
    case "none":
      return verdict.isOverall
        ? `The methods differ on ${outcome}, but no method stands out: the data do not separate the best from any other.`
        : `No method stands out on ${outcome}.`;
    case "top":
      return verdict.topGroup.length === 1
        ? `${names(verdict.topGroup)} is rated best on ${outcome}.`
        : `${names(verdict.topGroup)} are rated best on ${outcome}; the data do not separate them.`;
  }
}

/** The test, and the largest difference with its interval and p, in one sentence. */
export function evidenceMessage({ methods, plan, headline, testsShown }: ToldHeadline): string {
  const { test, participants, n, explanations } = headline;
  const size = `${plural(participants, "participant")}, ${plural(n, "response")}${
    explanations === null ? "" : `, ${plural(explanations, "explanation")}`
  }`;
  const largest = largestContrast(headline.contrasts);
  if (!testsShown || !isEstimate(test) || !largest) return `${capitalise(size)}.`;
  const overall = `Overall F(${test.df}, ${formatEstimate(test.denominator, 1)}) = ${formatEstimate(test.statistic)}, p ${formatPWithSign(test.pValue)}`;
  return `${overall}. Largest difference: ${contrastMessage(largest, headline, methods)}. ${adjustmentMessage(headline, plan)} ${capitalise(size)}.`;
}

/** "MT+CF minus CF = 0.21, 95% CI [0.07, 0.35], p < .001": an odds ratio of ordinal answers, else points. */
export function contrastMessage(
  contrast: Extract<FamilyContrast, { kind: "estimate" }>,
  { scale, level }: Pick<MeasureHeadline, "scale" | "level">,
  methods: readonly string[],
): string {
  const up = contrast.estimate >= 0 ? 1 : -1;
  const [low, high] =
    up > 0 ? [contrast.lower, contrast.upper] : [-contrast.upper, -contrast.lower];
  const turn = (value: number) => (scale === "ordinal" ? Math.exp(value) : value);
  const [higher, lower] =
    up > 0 ? [contrast.second, contrast.first] : [contrast.first, contrast.second];
  const what = scale === "ordinal" ? "against" : "minus";
  const name = scale === "ordinal" ? "OR" : "difference";
  return `${methods[higher] ?? ""} ${what} ${methods[lower] ?? ""}, ${name} = ${formatEstimate(turn(up * contrast.estimate))}, ${formatInterval([turn(low), turn(high)], 1 - level)}, p ${formatPWithSign(contrast.pAdjusted)}`;
}

/** How p-values and intervals of the contrasts were adjusted. */
export function adjustmentMessage(
  { contrasts, level }: MeasureHeadline,
  plan: HeadlinePlan,
): string {
  const count = contrasts.filter(isEstimate).length;
  const { contrasts: planned } = plan;
  const family = {
    "all-pairs": count === 1 ? "the only pair" : `all ${count} pairs`,
    baseline: `${plural(count, "contrast")} with ${planned.kind === "baseline" ? planned.baseline : ""}`,
    pairs: plural(count, "planned pair"),
  }[planned.kind];
  const shared =
    level < plan.alpha
      ? `, at ${formatEstimate(level, 3)} because the secondary outcomes share ${plan.alpha}`
      : "";
  return count === 1
    ? `Interval and p belong to ${family}${shared}.`
    : `Intervals and p are adjusted over ${family} (single-step max-t)${shared}.`;
}

const TERMS: Record<RandomTermName, string> = {
  participant: "participants",
  explanation: "explanations",
  participantMethod: "participants × methods",
  question: "questions",
};

/** Which random intercepts the model has, and why others are out; one sentence each. */
export function termMessages(terms: readonly TermDecision[]): string[] {
  const inside = terms.filter(({ isIn }) => isIn).map(({ name }) => TERMS[name]);
  return [
    `Random intercepts of ${joinNames(inside)}, chosen by the design alone.`,
    ...terms.filter(({ isIn }) => !isIn).map(outMessage),
  ];
}

function outMessage({ name, reason }: TermDecision): string {
  const term = capitalise(TERMS[name]);
  const consequence =
    name === "explanation"
      ? " Differences between explanations are part of the residual or the thresholds: the test holds, and an odds ratio is one averaged over explanations."
      : "";
  switch (reason.kind) {
    case "unknown":
      return `${term} have no term: the data do not say which was rated.${consequence}`;
    case "small-share":
      return `${term} have no term: those rated by several people hold ${(100 * reason.share).toFixed(0)}% of the ratings, ${(100 * reason.needed).toFixed(0)}% are needed.${consequence}`;
    case "too-few":
      return `${term} have no term: ${REPEATED[name](reason.got)}, ${reason.needed} are needed.${consequence}`;
    default:
      return `${term} have a term.`;
  }
}

const REPEATED: Record<RandomTermName, (count: number) => string> = {
  participant: (count) => `${plural(count, "participant")} took part`,
  explanation: (count) =>
    `${plural(count, "explanation")} ${count === 1 ? "was" : "were"} rated by two or more people`,
  participantMethod: (count) => `${plural(count, "participant")} rated a method twice or more`,
  question: (count) =>
    `${plural(count, "question")} ${count === 1 ? "has" : "have"} explanations of two or more methods`,
};

/** What the intervals leave out: that another training would have made another student. Null without ratings. */
export function trainedStudentsMessage({
  trainedStudents,
  ratedMethods,
}: Pick<MeasureHeadline, "trainedStudents" | "ratedMethods">): string | null {
  const rated = ratedMethods.map((method) => trainedStudents[method] ?? null);
  const known = rated.filter((count) => count !== null);
  if (known.length < rated.length) {
    return "Which trained student wrote an explanation is not known for every method; variation between trainings is not in these intervals.";
  }
  if (known.length === 0 || known.every((count) => count >= FEWEST_STUDENTS)) {
    return known.length === 0
      ? null
      : `Explanations of ${Math.min(...known)} or more trained students per method, which the model takes as one; variation between trainings is not in these intervals.`;
  }
  const most = Math.max(...known);
  return most === 1
    ? "Explanations of one trained student per method; variation between trainings is not in these intervals."
    : `Explanations of ${Math.min(...known)} to ${most} trained students per method; variation between trainings is not in these intervals.`;
}

/** With so many students of each method their variation could be estimated. */
const FEWEST_STUDENTS = 5;

/** How the degrees of freedom were found, and what was done for them. */
export function degreesMessage({ model }: MeasureHeadline): string {
  if (!isEstimate(model)) return `No model: ${sayUnavailable(model)}.`;
  const { method, dropped, cap } = model.degrees;
  const by = method === "kenward-roger" ? "Kenward and Roger" : "Satterthwaite";
  const names = dropped.map((name) => TERMS[name as RandomTermName] ?? name);
  const without =
    dropped.length > 0
      ? ` The variance of ${joinNames(names)} is estimated as 0; for the degrees of freedom alone ${dropped.length === 1 ? "that term is" : "those terms are"} left out${cap === null ? "" : `, and they are at most ${formatCount(cap)} (explanations rated less methods)`}.`
      : "";
  return `Degrees of freedom by ${by}.${without}`;
}

/** What a departure from proportional odds means for readers; null where there is none to speak of. */
export function proportionalOddsMessage(
  { proportionalOdds }: Pick<MeasureHeadline, "proportionalOdds">,
  methods: readonly string[],
): string | null {
  if (!proportionalOdds || !isEstimate(proportionalOdds)) return null;
  const { departure, nominal } = proportionalOdds;
  if (!isEstimate(departure)) {
    return `Proportional odds could not be tested: ${sayUnavailable(departure)}.`;
  }
  const test = isEstimate(nominal)
    ? ` (χ²(${nominal.df}) = ${formatEstimate(nominal.statistic)}, p ${formatPWithSign(nominal.pValue)})`
    : "";
  if (!departure.isLarge) {
    return `Odds are close to proportional: thresholds by method change no probability by more than ${formatEstimate(departure.largest, 3)}${test}.`;
  }
  return `One odds ratio does not describe these answers: for ${methods[departure.method] ?? ""} the probability of an answer of ${departure.atLeast} or more is off by ${formatEstimate(departure.largest)}${test}. Read the probabilities of answers by method.`;
}

/** Which of "equivalent", "not worse", "inconclusive" holds of a contrast that was not found to differ. */
export function equivalenceMessages({ headline, methods, plan }: ToldHeadline): string[] {
  const { equivalence } = headline;
  if (!equivalence || plan.smallestEffect === null) return [];
  const unit = headline.scale === "ordinal" ? "in the probability of agreeing" : "points";
  const margin = `${formatEstimate(plan.smallestEffect)} ${unit}`;
  return equivalence.map((pair) => {
    const [first, second] = [methods[pair.first] ?? "", methods[pair.second] ?? ""];
    if (!isEstimate(pair)) return `${second} and ${first}: ${sayUnavailable(pair)}.`;
    const { lower, upper, confidence } = pair.interval;
    const said = {
      equivalent: `equivalent, within ${margin}`,
      "not-worse": `${second} is not worse by ${margin}; equivalence is not shown`,
      inconclusive: `inconclusive against ${margin}`,
      different: pair.isNegligible ? `different, but by less than ${margin}` : "different",
    }[pair.verdict];
    return `${second} minus ${first}, ${formatInterval([lower, upper], confidence)}: ${said}.`;
  });
}

/** Of each method against the baseline: whether it is shown to be not worse by the plan's margin. */
export function nonInferiorityMessages({ headline, methods, plan }: ToldHeadline): string[] {
  const { nonInferiority } = headline;
  const { nonInferiorityMargin: margin } = plan;
  if (!nonInferiority || margin === null) return [];
  const unit = headline.scale === "ordinal" ? "in the probability of agreeing" : "points";
  return nonInferiority.map((pair) => {
    const [first, second] = [methods[pair.first] ?? "", methods[pair.second] ?? ""];
    if (!isEstimate(pair)) return `${second} and ${first}: ${sayUnavailable(pair)}.`;
    const said = pair.isNotWorse ? "is not worse than" : "is not shown to be not worse than";
    return `${second} ${said} ${first} by ${formatEstimate(margin)} ${unit} (p ${formatPWithSign(pair.pNotWorse)}, adjusted).`;
  });
}

/** The contrast with the largest size, of those that there are. */
export function largestContrast(contrasts: readonly FamilyContrast[]) {
  return contrasts
    .filter(isEstimate)
    .toSorted((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate))[0];
}

function highest({ means, ratedMethods }: MeasureHeadline, methods: readonly string[]): string {
  const rated = ratedMethods
    .flatMap((method) => {
      const mean = means[method];
      return mean ? [{ method, mean: mean.estimate }] : [];
    })
    .toSorted((a, b) => b.mean - a.mean);
  const [top] = rated;
  if (!top) return "nothing can be compared";
  return `${methods[top.method] ?? ""} has the highest mean, ${formatEstimate(top.mean)},`;
}

function joinNames(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const isAre = (places: readonly number[]) => (places.length === 1 ? "is" : "are");
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
