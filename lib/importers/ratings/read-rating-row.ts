import { methodKey } from "@/lib/importers/method-key";
import type { Problem } from "@/lib/importers/outcome";
import { readWholeNumber } from "@/lib/importers/read-number";
import type { TableRow } from "@/lib/importers/read-table";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import { aboutYouOption } from "./published-about-you";
import type { RatedResponse } from "./published-ratings";
import { slotNumber } from "./rating-slots";

/** A row before the slots of the whole file are known, from which the position follows. */
export interface RatingFileRow extends Omit<RatedResponse, "position"> {
  case: string;
  slotNumber: number;
  aboutYou: AboutYou;
}

/** The columns of each about-you question; any one of them will do. */
export const ABOUT_YOU_COLUMNS = [
  ["gender", ["gender"]],
  ["ageBand", ["age"]],
  ["country", ["country"]],
  ["education", ["education"]],
  ["employment", ["employement", "employment"]],
] as const;

/** One row of a ratings file; what is wrong with it is added to `problems`, and it is null then. */
export function readRatingRow(
  { line, cell }: TableRow,
  constructs: readonly string[],
  problems: Problem[],
): RatingFileRow | null {
  const before = problems.length;
  /** The value when there is one; otherwise a problem, and any value. */
  const need = <T>(value: T | null, field: string, reason: string, otherwise: T): T => {
    if (value === null) problems.push({ line, field, reason: `${reason}: "${cell(field)}".` });
    return value ?? otherwise;
  };
  const whole = (field: string) =>
    need(readWholeNumber(cell(field)), field, "Not a whole number", 0);

  const row: RatingFileRow = {
    line,
    case: need(cell("CASE") || null, "CASE", "No participant", ""),
    slot: cell("rationale"),
    slotNumber: need(slotNumber(cell("rationale")), "rationale", "Not a slot such as RE08", 0),
    rationaleId: whole("rationale_id"),
    methodKey: need(methodKey(cell("model")), "model", "Unknown method", ""),
    explanationLength: whole("rationale_length"),
    ratings: Object.fromEntries(
      constructs.map((construct) => {
        const rating = readRating(cell(construct));
        return [construct, need(rating, construct, "Not a whole number from 1 to 5", 0)];
      }),
    ),
    aboutYou: { gender: "", ageBand: "", country: "", education: "", employment: "" },
  };
  for (const [question, names] of ABOUT_YOU_COLUMNS) {
    const column = names.find((name) => cell(name) !== "") ?? names[0];
    const option = aboutYouOption(question, cell(column));
    row.aboutYou[question] = need(option, column, "Not one of the published answers", "");
  }
  return problems.length > before ? null : row;
}

function readRating(text: string): number | null {
  const rating = readWholeNumber(text);
  return rating !== null && rating >= 1 && rating <= 5 ? rating : null;
}
