import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { FlagKind } from "@/lib/study/quality/quality-flags";
import { ATTENTION_KEY, type FlagContext, PASTED_KEY, TOTAL_MS } from "./flag-inputs";
import { participantsWithFlag } from "./response-flags";

/** Whether a participant `p` of the study has a flag of this kind, as a condition for a query. */
export async function flagCondition(
  studyId: string,
  kind: FlagKind,
  { rule, noted }: Pick<FlagContext, "rule" | "noted">,
): Promise<Prisma.Sql> {
  switch (kind) {
    case "attention":
      return failedCheck(studyId);
    case "speed":
      return rule.kind === "limit" ? Prisma.sql`${TOTAL_MS} < ${rule.limitMs}` : Prisma.sql`false`;
    case "pasted-comment":
      return Prisma.sql`p.id IN (SELECT a.participant_id FROM answer a
        WHERE a.study_id = ${studyId}::uuid AND a.key = ${PASTED_KEY} AND a.value <> '0')`;
    case "same-device":
      return Prisma.sql`EXISTS (SELECT FROM participant o
        WHERE o.study_id = p.study_id AND o.device_hash = p.device_hash AND o.id <> p.id)`;
    case "same-person":
      return Prisma.sql`(p.code = ANY (${[...noted.keys()]}::text[]) OR EXISTS (
        SELECT FROM participant_event n
          WHERE n.participant_id = p.id AND n.kind = 'id-used-twice'))`;
    case "straight-lining":
    case "fast-trials":
    case "implausible-times":
    case "away":
    case "translated":
      return Prisma.sql`p.ordinal = ANY (${await participantsWithFlag(studyId, kind)}::int[])`;
  }
}

/** Who gave an answer to an attention check of their protocol that does not pass; found once for all. */
const failedCheck = (studyId: string) => Prisma.sql`p.id IN (
  SELECT o.id
    FROM protocol_version v
    CROSS JOIN LATERAL jsonb_array_elements(
      coalesce(v.document #> '{attention,checks}', '[]'::jsonb)) AS checks (check_)
    JOIN answer a
      ON a.study_id = v.study_id AND a.key = ${ATTENTION_KEY} || (check_ ->> 'key')
    JOIN participant o ON o.id = a.participant_id AND o.protocol_version_id = v.id
    WHERE v.study_id = ${studyId}::uuid AND o.attention_failures IS DISTINCT FROM 0
      AND NOT (check_ -> 'passing') @> to_jsonb(a.value::int))`;
