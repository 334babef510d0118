import { readTypedWhole } from "@/lib/study/numbers/typed-number";

/** A question about the participant that a study asks beside the usual ones. */
export interface OwnQuestion {
  key: string;
  question: string;
  kind: "choice" | "number" | "text";
  /** Whether one has to answer it to go on. */
  required: boolean;
  /** Of a choice: what is offered. */
  options: { key: string; label: string }[];
  /** Of a number: the lowest and the highest that is taken. */
  min: number | null;
  max: number | null;
  /** Of a choice: the options with which one can take part; none: with any. */
  admits: string[];
  /** Of a number: from which and to which one can take part; null: there is no such limit. */
  admitsFrom: number | null;
  admitsTo: number | null;
}

/** Answers to own questions by key, as they were typed or chosen. */
export type OwnAnswers = Readonly<Record<string, string>>;

/** What stands before the key of an own question where its answer is stored. */
export const OWN_ANSWER = "own:";

export const MAX_OWN_TEXT = 500;

/** What a participant is shown of an own question: nothing tells which answers are wanted. */
export type AskedOwnQuestion = Omit<OwnQuestion, "admits" | "admitsFrom" | "admitsTo">;

export function askedOwnQuestions(questions: readonly OwnQuestion[] = []): AskedOwnQuestion[] {
  return questions.map(({ admits: _, admitsFrom: _from, admitsTo: _to, ...asked }) => asked);
}

/** An answer as it is stored: without spaces around it, a number in plain digits, however it was typed. */
export function plainAnswer({ kind }: Pick<OwnQuestion, "kind">, answer = ""): string {
  const text = answer.trim();
  const number = kind === "number" ? readTypedWhole(text) : null;
  return number === null ? text : String(number);
}

/** Whether an answer can be taken: one of the options, a whole number in range, a short text; or none where none is needed. */
export function isAcceptable(question: AskedOwnQuestion, answer: string | undefined): boolean {
  const text = plainAnswer(question, answer);
  if (text === "") return !question.required;
  if (question.kind === "choice") return question.options.some(({ key }) => key === text);
  if (question.kind === "text") return text.length <= MAX_OWN_TEXT && !text.includes("\u0000");
  if (!/^-?\d{1,9}$/.test(text)) return false;
  const number = Number(text);
  return number >= (question.min ?? number) && number <= (question.max ?? number);
}

/** What is stored of the answers, by the keys under which it is: nothing of what was left open. */
export function storedOwnAnswers(
  questions: readonly OwnQuestion[] = [],
  answers: OwnAnswers,
): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = plainAnswer(question, answers[question.key]);
      return answer === "" ? [] : [[`${OWN_ANSWER}${question.key}`, answer]];
    }),
  );
}
