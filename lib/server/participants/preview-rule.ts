import "server-only";
import type { ExclusionRule } from "@/lib/schemas/participants/exclusion";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { studyResponses } from "@/lib/server/comparison/study-responses";
import type { RulePreview } from "@/lib/views/participants/exclusion";
import { matchRule } from "./match-rule";

const NAMED = 20;

/** What a rule would do to the number of participants and responses of every analysis set. */
export async function previewRule(
  { studyId }: StudyAccess,
  rule: ExclusionRule,
): Promise<RulePreview> {
  const [{ participants, alreadyExcluded, matched }, { kept }] = await Promise.all([
    matchRule(studyId, rule),
    studyResponses(studyId),
  ]);
  return {
    matched,
    participants: participants.length,
    alreadyExcluded,
    first: participants.slice(0, NAMED).map(({ ordinal }) => ordinal),
    before: kept.sizes(),
    after: kept.sizes(new Set(participants.map(({ id }) => id))),
  };
}
