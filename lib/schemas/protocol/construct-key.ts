import { QUALITY } from "@/lib/comparison/responses/response-table";
import { guardFormula } from "@/lib/exporters/guard-formula";

/** What a refinement asks: whether it holds, and what is said where it does not. */
type Rule<Value> = [holds: (value: Value) => boolean, message: string];

/** A construct's key is the name of a column in files: a spreadsheet must not run it. */
export const NAMES_COLUMN: Rule<string> = [
  (key) => guardFormula(key) === key,
  "It begins like a formula.",
];

/** The mean of several constructs has to find a place beside them. */
export const LEAVES_ROOM_FOR_MEAN: Rule<{ key: string }[]> = [
  (constructs) => constructs.length < 2 || constructs.every(({ key }) => key !== QUALITY),
  `“${QUALITY}” is the mean of the constructs; call the construct otherwise.`,
];
