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
  gold: /^(gold|gold[_ ]?(answer|label)|answer[_ ]?key|label|correct([_ ]answer)?|answers_labels)$/i,
  method: /^(method|system|condition|distillation)$/i,
  size: /^(size|model[_ ]?size)$/i,
  run: /^(run|run[_ ]?(number|id)|seed)$/i,
  answer: /^(answer|(student|model|predicted)[_ ]?answer|prediction|answers_preds)$/i,
  explanation: /^(explanation|rationale|reason|rationales_preds)$/i,
};
const ONE_LIST = /^(choices|options|question\.choices)$/i;
const ONE_OF_SEVERAL = /^(choice|option)[_ ]?([a-j]|\d{1,2})$|^[A-J]$/i;

/** The mapping that the names of the columns suggest. */
export function suggestMapping(columns: readonly string[]): ColumnMapping {
  const named = Object.entries(USUAL).flatMap(([field, usual]) => {
    const column = columns.find((name) => usual.test(name.trim()));
    return column === undefined ? [] : [[field, column]];
  });
  const list = columns.find((name) => ONE_LIST.test(name.trim()));
  return {
    columns: answersOfQuestions(Object.fromEntries(named)),
    choices: list ? [list] : columns.filter((name) => ONE_OF_SEVERAL.test(name.trim())),
  };
}

/** Where nothing is explained and no other column holds it, the answer is the right one. */
function answersOfQuestions(columns: ColumnMapping["columns"]): ColumnMapping["columns"] {
  const { answer, gold, method, explanation, ...rest } = columns;
  const ofQuestions = answer !== undefined && !gold && !method && !explanation;
  return ofQuestions && /^answer$/i.test(answer.trim()) ? { ...rest, gold: answer } : columns;
}

/** What is missing in a mapping before a file can be read by it; null when it is enough. */
export function mappingProblem({ columns, choices }: ColumnMapping): string | null {
  if (!columns.id && !columns.question) return "Say which column holds the question, or its id.";
  if (columns.question && choices.length === 0 && !columns.id && !columns.explanation) {
    return "Say which columns hold the choices.";
  }
  return null;
}
