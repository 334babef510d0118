import type { Problem } from "@/lib/importers/outcome";
import { readWholeNumber } from "@/lib/importers/read-number";
import type { TableRow } from "@/lib/importers/read-table";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import { aboutYouOption } from "./published-about-you";
import type { RatedResponse } from "./published-ratings";
import { slotNumber } from "./rating-slots";
import { Tally } from "./tally";

/** A row before the slots of the whole file are known, by which it is numbered where no order is known. */
export interface RatingFileRow extends Omit<RatedResponse, "position"> {
  case: string;
  /** The place in the participant's order; null where the file has no column of it. */
  place: number | null;
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

/** The column that says the place in a participant's order, where a file has it. */
export const POSITION = "position";

/** What is read of whole columns, and known before the rows are. */
type KnownOfRow = Pick<RatingFileRow, "case" | "methodKey" | "ratings">;

/** What a whole file says beside its rows. */
export interface KnownOfFile {
  constructs: number;
  /** Whether countries are codes, among which NA is Namibia; else NA is no answer. */
  hasCodes: boolean;
  /** Whether a column says the place of each explanation in the participant's order. */
  orderKnown: boolean;
}

/** Answers about participants that are none of ours, by column. */
export type UnknownAnswers = Map<string, Tally>;

/**
 * One row of a ratings file; what is wrong with it is added to `problems`, or to `unknown`, and it is null then. Names
 * that are "" and ratings that are not there are problems of their columns, which are told already.
 */
export function readRatingRow(
  { line, cell }: TableRow,
  known: KnownOfRow,
  { constructs, hasCodes, orderKnown }: KnownOfFile,
  { problems, unknown }: { problems: Problem[]; unknown: UnknownAnswers },
): RatingFileRow | null {
  const before = problems.length;
  /** The value when there is one; otherwise a problem, and any value. */
  const need = <T>(value: T | null, field: string, reason: string, otherwise: T): T => {
    if (value === null) problems.push({ line, field, reason: `${reason}: "${cell(field)}".` });
    return value ?? otherwise;
  };
  const whole = (field: string) =>
    need(readWholeNumber(cell(field)), field, "Not a whole number", 0);

  const place = orderKnown ? whole(POSITION) : null;
  if (place !== null && place < 1 && problems.length === before) {
    problems.push({
      line,
      field: POSITION,
      reason: `Positions count from 1: "${cell(POSITION)}".`,
    });
  }
  const row: RatingFileRow = {
    line,
    ...known,
    place,
    slot: cell("rationale"),
    slotNumber: need(slotNumber(cell("rationale")), "rationale", "Not a slot such as RE08", 0),
    rationaleId: whole("rationale_id"),
    explanationLength: whole("rationale_length"),
    aboutYou: { gender: "", ageBand: "", country: "", education: "", employment: "" },
  };
  let isKnown = true;
  for (const [question, names] of ABOUT_YOU_COLUMNS) {
    const column = names.find((name) => cell(name) !== "") ?? names[0];
    const isNoAnswer = cell(column) === "NA" && !(question === "country" && hasCodes);
    const option = aboutYouOption(question, isNoAnswer ? "" : cell(column));
    if (option === null) {
      isKnown = false;
      const ofColumn = unknown.get(column) ?? new Tally();
      unknown.set(column, ofColumn);
      ofColumn.note(cell(column), line, column);
    } else row.aboutYou[question] = option;
  }
  const isWhole =
    known.case !== "" && known.methodKey !== "" && Object.keys(known.ratings).length === constructs;
  return problems.length > before || !isWhole || !isKnown ? null : row;
}
