import { publishedMethodName } from "@/lib/importers/method-key";
import { publishedWords } from "@/lib/importers/ratings/published-about-you";
import { FIRST_PUBLISHED_SLOT } from "@/lib/importers/ratings/rating-slots";
import { ABOUT_YOU, type AboutYouKey } from "@/lib/study/protocol/about-you";
import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import type { ExportTable, TableColumn } from "./export-table";
import { optionWords } from "./option-words";
import { sqlChoice, sqlText } from "./sql-text";

/**
 * The published study's ratings file, by its names (employement is spelled so there)
 * and in its order and words, so that scripts written for that file read ours: one row per response.
 * A construct that a response does not have leaves its field empty; constructs beyond the published
 * five are only in the table of ratings.
 */
export function responsesTable(
  methods: readonly string[],
  scales: readonly ConstructScale[],
): ExportTable {
  return {
    name: "responses",
    rows: "One row per response",
    meaning:
      "For scripts written for the published study: the five constructs side by side, in the layout and words of its file. Its layout cannot say who is excluded, so they are left out; the other files have a column for it.",
    ofParticipants: true,
    columns: columnsOf(methods, scales),
  };
}

const columnsOf = (
  methods: readonly string[],
  scales: readonly ConstructScale[],
): TableColumn[] => [
  {
    name: "CASE",
    type: "integer",
    meaning: "The participant, by the place in the order of arrival.",
    sql: "p.ordinal",
  },
  {
    name: "rationale",
    type: "string",
    meaning:
      "The slot: where the order is known, RE08 is the first explanation that the participant saw; else a label of the file that was imported.",
    sql: `'RE' || lpad((t.position + ${FIRST_PUBLISHED_SLOT - 1})::text, 2, '0')`,
  },
  rating("Completeness", scales),
  rating("Contrastiveness", scales),
  rating("Plausibility", scales),
  rating("Satisfaction", scales),
  rating("Understandability", scales),
  {
    name: "rationale_id",
    type: "integer",
    meaning: "The question, by its number within the study.",
    sql: "n.number",
  },
  {
    name: "model",
    type: "string",
    meaning:
      "The method behind the explanation: training method (MT multitask, CF counterfactual, MT+CF both) and training data (PosRationales unrevised, RevRationales revised).",
    freeText: true,
    sql: sqlChoice(
      "m.key",
      methods.map((key) => [key, publishedMethodName(key)] as const),
    ),
  },
  {
    name: "rationale_length",
    type: "integer",
    unit: "characters",
    meaning: "The length of the explanation.",
    sql: "e.length",
  },
  aboutYou("gender", "gender", "The participant's gender."),
  aboutYou("age", "ageBand", "The participant's age band."),
  aboutYou("country", "country", "The country where the participant lives, by its English name."),
  aboutYou("education", "education", "The participant's highest qualification."),
  aboutYou("employement", "employment", "What the participant mainly does."),
];

function rating(construct: string, scales: readonly ConstructScale[]): TableColumn {
  const scale = scales.find(({ key }) => key === construct);
  return {
    name: construct,
    type: "integer",
    unit: "points",
    ...(scale ? { values: optionWords([scale]) } : {}),
    meaning: `The answer to the statement on ${construct} as it was given, in the published study from 1 (strongly disagree) to 5 (strongly agree); the table of ratings tells the study's own scales and scores.`,
    sql: `(answered.ratings ->> ${sqlText(construct)})::int`,
  };
}

function aboutYou(name: string, key: AboutYouKey, meaning: string): TableColumn {
  const option = `given.about_you ->> ${sqlText(key)}`;
  const options = ABOUT_YOU.find((field) => field.key === key)?.options ?? [];
  const words = options.map((one) => [one.key, publishedWords(key, one.key)] as const);
  return {
    name,
    type: "string",
    meaning: `${meaning} "No answer" where it was not given.`,
    ...(key === "country"
      ? {}
      : {
          values: Object.fromEntries(
            [...words, [null, publishedWords(key, null)] as const].map(([option, published]) => [
              published,
              options.find((one) => one.key === option)?.label ?? "Not answered",
            ]),
          ),
        }),
    sql: `coalesce(${sqlChoice(option, words)}, ${sqlText(publishedWords(key, null))})`,
  };
}
