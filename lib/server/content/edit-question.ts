import "server-only";
import { AppError } from "@/lib/errors";
import type { QuestionEdit } from "@/lib/schemas/question-edit";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { db } from "../db";
import { hashQuestion } from "./hash-question";
import { lockDraftQuestion } from "./lock-draft-question";

/**
 * Stores a question of a draft as it was edited, with the texts of its explanations. What students
 * answered stays at its place among the choices, in the new words.
 *
 * @throws AppError not-found (404); changed-meanwhile (409) when the study is no draft any more, or the
 * question is not any more what the edit was made from.
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
    if (meanwhile || question.choices.length !== choices.length) throw changed();
    await tx.question.updateMany({
      where: { id: questionId, studyId },
      data: { stem, choices, goldIndex },
    });
    for (const { id, text } of explanations) {
      const { count } = await tx.explanation.updateMany({
        where: { id, studyId, questionId },
        data: { text, length: [...text].length },
      });
      if (count === 0) throw changed();
    }
    await tx.$executeRaw`
      UPDATE explanation SET answer_text = (${choices}::text[])[answer_index + 1]
        WHERE study_id = ${studyId}::uuid AND question_id = ${questionId}::uuid
          AND answer_index IS NOT NULL`;
    await recordAuditEntry(access, "edit-question", { question: question.externalId }, tx);
    return hashQuestion(tx, studyId, questionId);
  });
}

function changed(): AppError {
  return new AppError(
    "changed-meanwhile",
    "Somebody else has changed the question meanwhile. Copy what you typed, and load the page again.",
  );
}
