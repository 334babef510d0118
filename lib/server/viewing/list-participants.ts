import "server-only";
import type { ListedParticipant, ParticipantState } from "@/lib/figures/listed-participant";
import type { Keyset, KeysetPage } from "@/lib/schemas/keyset";
import type { ParticipantFilter } from "@/lib/schemas/participant-filter";
import type { SpeedRule } from "@/lib/study/quality-speed";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { db } from "../db";
import { EXCLUDED, excludedIds } from "../excluding/excluded-participants";
import { Prisma } from "../prisma-client/client";
import type { ParticipantSource } from "../prisma-client/enums";
import { cutPage } from "./cut-page";
import { flagCondition } from "./flag-condition";
import {
  explanationsOf,
  FLAG_INPUTS,
  type FlagContext,
  type FlagInputs,
  flagsOf,
} from "./flag-inputs";
import { loadFlagContext, loadFlagRules, loadWords } from "./load-flag-context";
import { PARTICIPANT_STATE, TRIAL_COUNTS } from "./participant-state";

const PAGE = 100;

interface Row extends FlagInputs {
  ordinal: number;
  source: ParticipantSource;
  state: ParticipantState;
  recruiterStatus: string | null;
  consentedAt: Date | null;
  planned: number;
  stored: number;
  erasedResponses: number | null;
  excluded: boolean;
}

export interface ParticipantPage extends KeysetPage<ListedParticipant, number> {
  /** By which a run is called fast in this study. */
  rule: SpeedRule;
}

/**
 * A page of the study's participants in the order of arrival, with their quality flags; `total` is of
 * all that the filter leaves. Recruiters' ids are no part of it. Who read it is noted.
 */
export async function listParticipants(
  access: StudyAccess,
  { after, before }: Keyset<number>,
  filter: ParticipantFilter = {},
): Promise<ParticipantPage> {
  const backwards = before !== undefined;
  const from = backwards
    ? Prisma.sql`p.ordinal < ${before}`
    : Prisma.sql`p.ordinal > ${after ?? -1}`;
  const order = backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const where = await filterCondition(access.studyId, filter);
  const [rows, [all], rules] = await Promise.all([
    // The page is cut first: what is looked up of each participant is looked up for it alone.
    db().$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT p.* FROM participant p WHERE ${where} AND ${from}
          ORDER BY p.ordinal ${order} LIMIT ${PAGE + 1}
      )
      SELECT p.ordinal, p.source::text AS source, ${PARTICIPANT_STATE} AS state,
             p.recruiter_status AS "recruiterStatus", p.consented_at AS "consentedAt",
             p.erased_responses AS "erasedResponses", ${EXCLUDED} AS excluded, t.planned, t.stored, ${FLAG_INPUTS}
        FROM page p
        CROSS JOIN LATERAL (
          SELECT (count(*) FILTER (WHERE ${TRIAL_COUNTS}))::int AS planned,
                 count(r.trial_id)::int AS stored
            FROM trial t LEFT JOIN response r ON r.trial_id = t.id
            WHERE t.participant_id = p.id
        ) t
        ORDER BY p.ordinal ${order}`,
    db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM participant p WHERE ${where}`,
    loadFlagContext(access.studyId, []),
  ]);
  const words = await loadWords(access.studyId, explanationsOf(rows));
  const context = { ...rules, words };
  const page = cutPage(rows, PAGE, { after, before }, (row) => row.ordinal);
  const [first, last] = [page.items[0], page.items.at(-1)];
  if (first && last) {
    const read = { from: first.ordinal, to: last.ordinal };
    const given = Object.entries(filter).filter(([, value]) => value !== undefined);
    await recordAuditEntry(access, "read-participants", { ...read, ...Object.fromEntries(given) });
  }
  return {
    ...page,
    items: page.items.map((row) => toListed(row, context)),
    total: all?.total ?? 0,
    rule: context.rule,
  };
}

async function filterCondition(
  studyId: string,
  { state, flag, excluded }: ParticipantFilter,
): Promise<Prisma.Sql> {
  const conditions = [Prisma.sql`p.study_id = ${studyId}::uuid`];
  if (state) conditions.push(Prisma.sql`${PARTICIPANT_STATE} = ${state}`);
  if (excluded) {
    const out = Prisma.sql`p.id IN (${excludedIds(studyId)})`;
    conditions.push(excluded === "yes" ? out : Prisma.sql`NOT ${out}`);
  }
  if (flag) conditions.push(await flagCondition(studyId, flag, await loadFlagRules(studyId)));
  return Prisma.join(conditions, " AND ");
}

function toListed(row: Row, context: FlagContext): ListedParticipant {
  const { ordinal, code, source, state, recruiterStatus, planned, stored, erasedResponses } = row;
  return {
    ordinal,
    code,
    source,
    state,
    recruiterStatus,
    consentedAt: row.consentedAt?.toISOString() ?? null,
    durationMs: row.totalMs,
    planned,
    stored,
    erasedResponses,
    excluded: row.excluded,
    flags: flagsOf(row, context),
  };
}
