export interface QuestionRecord {
  externalId: string;
  stem: string;
  /** 2 to 10 texts. */
  choices: string[];
  /** Where the right answer stands among the choices, from 0; null where it is not given. */
  goldIndex: number | null;
}

interface Flaw {
  field?: string;
  reason: string;
}

interface Choices {
  labels: string[];
  texts: string[];
}

const FEWEST = 2;
const MOST = 10;

/**
 * One question from the JSON value of its line, in any of the published shapes (see parseQuestions),
 * with its texts trimmed; or what is wrong with it.
 */
export function readQuestion(value: unknown): QuestionRecord | Flaw[] {
  if (!isRecord(value)) return [{ reason: "Not a JSON object; each line holds one question." }];
  const nested = isRecord(value.question) ? value.question : undefined;
  const flaws: Flaw[] = [];

  const externalId = textOf(value.id);
  if (externalId === "") flaws.push({ field: "id", reason: "The id is missing." });
  const stem = textOf(nested ? nested.stem : value.question);
  if (stem === "") flaws.push({ field: "question", reason: "The question has no stem." });

  const choices = readChoices(nested?.choices ?? value.choices);
  flaws.push(...choicesFlaws(choices));
  if (!choices || flaws.length > 0) return flaws;

  const byLabel = textOf(value.answerKey);
  const answer = byLabel || textOf(value.answer);
  const goldIndex = byLabel ? choices.labels.indexOf(byLabel) : choices.texts.indexOf(answer);
  if (answer !== "" && goldIndex === -1) {
    const field = byLabel ? "answerKey" : "answer";
    return [{ field, reason: `The answer "${answer}" is none of the choices.` }];
  }
  return { externalId, stem, choices: choices.texts, goldIndex: answer === "" ? null : goldIndex };
}

/** The choices with their labels, which are A, B, … where there are none; null in another shape. */
function readChoices(value: unknown): Choices | null {
  if (isRecord(value)) {
    if (!Array.isArray(value.label) || !Array.isArray(value.text)) return null;
    return { labels: value.label.map(textOf), texts: value.text.map(textOf) };
  }
  if (!Array.isArray(value)) return null;
  const pairs = value.map((choice: unknown, index) =>
    isRecord(choice)
      ? { label: textOf(choice.label), text: textOf(choice.text) }
      : { label: String.fromCharCode(65 + index), text: textOf(choice) },
  );
  return { labels: pairs.map((pair) => pair.label), texts: pairs.map((pair) => pair.text) };
}

function choicesFlaws(choices: Choices | null): Flaw[] {
  const field = "choices";
  if (!choices) return [{ field, reason: "The question has no list of choices." }];
  const { labels, texts } = choices;
  if (labels.length !== texts.length) {
    return [{ field, reason: `There are ${labels.length} labels for ${texts.length} choices.` }];
  }
  if (texts.length < FEWEST || texts.length > MOST) {
    return [{ field, reason: `There are ${texts.length} choices; it takes ${FEWEST} to ${MOST}.` }];
  }
  if (texts.includes("")) return [{ field, reason: "A choice is empty or not a text." }];
  if (new Set(labels).size < labels.length)
    return [{ field, reason: "Two choices share a label." }];
  return [];
}

function isRecord(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The trimmed text of a string or number; "" of anything else. */
function textOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}
