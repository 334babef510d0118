import type { RandomTerm } from "./crossed-design";

/** Who rated what of which method, one entry a rating. */
export interface RatingDesign {
  participant: ArrayLike<number>;
  /** From 0 to `methods - 1`. */
  method: ArrayLike<number>;
  methods: number;
  /** Below 0 where it is not known; left out where none is. */
  explanation?: ArrayLike<number>;
  question?: ArrayLike<number>;
}

export type RandomTermName = "participant" | "explanation" | "participantMethod" | "question";

/** Why a term is in or out, with the counts that say so. */
export type TermReason =
  /** It is always in. */
  | { kind: "always" }
  /** Counts reach what they have to. */
  | { kind: "enough" }
  /** The file or study does not say which it was. */
  | { kind: "unknown" }
  /** So many were rated twice or more by different people; so many are needed. */
  | { kind: "too-few"; got: number; needed: number }
  /** They hold this share of the ratings; so much is needed. */
  | { kind: "small-share"; share: number; needed: number };

export interface TermDecision {
  name: RandomTermName;
  isIn: boolean;
  reason: TermReason;
}

export interface ChosenTerms {
  decisions: TermDecision[];
  /** Those that are in, for a fit of all rows. */
  terms: RandomTerm[];
  /** Different explanations that were rated, where they are known. */
  explanations: number | null;
  /** The fewest explanations that were rated of a method with ratings, where they are known. */
  fewestExplanations: number | null;
}

/** Levels of a term that have to bear on it, and the ratings that explanations have to hold. */
export const LEVELS_NEEDED = 10;
export const SHARE_NEEDED = 0.2;

/**
 * Which random intercepts a headline model has, by counts of the design alone, never by answers:
 * participants always; explanations, when at least 10 were rated by two or more people and these hold 20 %
 * of the ratings; participant × method, when at least 10 participants rated a method twice or more;
 * questions, when at least 10 have explanations of two or more methods. A term that has some level unknown
 * is out.
 *
 * Example: 12 participants who rate the same 10 explanations of each of two methods have the first three.
 * Throws RangeError when columns are not of one length.
 */
export function chooseRandomTerms(design: RatingDesign): ChosenTerms {
  const { participant, method, methods, explanation, question } = design;
  const rows = participant.length;
  for (const column of [method, explanation, question]) {
    if (column && column.length !== rows) throw new RangeError("Every rating needs an entry.");
  }
  const both = Float64Array.from({ length: rows }, (_, row) => {
    return participant[row]! * methods + method[row]!;
  });
  const decisions: TermDecision[] = [
    { name: "participant", isIn: true, reason: { kind: "always" } },
    decideExplanations(participant, explanation),
    decideParticipantMethod(participant, both),
    decideQuestions(method, question),
  ];
  const levelOf: Record<RandomTermName, ArrayLike<number> | undefined> = {
    participant,
    explanation,
    participantMethod: both,
    question,
  };
  const known = explanation && !hasUnknown(explanation) ? explanation : null;
  return {
    decisions,
    terms: decisions.flatMap(({ name, isIn }) => {
      const level = levelOf[name];
      return isIn && level ? [{ name, level }] : [];
    }),
    explanations: known && new Set(Array.from(known)).size,
    fewestExplanations: known && fewestOf(known, method),
  };
}

function decide(name: RandomTermName, reason: TermReason): TermDecision {
  return { name, isIn: reason.kind === "enough", reason };
}

function decideExplanations(
  participant: ArrayLike<number>,
  explanation: ArrayLike<number> | undefined,
): TermDecision {
  if (!explanation || hasUnknown(explanation)) return decide("explanation", { kind: "unknown" });
  const { several, ratings } = countSeveral(explanation, participant);
  if (several < LEVELS_NEEDED) {
    return decide("explanation", { kind: "too-few", got: several, needed: LEVELS_NEEDED });
  }
  const share = ratings / explanation.length;
  return share < SHARE_NEEDED
    ? decide("explanation", { kind: "small-share", share, needed: SHARE_NEEDED })
    : decide("explanation", { kind: "enough" });
}

function decideParticipantMethod(
  participant: ArrayLike<number>,
  both: ArrayLike<number>,
): TermDecision {
  const times = new Map<number, number>();
  const twice = new Set<number>();
  for (let row = 0; row < both.length; row++) {
    const count = (times.get(both[row]!) ?? 0) + 1;
    times.set(both[row]!, count);
    if (count === 2) twice.add(participant[row]!);
  }
  return decide(
    "participantMethod",
    twice.size < LEVELS_NEEDED
      ? { kind: "too-few", got: twice.size, needed: LEVELS_NEEDED }
      : { kind: "enough" },
  );
}

function decideQuestions(
  method: ArrayLike<number>,
  question: ArrayLike<number> | undefined,
): TermDecision {
  if (!question || hasUnknown(question)) return decide("question", { kind: "unknown" });
  const { several } = countSeveral(question, method);
  return decide(
    "question",
    several < LEVELS_NEEDED
      ? { kind: "too-few", got: several, needed: LEVELS_NEEDED }
      : { kind: "enough" },
  );
}

/** How many levels meet two or more different ones of another column, and the rows that these hold. */
function countSeveral(level: ArrayLike<number>, other: ArrayLike<number>) {
  const first = new Map<number, number>();
  const rows = new Map<number, number>();
  const several = new Set<number>();
  for (let row = 0; row < level.length; row++) {
    const own = level[row]!;
    rows.set(own, (rows.get(own) ?? 0) + 1);
    const before = first.get(own);
    if (before === undefined) first.set(own, other[row]!);
    else if (before !== other[row]) several.add(own);
  }
  let ratings = 0;
  for (const own of several) ratings += rows.get(own) ?? 0;
  return { several: several.size, ratings };
}

function hasUnknown(level: ArrayLike<number>): boolean {
  for (let row = 0; row < level.length; row++) if (!(level[row]! >= 0)) return true;
  return level.length === 0;
}

function fewestOf(explanation: ArrayLike<number>, method: ArrayLike<number>): number {
  const ofMethod = new Map<number, Set<number>>();
  for (let row = 0; row < method.length; row++) {
    const own = ofMethod.get(method[row]!) ?? new Set();
    ofMethod.set(method[row]!, own.add(explanation[row]!));
  }
  return Math.min(...[...ofMethod.values()].map(({ size }) => size));
}
