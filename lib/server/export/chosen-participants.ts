import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { ChosenBy } from "@/lib/schemas/export/export-filters";
import { EXCLUDED } from "@/lib/server/participants/excluded-participants";
import { Prisma } from "@/lib/server/prisma-client/client";
import { type FailedCheck, failedChecks } from "@/lib/study/quality/quality-checks";

/** Whether a participant `p` belongs to what the filters ask for; checks of data quality aside. */
export function chosenBy({ set, from, to, source, version, simulated }: ChosenBy): Prisma.Sql {
  const rules = [
    ...(set ? inSet(set) : []),
    ...(from ? [Prisma.sql`p.consented_at >= ${from}::date::timestamp AT TIME ZONE 'UTC'`] : []),
    ...(to ? [Prisma.sql`p.consented_at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'`] : []),
    ...(source ? [Prisma.sql`p.source = ${source.toUpperCase()}::participant_source`] : []),
    ...(version === undefined
      ? []
      : [
          Prisma.sql`p.protocol_version_id IN (
            SELECT v.id FROM protocol_version v
              WHERE v.study_id = p.study_id AND v.number = ${version}::int)`,
        ]),
    ...(simulated === "no" ? [Prisma.sql`p.source <> 'SIMULATED'`] : []),
  ];
  return rules.length === 0 ? Prisma.sql`true` : Prisma.join(rules, " AND ");
}

/** What the comparison counts in the set: participants with a response, by `isInSet`. */
function inSet(set: AnalysisSet): Prisma.Sql[] {
  return [
    Prisma.sql`NOT ${EXCLUDED}`,
    Prisma.sql`EXISTS (SELECT FROM trial t JOIN response r ON r.trial_id = t.id
                         WHERE t.participant_id = p.id)`,
    ...(set === "all" ? [] : [Prisma.sql`p.status IN ('COMPLETED', 'FAILED_ATTENTION')`]),
    ...(set === "checked" ? [Prisma.sql`p.status <> 'FAILED_ATTENTION'`] : []),
  ];
}

export interface CheckedRow {
  id: string;
  responses: [number | null, number[]][];
}

/** What the checks of data quality look at, of each chosen participant. */
export const CHECKED_RESPONSES = Prisma.sql`
  SELECT x.id, jsonb_agg(jsonb_build_array(r.duration_ms, (
           SELECT jsonb_agg(g.value) FROM rating g WHERE g.trial_id = r.trial_id))) AS responses
    FROM chosen_participant x
    JOIN trial t ON t.participant_id = x.id
    JOIN response r ON r.trial_id = t.id
    GROUP BY x.id`;

/** Those who failed one of the checks, by id, with the checks that they failed. */
export async function findFailed(
  portions: AsyncIterable<CheckedRow[]>,
): Promise<Map<string, FailedCheck[]>> {
  const found = new Map<string, FailedCheck[]>();
  for await (const rows of portions) {
    for (const { id, responses } of rows) {
      const checked = responses.map(([durationMs, ratings]) => ({ durationMs, ratings }));
      const failed = failedChecks(checked);
      if (failed.length > 0) found.set(id, failed);
    }
  }
  return found;
}
