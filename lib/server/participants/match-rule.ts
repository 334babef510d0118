import "server-only";
import { createHash } from "node:crypto";
import type { ExclusionRule } from "@/lib/schemas/participants/exclusion";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import { EXCLUDED } from "./excluded-participants";
import { flagCondition } from "./flag-condition";
import { loadFlagRules } from "./load-flag-context";

export interface RuleMatch {
  /** Who would be excluded, in the order of arrival. */
  participants: { id: string; ordinal: number }[];
  alreadyExcluded: number;
  /** Another text as soon as they are others. */
  matched: string;
}

/** Whom a rule matches now. */
export async function matchRule(
  studyId: string,
  { flags, match }: ExclusionRule,
  client: Pick<Transaction, "$queryRaw"> = db(),
): Promise<RuleMatch> {
  const rules = await loadFlagRules(studyId);
  const conditions = await Promise.all(
    [...new Set(flags)].map((kind) => flagCondition(studyId, kind, rules)),
  );
  const rows = await client.$queryRaw<{ id: string; ordinal: number; excluded: boolean }[]>`
    SELECT p.id, p.ordinal, ${EXCLUDED} AS excluded
      FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND p.status <> 'ERASED'
        AND (${Prisma.join(conditions, match === "all" ? " AND " : " OR ")})
      ORDER BY p.ordinal`;
  const participants = rows.filter(({ excluded }) => !excluded);
  return {
    participants: participants.map(({ id, ordinal }) => ({ id, ordinal })),
    alreadyExcluded: rows.length - participants.length,
    matched: createHash("sha256")
      .update(participants.map(({ id }) => id).join())
      .digest("hex"),
  };
}
