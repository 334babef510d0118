import "server-only";
import type { Problem } from "@/lib/importers/outcome";
import { questionKey } from "@/lib/importers/question-key";
import type { StudentAnswer } from "@/lib/importers/read-output";
import type { Transaction } from "@/lib/server/shared/db";
import { inPortions } from "@/lib/server/study-builder/in-portions";
import { refuseLines } from "./import-outcome";
import { idFromContent } from "./import-question-id";

/** A student's answer at the question of the study that it belongs to. */
export interface PlacedAnswer {
  questionId: string;
  output: StudentAnswer;
  /** Where the answer stands among the stored choices; null when it is none of them. */
  answerIndex: number | null;
}

interface StoredQuestion {
  id: string;
  choices: string[];
  goldIndex: number | null;
}

/**
 * Finds the question of every answer by its text and choices, and adds the questions that the study
 * lacks. Refused by line: another right answer than the stored one, and a question that stands in the
 * file more often than in the study, because a student answers a question once.
 */
export async function placeAnswers(
  tx: Transaction,
  studyId: string,
  outputs: readonly StudentAnswer[],
): Promise<{ answers: PlacedAnswer[]; added: number }> {
  const free = await findByContent(tx, studyId);
  const lineOf = new Map<string, number>();
  const added: (StoredQuestion & { externalId: string; stem: string })[] = [];
  const problems: Problem[] = [];

  const answers = outputs.map((output): PlacedAnswer => {
    const { line, stem, choices, goldIndex } = output;
    const key = questionKey(output);
    const candidates = free.get(key);
    let question = takeBest(candidates ?? [], output);
    if (!question) {
      question = { id: crypto.randomUUID(), choices, goldIndex };
      const earlier = lineOf.get(key);
      if (candidates) {
        const reason = `The same question as on line ${earlier}; a student answers a question once.`;
        problems.push({ line, field: "input_predict", reason });
      } else {
        free.set(key, []);
        added.push({ ...question, externalId: idFromContent(key), stem });
      }
    }
    lineOf.set(key, line);
    if (question.goldIndex !== null && !sameGold(question, output)) {
      const stored = question.choices[question.goldIndex];
      const reason = `The right answer is "${choices[goldIndex]}" here and "${stored}" in the study.`;
      problems.push({ line, field: "answers_labels", reason });
    }
    return { questionId: question.id, output, answerIndex: answerIndexIn(question, output) };
  });
  if (problems.length > 0) throw refuseLines(problems);
  await inPortions(added, (portion) =>
    tx.question.createMany({ data: portion.map((question) => ({ ...question, studyId })) }),
  );
  return { answers, added: added.length };
}

/** The study's questions by their text and choices: files hold some twice, under two ids. */
async function findByContent(
  tx: Transaction,
  studyId: string,
): Promise<Map<string, StoredQuestion[]>> {
  const questions = await tx.question.findMany({
    where: { studyId },
    orderBy: { externalId: "asc" },
    select: { id: true, stem: true, choices: true, goldIndex: true },
  });
  const byContent = new Map<string, StoredQuestion[]>();
  for (const { stem, ...question } of questions) {
    if (stem === null) continue;
    const key = questionKey({ stem, choices: question.choices });
    const same = byContent.get(key);
    if (same) same.push(question);
    else byContent.set(key, [question]);
  }
  return byContent;
}

/** Takes one of the questions out of the list: the first with the same right answer, or the first. */
function takeBest(candidates: StoredQuestion[], output: StudentAnswer): StoredQuestion | undefined {
  const best = candidates.findIndex((question) => sameGold(question, output));
  return candidates.splice(Math.max(best, 0), 1)[0];
}

/** By text: where two choices are equal, files differ in which of them they call the right one. */
function sameGold(question: StoredQuestion, { choices, goldIndex }: StudentAnswer): boolean {
  return isChoice(question, question.goldIndex, choices[goldIndex]);
}

function answerIndexIn(question: StoredQuestion, output: StudentAnswer): number | null {
  const { answerIndex, choices } = output;
  if (answerIndex === null) return null;
  const isRight = isChoice(question, question.goldIndex, choices[answerIndex]);
  return isRight ? question.goldIndex : answerIndex;
}

function isChoice(
  { choices }: StoredQuestion,
  index: number | null,
  text: string | undefined,
): boolean {
  const choice = index === null ? undefined : choices[index];
  return choice !== undefined && choice.replace(/\s+/g, "") === text?.replace(/\s+/g, "");
}
