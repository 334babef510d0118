import type { Quotas, ScreeningQuestion } from "@/lib/study/participation/eligibility";
import type { Recruitment } from "@/lib/study/recruitment/recruitment";
import type { Reward } from "@/lib/study/recruitment/reward";
import type { PlannedAnalysis } from "./analysis-plan";
import type { AttentionCheck, ComprehensionCheck } from "./checks";
import type { Language } from "./language";
import type { OwnQuestion } from "./own-questions";

/** How explanations are given out, and in which order they are shown. */
export type AssignmentKind = "least-filled" | "random" | "blocked" | "latin-square";

/** What a study asks of its participants. Frozen as a numbered version when the study opens. */
export interface Protocol {
  /** The name that participants see. It says nothing about what is compared. */
  title: string;
  /** The language that the texts are written in. */
  language: Language;
  /** The other languages in which participants may read them. */
  languages?: Language[];
  /** Translations by language, each under the words that it translates. */
  texts?: Partial<Record<Language, Record<string, string>>>;
  /** How long the whole takes, in minutes, as announced. */
  expectedMinutes: number;
  /** Minutes after the start for which a participant's places are kept. */
  timeLimitMinutes: number;
  /** Minutes for which they are held until the first answer; null, or unsaid: the usual time. */
  holdMinutes?: number | null;
  information: InformationSection[];
  /** One statement to agree to per checkbox, in Markdown. */
  consents: string[];
  constructs: ConstructWording[];
  /**
   * The answer options in words, from 1 upwards, of every statement without its own. The first and
   * the last have words; those between may be empty.
   */
  scale: string[];
  /** The order of the statements: as listed, or by lot for each participant. */
  constructOrder: "fixed" | "random";
  explanationsPerMethod: number;
  assignment: {
    kind: AssignmentKind;
    /** How often each explanation is to be rated; null: as often as people come. */
    ratingsPerExplanation: number | null;
  };
  pool: PoolRules;
  /** The order of a question's choices: as imported, or by lot for each trial. */
  choiceOrder: "fixed" | "random";
  /** Whether participants see which choice is the right one. */
  showGold: boolean;
  /** What the study's own people say about the task, in Markdown; stands before the usual words. */
  instructions?: string;
  /** One explanation to try the scales on; null: none. */
  practice: ShownExplanation | null;
  comprehension: ComprehensionCheck | null;
  attention: {
    checks: AttentionCheck[];
    /** More failed checks than that end in the outcome "failed-attention". */
    failuresAllowed: number;
  };
  screening: ScreeningQuestion[];
  /** What the study asks about participants beside the usual questions. */
  ownQuestions?: OwnQuestion[];
  quotas: Quotas | null;
  /** Participants who complete; nobody new is taken when so many have completed or are at it. */
  targetParticipants: number | null;
  /** What a participant gets for completing; absent where nothing is said. */
  reward?: Reward;
  /** Paragraphs shown after the last answer. */
  debrief: string[];
  /** How to reach the researchers, in one sentence. */
  contact: string;
  recruitment: Recruitment;
  /**
   * Looks that protocols planned before plans had alpha spending: numbers of completed participants.
   * They have no boundary of their own. New protocols have them in their plan.
   */
  interimLooks?: number[];
  /** How the study is analysed, decided before its data are seen; without one it is exploratory. */
  plan?: PlannedAnalysis;
}

/** Which explanations may be shown. */
export interface PoolRules {
  /** Only explanations of right answers. */
  onlyCorrect: boolean;
  /** Only questions for which every method has an explanation that may be shown. */
  onlySharedQuestions: boolean;
  /** Bounds of an explanation's length in characters, both included. */
  minLength: number | null;
  maxLength: number | null;
}

export interface InformationSection {
  /** A question, as a participant would ask it. */
  heading: string;
  /** In Markdown. */
  paragraphs: string[];
}

export interface ConstructWording {
  key: string;
  statement: string;
  /** The statement's own answer options, as in the protocol's scale. */
  scale?: string[];
  /** Agreement says that there is less of it: stored as answered, turned around in analyses. */
  reversed?: boolean;
}

/** The answer options of a statement. */
export function scaleOf(
  { scale }: Pick<Protocol, "scale">,
  construct: Pick<ConstructWording, "scale">,
): string[] {
  return construct.scale ?? scale;
}

/** A question with a student's answer and explanation, as a participant sees it. */
export interface ShownExplanation {
  stem: string;
  choices: string[];
  /** The student's answer, as an index into the choices. */
  answerIndex: number;
  explanation: string;
  /** The right answer, where the protocol shows it. */
  goldIndex?: number;
}

/** One trial as it is sent to the participant: nothing in it tells the method. */
export interface BlindTrial extends ShownExplanation {
  id: string;
  position: number;
}

/** Ratings of one response, by construct key. */
export type Ratings = Record<string, number>;

export interface RatingProblem {
  construct: string;
  reason: "missing" | "off-scale" | "unknown";
}

/**
 * What is wrong with the ratings under the protocol: a construct without a rating, a rating off the
 * scale, a construct that the protocol does not have. Empty when they are complete and in range.
 */
export function ratingProblems(
  protocol: Pick<Protocol, "constructs" | "scale">,
  ratings: Ratings,
): RatingProblem[] {
  const keys = protocol.constructs.map((construct) => construct.key);
  const reasonFor = (construct: ConstructWording): RatingProblem["reason"] | null => {
    const value = Object.hasOwn(ratings, construct.key) ? ratings[construct.key] : undefined;
    if (value === undefined) return "missing";
    const points = scaleOf(protocol, construct).length;
    return Number.isInteger(value) && value >= 1 && value <= points ? null : "off-scale";
  };
  const wrong = protocol.constructs.flatMap((construct) => {
    const reason = reasonFor(construct);
    return reason ? [{ construct: construct.key, reason }] : [];
  });
  const unknown = Object.keys(ratings).filter((key) => !keys.includes(key));
  return [...wrong, ...unknown.map((construct) => ({ construct, reason: "unknown" as const }))];
}

/** Whether two responses give the same rating to the same constructs. */
export function sameRatings(a: Ratings, b: Ratings): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
