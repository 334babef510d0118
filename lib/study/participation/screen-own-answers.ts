import { type OwnAnswers, type OwnQuestion, plainAnswer } from "@/lib/study/protocol/own-questions";

/** Whether a question decides who takes part. */
export function decides({ admits, admitsFrom, admitsTo }: OwnQuestion): boolean {
  return admits.length > 0 || admitsFrom !== null || admitsTo !== null;
}

function lets(question: OwnQuestion, answer: string): boolean {
  if (question.kind === "choice") return question.admits.includes(answer);
  if (answer === "") return false;
  const number = Number(answer);
  return number >= (question.admitsFrom ?? number) && number <= (question.admitsTo ?? number);
}

/** The keys of the own questions whose answer does not let one take part. */
export function failedOwnQuestions(
  questions: readonly OwnQuestion[] = [],
  answers: OwnAnswers,
): string[] {
  return questions
    .filter(
      (question) =>
        decides(question) && !lets(question, plainAnswer(question, answers[question.key])),
    )
    .map(({ key }) => key);
}
