import "server-only";
import { AppError } from "@/lib/errors";
import { labelsAfter } from "@/lib/importers/answers/choice-labels";
import { matchText } from "@/lib/importers/answers/match-text";
import type { QuestionEdit } from "@/lib/schemas/content/question-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { hashQuestion } from "./hash-question";
import { lockDraftQuestion } from "./lock-draft-question";

/**
 * Stores a question of a draft as it was edited, with the texts of its explanations. What students
 * answered follows its choice, in the new words; an answer that was none of the choices is matched
 * with those that there are now.
 *
 * @throws AppError not-found (404); changed-meanwhile (409) when the study is no draft any more, or the
 * question is not any more what the edit was made from; not-acceptable (422) when a choice is taken away
 * that students answered.
 * @returns the hash of what is stored now, for the next edit.
 */
export async function editQuestion(
  access: StudyAccess,
  questionId: string,
  { basedOn, stem, choices, goldIndex, explanations }: QuestionEdit,
): Promise<string> {
  const { studyId } = access;
  return db().$transaction(async (tx) => {
    const question = await lockDraftQuestion(tx, studyId, questionId);
    const meanwhile = (await hashQuestion(tx, studyId, questionId)) !== basedOn;
    const unknown = choices.some(({ was }) => was !== null && was >= question.choices.length);
    if (meanwhile || unknown) throw changed();
    const texts = choices.map((choice) => choice.text);
    await tx.question.updateMany({
      where: { id: questionId, studyId },
      data: { stem, choices: texts, labels: labelsAfter(question.labels, choices), goldIndex },
    });
    for (const { id, text } of explanations) {
      const { count } = await tx.explanation.updateMany({
        where: { id, studyId, questionId },
        data: { text, length: [...text].length },
      });
      if (count === 0) throw changed();
    }
    const students = await tx.explanation.findMany({
      where: { studyId, questionId },
      select: { id: true, answerText: true, answerIndex: true },
    });
    for (const { id, answerText, answerIndex } of students) {
      const place = placeNow({ answerText, answerIndex }, choices);
      if (place === null) continue;
      await tx.explanation.updateMany({
        where: { id, studyId },
        data: { answerIndex: place, answerText: texts[place] },
      });
    }
    await recordAuditEntry(access, "edit-question", { question: question.externalId }, tx);
    return hashQuestion(tx, studyId, questionId);
  });
}

/** Where a student's answer stands among the choices as they are now; null where it is none of them. */
function placeNow(
  { answerText, answerIndex }: { answerText: string | null; answerIndex: number | null },
  choices: QuestionEdit["choices"],
): number | null {
  if (answerIndex === null) {
    const texts = choices.map(({ text }) => text);
    return answerText ? (matchText(answerText, texts)?.index ?? null) : null;
  }
  const place = choices.findIndex(({ was }) => was === answerIndex);
  if (place === -1) {
    throw new AppError("not-acceptable", "A choice that a student answered cannot be taken away.");
  }
  return place;
}

function changed(): AppError {
  return new AppError(
    "changed-meanwhile",
    "Somebody else has changed the question meanwhile. Copy what you typed, and load the page again.",
  );
}
