import { isRecord, isText, textOf } from "./cell-text";
import { bareLabel, ownLabels } from "./choice-labels";
import { readPythonValue } from "./read-python-list";
import { splitLettered, splitPrefixed } from "./split-lettered";

/** A question's choices with their labels (null: a, b, c … in their order). */
export interface ReadChoices {
  texts: string[];
  labels: string[] | null;
}

/** Why there are none, in one sentence. */
export interface NoChoices {
  reason: string;
}

const FEWEST = 2;
export const MOST_CHOICES = 10;
const SEPARATORS = ["\n", "|", ";", "\t"];

/** The choices of one column each; questions with fewer leave the last columns empty. */
export function readChoiceColumns(values: readonly unknown[]): ReadChoices | NoChoices {
  const [only] = values;
  if (values.length === 1) return readChoiceCell(only);
  const last = values.findLastIndex((value) => !isText(value) || textOf(value) !== "");
  return fromTexts(values.slice(0, last + 1));
}

/**
 * Choices in one cell or under one key: a list of texts, of { label, text }, { label: […], text: […] },
 * { A: …, B: … }; or a text with such a list in JSON or in Python's notation, with "(a) … (b) …", or
 * with its parts between lines, bars, semicolons or tabs. Labels in front of the texts are taken off.
 */
export function readChoiceCell(value: unknown): ReadChoices | NoChoices {
  if (typeof value !== "string") return readList(value);
  const text = value.trim();
  if (text === "") return { texts: [], labels: null };
  if (/^[[{(]/.test(text)) {
    const list = parseList(text);
    if (list !== undefined) return readList(list);
  }
  const lettered = splitLettered(text);
  if (lettered) return withLabels(lettered.texts, lettered.labels);
  const between = SEPARATORS.find((mark) => text.includes(mark));
  if (between === undefined) {
    return {
      reason: `There is one choice, "${short(text)}". Write a bar between choices ("oven|barn"), or one choice in each column.`,
    };
  }
  const parts = text.split(between).map((part) => textOf(part));
  return fromTexts(between === "\n" ? parts.filter((part) => part !== "") : parts);
}

function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const value = readPythonValue(text);
    return typeof value === "object" ? value : undefined;
  }
}

function readList(value: unknown): ReadChoices | NoChoices {
  if (Array.isArray(value)) return readItems(value);
  if (!isRecord(value)) {
    return textOf(value) === "" ? { texts: [], labels: null } : fromTexts([value]);
  }
  const { label, text } = value;
  if (Array.isArray(text)) {
    return label === undefined || label === null
      ? fromTexts(text)
      : withLabels(text, Array.isArray(label) ? label : []);
  }
  const entries = Object.entries(value);
  return entries.every(([key]) => /^([a-z]|\d{1,2})$/i.test(bareLabel(key)))
    ? withLabels(
        entries.map(([, choice]) => choice),
        entries.map(([key]) => key),
      )
    : { reason: "The choices are not a list of texts." };
}

function readItems(items: readonly unknown[]): ReadChoices | NoChoices {
  if (!items.some(isRecord)) return fromTexts(items);
  const texts = items.map((item) => (isRecord(item) ? item.text : item));
  const labels = items.map((item) => (isRecord(item) ? item.label : undefined));
  return labels.every((label) => label === undefined)
    ? fromTexts(texts)
    : withLabels(texts, labels);
}

function fromTexts(values: readonly unknown[]): ReadChoices | NoChoices {
  const texts = textsOf(values);
  if (!Array.isArray(texts)) return texts;
  const prefixed = texts.length <= MOST_CHOICES ? splitPrefixed(texts) : null;
  return prefixed ? withLabels(prefixed.texts, prefixed.labels) : { texts, labels: null };
}

function withLabels(
  values: readonly unknown[],
  given: readonly unknown[],
): ReadChoices | NoChoices {
  const texts = textsOf(values);
  if (!Array.isArray(texts)) return texts;
  const labels = given.map((label) => bareLabel(textOf(label)));
  if (labels.length !== texts.length) {
    return { reason: `There are ${labels.length} labels for ${texts.length} choices.` };
  }
  if (labels.includes("")) return { reason: "A choice has no label." };
  if (new Set(labels).size < labels.length) return { reason: "Two choices share a label." };
  return { texts, labels: ownLabels(labels) };
}

function textsOf(values: readonly unknown[]): string[] | NoChoices {
  if (values.some((value) => typeof value === "boolean")) {
    return {
      reason:
        'The choices are true and false of JSON, which are no texts. Write them as texts, such as "yes" and "no".',
    };
  }
  if (!values.every(isText)) return { reason: "A choice is empty or not a text." };
  return values.map(textOf);
}

/** What is wrong with the number of choices, or with an empty one; null when nothing is. */
export function choicesProblem(texts: readonly string[]): string | null {
  if (texts.length < FEWEST || texts.length > MOST_CHOICES) {
    return `There are ${texts.length} choices; a question has ${FEWEST} to ${MOST_CHOICES}.`;
  }
  return texts.includes("") ? "A choice is empty." : null;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
