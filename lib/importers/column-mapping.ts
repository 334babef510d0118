/** What a column of a table of content can hold. */
export const CONTENT_FIELDS = [
  "id",
  "question",
  "choices",
  "gold",
  "method",
  "size",
  "run",
  "answer",
  "explanation",
] as const;
export type ContentField = (typeof CONTENT_FIELDS)[number];

/** Which column holds what; choices may stand in several. */
export interface ColumnMapping {
  columns: Partial<Record<Exclude<ContentField, "choices">, string>>;
  choices: string[];
}

const USUAL: Record<Exclude<ContentField, "choices">, RegExp> = {
  id: /^(id|qid|question[_ ]?id)$/i,
  question: /^(question|stem|question[_. ]?(stem|text)|input_predict)$/i,
  gold: /^(gold|(gold|correct|right)[_ ]?(answer|label|choice)|gold[_ ]?index|answer[_ ]?key|label|correct|answers_labels)$/i,
  method: /^(method|system|condition|((distillation|training)[_ ]?)?method|distillation)$/i,
  size: /^(size|model[_ ]?size)$/i,
  run: /^(run|run[_ ]?(number|id)|seed)$/i,
  answer:
    /^((student|model|predicted)[_ ]?(answer|choice)|(model[_ ]?)?prediction|answers_preds)$/i,
  explanation:
    /^(((student|model|generated|predicted)[_ ]?)?(explanation|rationale)|explanation\.open-ended|reason|rationales_preds)$/i,
};
const ANSWER = /^answer$/i;
const ONE_LIST = /^(choices|options|question\.choices)$/i;
const ONE_OF_SEVERAL = /^(choice|option)[_ ]?([a-j]|\d{1,2})$|^[A-J]$/i;

/** Whether a column or key of this name usually holds what a model or a person wrote as explanation. */
export function isExplanation(name: string): boolean {
  return USUAL.explanation.test(name.trim());
}

/** The mapping that the names of the columns suggest. */
export function suggestMapping(columns: readonly string[]): ColumnMapping {
  const named = Object.entries(USUAL).flatMap(([field, usual]) => {
    const column = columns.find((name) => usual.test(name.trim()));
    return column === undefined ? [] : [[field, column]];
  });
  const list = columns.find((name) => ONE_LIST.test(name.trim()));
  const answer = columns.find((name) => ANSWER.test(name.trim()));
  return {
    columns: withAnswer(Object.fromEntries(named), answer),
    choices: list ? [list] : inOrder(columns.filter((name) => ONE_OF_SEVERAL.test(name.trim()))),
  };
}

/**
 * "answer" is the right one beside a column that can only be the student's, and where nothing is
 * explained and no other column holds the right one; else it is the student's.
 */
function withAnswer(
  columns: ColumnMapping["columns"],
  answer: string | undefined,
): ColumnMapping["columns"] {
  if (answer === undefined) return columns;
  const { gold, method, explanation } = columns;
  const ofQuestions = !gold && !method && !explanation;
  if (columns.answer || ofQuestions) return gold ? columns : { ...columns, gold: answer };
  return { ...columns, answer };
}

/** Choices in the order of their numbers or letters, whatever the order of the columns. */
function inOrder(columns: string[]): string[] {
  const place = (name: string) => /(\d{1,2}|[a-j])$/i.exec(name.trim())?.[0].toLowerCase() ?? "";
  return columns.toSorted((a, b) => place(a).localeCompare(place(b), "en", { numeric: true }));
}

/** What is missing in a mapping before a file can be read by it; null when it is enough. */
export function mappingProblem({ columns, choices }: ColumnMapping): string | null {
  if (!columns.id && !columns.question) return "Say which column holds the question, or its id.";
  if (columns.question && choices.length === 0 && !columns.id && !columns.explanation) {
    return "Say which columns hold the choices.";
  }
  return null;
}
