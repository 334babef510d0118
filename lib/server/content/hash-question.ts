import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";

/** A hash of all of a question that can be edited: its words, its right answer, its explanations. */
export async function hashQuestion(
  tx: Transaction,
  studyId: string,
  questionId: string,
): Promise<string> {
  const question = await tx.question.findFirst({
    where: { id: questionId, studyId },
    select: {
      stem: true,
      choices: true,
      goldIndex: true,
      explanations: { select: { id: true, text: true }, orderBy: { id: "asc" } },
    },
  });
  return hashDocument(question);
}
