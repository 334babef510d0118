import type { ColumnMapping } from "./column-mapping";
import { type ContentRecord, type ReadRow, repeatedChoices, textProblems } from "./content-record";
import { matchChoice, withoutPeriod } from "./match-choice";
import { methodKey } from "./method-key";
import type { Problem } from "./outcome";
import { readWholeNumber } from "./read-number";
import { readQuestionText } from "./student-text";

/** What stands in all rows of a file that has no column for it. */
export interface ContentDefaults {
  method: string | null;
  modelSize: string | null;
  runNumber: number | null;
}

/** The value of a column: text from a table, anything from JSON. */
export type CellOf = (column: string) => unknown;

const FEWEST = 2;
const MOST = 10;
const LETTERED = /^\(?([a-j])[).]?$/i;

/**
 * A row of any table, by the researcher's own mapping of its columns. Choices stand in one column
 * each, or as a list in one: JSON, lines, or parts between bars, semicolons or tabs; without a column
 * of choices the question's text may hold them as "Question: … Choices: (a) … (b) …". Right answers
 * and answers are a choice's text or its letter. A row without an explanation and without an answer is
 * a question alone; a row without a question's text names a known question by its id.
 */
export function mapContentRow(
  line: number,
  cell: CellOf,
  { columns, choices: choiceColumns }: ColumnMapping,
  defaults: ContentDefaults,
): ReadRow {
  const problems: Problem[] = [];
  const refuse = (field: string, reason: string) => problems.push({ line, field, reason });
  const text = (column: string | undefined) => (column ? textOf(cell(column)) : "");

  const externalId = text(columns.id) || null;
  const given = text(columns.question);
  const listed = choiceColumns.length > 0 ? readChoices(choiceColumns.map(cell)) : [];
  const within = listed.length === 0 ? readQuestionText(given) : null;
  const stem = (within?.stem ?? given) || null;
  const choices = within?.choices ?? listed;
  if (stem === null && externalId === null) refuse("question", "There is no question, and no id.");
  const known = stem === null || (choices.length === 0 && externalId !== null);
  if (!known && (choices.length < FEWEST || choices.length > MOST)) {
    refuse("choices", `There are ${choices.length} choices; it takes ${FEWEST} to ${MOST}.`);
  } else if (choices.includes("")) refuse("choices", "A choice is empty.");

  const gold = text(columns.gold);
  const goldIndex = gold === "" || known ? null : choiceIndex(gold, choices);
  if (gold !== "" && !known && goldIndex === null) {
    refuse("gold", `The right answer "${gold}" is none of the choices.`);
  }
  const run = text(columns.run);
  const runNumber = run === "" ? defaults.runNumber : readWholeNumber(run);
  if (run !== "" && runNumber === null) refuse("run", `Not a whole number: "${run}".`);

  const answer = text(columns.answer);
  const explanation = text(columns.explanation);
  const explains = answer !== "" || explanation !== "";
  const named = text(columns.method) || defaults.method;
  if (explains && !named) refuse("method", "Whose explanation it is, is not said.");
  if (explains && answer === "") refuse("answer", "The explanation stands without the answer.");

  const answerIndex = known ? null : choiceIndex(answer, choices);
  const record: ContentRecord = {
    line,
    externalId,
    stem: known ? null : stem,
    choices: known || choices.length > MOST ? [] : choices,
    goldIndex,
    method: explains && named ? (methodKey(named) ?? named) : null,
    modelSize: text(columns.size) || defaults.modelSize,
    runNumber,
    answerText: explains ? (choices[answerIndex ?? -1] ?? withoutPeriod(answer)) : null,
    answerIndex,
    explanation,
  };
  problems.push(...textProblems(record));
  if (problems.length > 0) return { record: null, problems, remarks: [] };
  return { record, problems, remarks: [...repeatedChoices(record), ...answerRemarks(record)] };
}

/** What is worth a look in a student's answer. */
export function answerRemarks(record: ContentRecord): Problem[] {
  const { line, method, stem, answerText, answerIndex, explanation } = record;
  if (method === null) return [];
  const remarks: Problem[] = [];
  if (answerIndex === null && stem !== null) {
    const reason = `The answer "${answerText}" is none of the choices; it counts as wrong.`;
    remarks.push({ line, field: "answer", reason });
  }
  if (explanation === "") {
    remarks.push({ line, field: "explanation", reason: "There is no explanation." });
  }
  return remarks;
}

/** Where an answer stands among the choices, by its text, or else by its letter. */
function choiceIndex(answer: string, choices: readonly string[]): number | null {
  if (answer === "") return null;
  const byText = matchChoice(answer, choices);
  if (byText !== null) return byText;
  const letter = LETTERED.exec(answer)?.[1]?.toLowerCase();
  const index = letter === undefined ? -1 : letter.charCodeAt(0) - 97;
  return index >= 0 && index < choices.length ? index : null;
}

function readChoices(values: readonly unknown[]): string[] {
  const [only] = values;
  if (values.length > 1) return trimEnd(values.map(textOf));
  if (typeof only !== "string") return listOf(only);
  const text = only.trim();
  if (text.startsWith("[") || text.startsWith("{")) {
    try {
      return listOf(JSON.parse(text));
    } catch {
      // It only looks like JSON.
    }
  }
  const between = ["\n", "|", ";", "\t"].find((mark) => text.includes(mark));
  return text === "" ? [] : text.split(between ?? "\n").map((part) => part.trim());
}

/** A list of texts, of { label, text }, or { label: […], text: […] }. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.map((choice) => textOf(isRecord(choice) ? choice.text : choice));
  }
  return isRecord(value) && Array.isArray(value.text) ? value.text.map(textOf) : [];
}

/** Questions with fewer choices leave the last columns empty. */
function trimEnd(choices: string[]): string[] {
  const last = choices.findLastIndex((choice) => choice !== "");
  return choices.slice(0, last + 1);
}

function textOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

function isRecord(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
