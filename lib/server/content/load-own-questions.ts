import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";

/** The own questions of all versions of the study's protocol, each as the newest that has it words it. */
export async function loadOwnQuestions({ studyId }: StudyAccess): Promise<OwnQuestion[]> {
  const versions = await db().protocolVersion.findMany({
    where: { studyId },
    orderBy: { number: "asc" },
    select: { document: true },
  });
  const questions = versions.flatMap(
    ({ document }) => protocolSchema.safeParse(document).data?.ownQuestions ?? [],
  );
  return [...new Map(questions.map((question) => [question.key, question])).values()];
}
