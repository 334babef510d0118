import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";
import { blindTrial } from "./blind-trial";

/** One explanation of the study as a participant would see it; null where none can be shown yet. */
export async function loadSampleTrial(
  { studyId }: StudyAccess,
  protocol: Pick<Protocol, "choiceOrder" | "showGold">,
): Promise<BlindTrial | null> {
  const shown = await db().explanation.findFirst({
    where: {
      studyId,
      text: { not: null },
      answerIndex: { not: null },
      question: { stem: { not: null } },
    },
    select: {
      text: true,
      answerIndex: true,
      question: { select: { stem: true, choices: true, goldIndex: true } },
    },
  });
  return shown && blindTrial({ id: "sample", position: 1 }, shown, protocol);
}
