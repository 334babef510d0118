import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ruleExclusionSchema } from "@/lib/schemas/participants/exclusion";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { sayRule } from "@/lib/views/participants/exclusion";
import { lockDecisions } from "./lock-decisions";
import { matchRule } from "./match-rule";

const PATIENTLY = { timeout: 60_000 };

/**
 * Excludes all whom the rule matches, in one transaction, and gives their number.
 * @throws AppError changed-meanwhile (409) when they are not those who were shown.
 */
export async function excludeByRule(
  access: StudyAccess,
  { reason, matched, ...rule }: z.infer<typeof ruleExclusionSchema>,
): Promise<number> {
  const { studyId, userId } = access;
  return db().$transaction(async (tx) => {
    await lockDecisions(tx, studyId);
    const now = await matchRule(studyId, rule, tx);
    if (now.matched !== matched) {
      throw new AppError(
        "changed-meanwhile",
        "The rule does not match the same participants any more. Nobody was excluded; load the page again and look at its effect.",
      );
    }
    const said = sayRule(rule);
    await tx.exclusion.createMany({
      data: now.participants.map(({ id: participantId }) => ({
        studyId,
        participantId,
        action: "EXCLUDE" as const,
        reason,
        rule: said,
        userId,
      })),
    });
    const participants = now.participants.length;
    await recordAuditEntry(access, "exclude-by-rule", { rule: said, reason, participants }, tx);
    return participants;
  }, PATIENTLY);
}
