import { publishedMethodName } from "@/lib/importers/method-key";
import { publishedWords } from "@/lib/importers/published-about-you";
import { publishedSlot } from "@/lib/importers/rating-slots";
import type { AboutYou, AboutYouKey } from "@/lib/study/about-you";
import type { Column } from "./column";

/** One response with all of its ratings. */
export interface ResponseRow {
  participantOrdinal: number;
  /** From 1. */
  position: number;
  /** By construct, under the published names: "Completeness", and so on. */
  ratings: Record<string, number>;
  /** The number of the question within the study. */
  questionNumber: number;
  methodKey: string;
  /** Characters. */
  explanationLength: number;
  /** Options by question; null, or without a key, where nothing was answered. */
  aboutYou: Partial<AboutYou> | null;
}

/**
 * The columns of the published study's ratings file, by its names (employement is spelled so there)
 * and in its order and words, so that scripts written for that file read ours: one row per response.
 * A construct that a response does not have leaves its field empty; constructs beyond the published
 * five are only in the table of ratings.
 */
export const RESPONSES_COLUMNS: readonly Column<ResponseRow>[] = [
  {
    name: "CASE",
    type: "integer",
    meaning: "The participant, by the place in the order of arrival.",
    get: (row) => row.participantOrdinal,
  },
  {
    name: "rationale",
    type: "string",
    meaning: "The place of the explanation in the participant's order: RE08 is the first.",
    get: (row) => publishedSlot(row.position),
  },
  rating("Completeness"),
  rating("Contrastiveness"),
  rating("Plausibility"),
  rating("Satisfaction"),
  rating("Understandability"),
  {
    name: "rationale_id",
    type: "integer",
    meaning: "The question, by its number within the study.",
    get: (row) => row.questionNumber,
  },
  {
    name: "model",
    type: "string",
    meaning:
      "The method behind the explanation: training method (MT multitask, CF counterfactual, MT+CF both) and training data (PosRationales unrevised, RevRationales revised).",
    get: (row) => publishedMethodName(row.methodKey),
  },
  {
    name: "rationale_length",
    type: "integer",
    unit: "characters",
    meaning: "The length of the explanation.",
    get: (row) => row.explanationLength,
  },
  aboutYou("gender", "gender", "The participant's gender."),
  aboutYou("age", "ageBand", "The participant's age band."),
  aboutYou("country", "country", "The country where the participant lives, by its English name."),
  aboutYou("education", "education", "The participant's highest qualification."),
  aboutYou("employement", "employment", "What the participant mainly does."),
];

function rating(construct: string): Column<ResponseRow> {
  return {
    name: construct,
    type: "integer",
    unit: "points",
    meaning: `The answer to the statement on ${construct} as it was given, in the published study from 1 (strongly disagree) to 5 (strongly agree); ratings.csv tells the study's own scales and scores.`,
    get: (row) => row.ratings[construct] ?? null,
  };
}

function aboutYou(name: string, key: AboutYouKey, meaning: string): Column<ResponseRow> {
  return {
    name,
    type: "string",
    meaning: `${meaning} "No answer" where it was not given.`,
    get: (row) => publishedWords(key, row.aboutYou?.[key]),
  };
}
