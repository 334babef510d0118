import { answerForms } from "./answers/answer-forms";
import { isText, roundedReason, textOf } from "./answers/cell-text";
import { labelsOf, placeOfLabel } from "./answers/choice-labels";
import type { Counted } from "./answers/counted-remarks";
import {
  BASE_UNKNOWN,
  choiceNumber,
  isIndexColumn,
  type NumberBase,
  type NumberedGold,
} from "./answers/number-base";
import {
  choicesProblem,
  MOST_CHOICES,
  type ReadChoices,
  readChoiceColumns,
} from "./answers/read-choices";
import { foreignLabelReason, resolveAnswer } from "./answers/resolve-answer";
import { YES_NO, yesNoAnswer } from "./answers/yes-no";
import type { ColumnMapping } from "./column-mapping";
import { type ContentRecord, type ReadRow, repeatedChoices, textProblems } from "./content-record";
import { withoutPeriod } from "./match-choice";
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

/** A row that waits until it is known from which number right answers count. */
export interface WaitingRow {
  numbered: NumberedGold;
}

/**
 * A row of any table, by the researcher's own mapping of its columns. Choices stand in one column
 * each, or in one (see readChoiceCell); without a column of choices the question's text may hold them
 * as "Question: … Choices: (a) … (b) …", or the right answer is yes or no. How right answers and
 * answers name a choice, resolveAnswer says. A right answer may be a number that counts from `base`;
 * without one (undefined: not yet known; null: cannot be known) the row waits, or is refused. In a
 * column of indices a number is never the text of a choice. A row
 * without an explanation, an answer and a method is a question alone; a row of a method without an
 * answer counts as wrong; a row without a question's text names a known question by its id.
 */
export function mapContentRow(
  line: number,
  cell: CellOf,
  mapping: ColumnMapping,
  defaults: ContentDefaults,
  base: NumberBase | null | undefined,
): ReadRow | WaitingRow {
  const { columns, choices: choiceColumns } = mapping;
  const problems: Problem[] = [];
  const counted: Counted[] = [];
  const refuse = (field: string, reason: string) => problems.push({ line, field, reason });
  const text = (field: keyof typeof columns) => {
    const column = columns[field];
    if (column === undefined) return "";
    const found = cell(column);
    const value = Array.isArray(found) && found.length === 1 ? found[0] : found;
    if (!isText(value)) {
      refuse(field, `"${column}" holds a list or an object here, and not a text.`);
    }
    const rounded = roundedReason(value);
    if (rounded !== null) refuse(field, rounded);
    return textOf(value);
  };

  const externalId = text("id") || null;
  const question = readAsked(text("question"), choiceColumns.map(cell));
  const gold = text("gold");
  const yesNo =
    choiceColumns.length === 0 && question.texts.length === 0 ? yesNoAnswer(gold) : null;
  if (yesNo !== null && question.stem !== null) counted.push({ kind: "yes-no", line });
  const choices =
    yesNo !== null && question.stem !== null ? { texts: [...YES_NO], labels: null } : question;
  const { stem } = question;
  if (stem === null && externalId === null) refuse("question", "There is no question, and no id.");
  const listed = choices.texts.length > 0 || question.reason !== null;
  const known = stem === null || (!listed && externalId !== null);
  if (!known) {
    const reason = question.reason ?? choicesProblem(choices.texts);
    if (reason !== null) refuse("choices", reason);
  }

  const list = known || problems.length > 0 ? null : choices;
  if (known && gold !== "") counted.push({ kind: "known-gold", line });
  let goldIndex: number | null = null;
  let numbered = false;
  if (gold !== "" && list) {
    const found = findGold(yesNo ?? gold, list, columns.gold, base);
    if ("numbered" in found) return found;
    if ("reason" in found) refuse("gold", found.reason);
    else {
      goldIndex = found.index;
      numbered = found.byNumber;
      if (numbered) counted.push({ kind: base === 0 ? "from-zero" : "from-one", line });
      if (!numbered && list.labels === null && choiceNumber(gold) !== null) {
        counted.push({
          kind: "gold-text-and-number",
          line,
          example: pair(gold, list.texts, goldIndex),
        });
      }
      const label = placeOfLabel(gold, labelsOf(list));
      const isText = list.texts[found.index]?.trim() === gold;
      if (isText && label !== null && label !== goldIndex) {
        const example = pair(gold, list.texts, goldIndex);
        counted.push({ kind: "gold-text-and-label", line, example });
      }
      if (found.folded) {
        counted.push({ kind: "folded-gold", line, example: pair(gold, list.texts, goldIndex) });
      }
    }
  }
  const run = text("run");
  const runNumber = run === "" ? defaults.runNumber : readWholeNumber(run);
  if (run !== "" && runNumber === null) refuse("run", `Not a whole number: "${run}".`);

  const answer = text("answer");
  const explanation = text("explanation");
  const named = text("method") || defaults.method;
  const isAsked = columns.answer !== undefined && cell(columns.answer) !== undefined;
  const unanswered = answer === "" && isAsked && named !== null;
  const explains = answer !== "" || explanation !== "" || unanswered;
  if (explains && !named) refuse("method", "Method missing.");
  if (explanation !== "" && answer === "") {
    refuse("answer", "There is an explanation here, and no answer that it explains.");
  } else if (unanswered) counted.push({ kind: "no-answer", line });

  const answered = findAnswer(answer, list, { yesNo: yesNo !== null, numbered, base });
  if ("reason" in answered) refuse("answer", answered.reason);
  else if (answered.note && list) {
    counted.push({ kind: answered.note, line, example: pair(answer, list.texts, answered.index) });
  }
  const answerIndex = "reason" in answered ? null : answered.index;
  const texts = known || choices.texts.length > MOST_CHOICES ? [] : choices.texts;
  const record: ContentRecord = {
    line,
    externalId,
    stem: known ? null : stem,
    choices: texts,
    labels: texts.length === 0 ? null : choices.labels,
    goldIndex,
    method: explains && named ? (methodKey(named) ?? named) : null,
    modelSize: text("size") || defaults.modelSize,
    runNumber,
    answerText: explains
      ? (texts[answerIndex ?? -1] ?? (known ? answer : withoutPeriod(answer)))
      : null,
    answerIndex,
    explanation,
  };
  problems.push(...textProblems(record));
  if (problems.length > 0) return { record: null, problems, remarks: [] };
  const remarks = [...repeatedChoices(record), ...answerRemarks(record)];
  const writtenMethod = explains ? writtenText(columns.method, cell) : null;
  return { record, problems, remarks, counted, ...(writtenMethod ? { writtenMethod } : {}) };
}

/** What is worth a look in a student's answer. */
function answerRemarks(record: ContentRecord): Problem[] {
  const { line, method, stem, answerText, answerIndex, explanation } = record;
  if (method === null || answerText === "") return [];
  const remarks: Problem[] = [];
  if (answerIndex === null && stem !== null) {
    const reason = `The answer "${answerText}" is not among the choices; it counts as wrong.`;
    remarks.push({ line, field: "answer", reason });
  }
  if (explanation === "") {
    remarks.push({ line, field: "explanation", reason: "There is no explanation." });
  }
  return remarks;
}

interface Asked extends ReadChoices {
  stem: string | null;
  /** Why its choices cannot be read. */
  reason: string | null;
}

function readAsked(given: string, cells: readonly unknown[]): Asked {
  const read = cells.length > 0 ? readChoiceColumns(cells) : { texts: [], labels: null };
  if ("reason" in read) return { stem: given || null, texts: [], labels: null, ...read };
  const within = read.texts.length === 0 ? readQuestionText(given) : null;
  return within
    ? { stem: within.stem, texts: within.choices, labels: within.labels, reason: null }
    : { stem: given || null, ...read, reason: null };
}

function findGold(
  gold: string,
  choices: ReadChoices,
  column: string | undefined,
  base: NumberBase | null | undefined,
): { index: number; folded: boolean; byNumber: boolean } | { reason: string } | WaitingRow {
  const labelsFirst = /answer[_ ]?key/i.test(column ?? "");
  const value = choices.labels === null ? choiceNumber(gold) : null;
  const isPlace = value !== null && isIndexColumn(column);
  const found = resolveAnswer(gold, choices, { labelsFirst });
  if (found.kind === "choice" && !isPlace) return { ...found, byNumber: false };
  if (value !== null) {
    if (base === undefined) return { numbered: { value, choices: choices.texts.length } };
    if (base === null) return { reason: BASE_UNKNOWN };
    const index = value - base;
    if (index >= 0 && index < choices.texts.length) return { index, folded: false, byNumber: true };
    if (isPlace) return { reason: `There is no choice number ${gold}.` };
  }
  return {
    reason:
      found.kind === "foreign-label"
        ? foreignLabelReason(found.label, found.labels)
        : `The right answer "${gold}" is not among the choices.`,
  };
}

type Note = "folded-answer" | "text-and-label" | "answer-text-and-number" | null;

/** Numbers are read as the right answers of their row are. */
function findAnswer(
  answer: string,
  choices: ReadChoices | null,
  given: { yesNo: boolean; numbered: boolean; base: NumberBase | null | undefined },
): { index: number | null; note: Note } | { reason: string } {
  if (answer === "" || choices === null) return { index: null, note: null };
  const found = resolveAnswer((given.yesNo && yesNoAnswer(answer)) || answer, choices);
  if (found.kind === "choice") {
    const { index, folded } = found;
    const label = placeOfLabel(answer, labelsOf(choices));
    const both = label !== null && label !== index && choices.texts[index]?.trim() === answer;
    if (folded) return { index, note: "folded-answer" };
    const place = given.numbered ? choiceNumber(answer) : null;
    const isNumber = place !== null && place - (given.base ?? 0) !== index;
    return { index, note: both ? "text-and-label" : isNumber ? "answer-text-and-number" : null };
  }
  const value = given.numbered ? choiceNumber(answerForms(answer).at(-1) ?? "") : null;
  if (value !== null) {
    const index = value - (given.base ?? 0);
    return { index: index >= 0 && index < choices.texts.length ? index : null, note: null };
  }
  return found.kind === "foreign-label"
    ? { reason: foreignLabelReason(found.label, found.labels) }
    : { index: null, note: null };
}

function pair(written: string, texts: readonly string[], index: number | null): string {
  return `"${written.slice(0, 80)}" is "${texts[index ?? -1] ?? ""}"`;
}

/** A cell as it is written, spaces at its ends included; null where there is no such column, or no text. */
function writtenText(column: string | undefined, cell: CellOf): string | null {
  const written = column === undefined ? null : cell(column);
  return typeof written === "string" && written.trim() !== "" ? written : null;
}
