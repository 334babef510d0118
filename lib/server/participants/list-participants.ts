import "server-only";
import type { ParticipantFilter } from "@/lib/schemas/participants/participant-filter";
import {
  type ParticipantOrder,
  type ParticipantPlace,
  readPlace,
  writeOrder,
  writePlace,
} from "@/lib/schemas/participants/participant-order";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { ParticipantSource } from "@/lib/server/prisma-client/enums";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db } from "@/lib/server/shared/db";
import type { SpeedRule } from "@/lib/study/quality/quality-speed";
import type {
  ListedParticipant,
  ParticipantState,
} from "@/lib/views/participants/listed-participant";
import { EXCLUDED, excludedIds } from "./excluded-participants";
import { flagCondition } from "./flag-condition";
import {
  explanationsOf,
  type FlagContext,
  type FlagInputs,
  flagInputs,
  flagsOf,
} from "./flag-inputs";
import { loadFlagContext, loadFlagRules, loadWords } from "./load-flag-context";
import { beyond, inOrder, sortSource } from "./participant-order";
import { PARTICIPANT_STATE, TRIAL_COUNTS } from "./participant-state";

const PAGE = 50;

interface Row extends FlagInputs {
  ordinal: number;
  source: ParticipantSource;
  state: ParticipantState;
  recruiterStatus: string | null;
  consentedAt: Date | null;
  completedAt: Date | null;
  planned: number;
  stored: number;
  erasedResponses: number | null;
  excluded: boolean;
  /** What the list is ordered by. */
  value: number | null;
}

export interface ParticipantPage extends KeysetPage<ListedParticipant, string> {
  /** By which a run is called fast in this study. */
  rule: SpeedRule;
}

const ARRIVAL: ParticipantOrder = { by: "arrival", descending: false };

/**
 * A page of the study's participants, with their quality flags; `total` is of all that the filter
 * leaves. Recruiters' ids are no part of it. Who read it is noted.
 */
export async function listParticipants(
  access: StudyAccess,
  asked: Keyset<string>,
  filter: ParticipantFilter = {},
  order: ParticipantOrder = ARRIVAL,
): Promise<ParticipantPage> {
  const place = readPlace(order, asked.before ?? asked.after ?? "");
  const keyset = place ? asked : {};
  const where = await filterCondition(access.studyId, filter);
  const [rows, [all], rules] = await Promise.all([
    readPage(access.studyId, order, place, keyset.before !== undefined, where),
    db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM participant p WHERE ${where}`,
    loadFlagContext(access.studyId, []),
  ]);
  const words = await loadWords(access.studyId, explanationsOf(rows));
  const context = { ...rules, words };
  const page = cutPage(rows, PAGE, keyset, (row) => writePlace(order, row));
  const [first, last] = [page.items[0], page.items.at(-1)];
  if (first && last) {
    const read = { from: first.ordinal, to: last.ordinal };
    const sorted = order.by === "arrival" ? {} : { sort: writeOrder(order) };
    const given = Object.entries(filter).filter(([, value]) => value !== undefined);
    const detail = { ...read, ...sorted, ...Object.fromEntries(given) };
    await recordAuditEntry(access, "read-participants", detail);
  }
  return {
    ...page,
    items: page.items.map((row) => toListed(row, context)),
    total: all?.total ?? 0,
    rule: context.rule,
  };
}

/** The page is cut first: what is looked up of each participant is looked up for it alone. */
async function readPage(
  studyId: string,
  order: ParticipantOrder,
  place: ParticipantPlace | null,
  backwards: boolean,
  where: Prisma.Sql,
): Promise<Row[]> {
  const { value, join } = await sortSource(studyId, order);
  return db().$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT * FROM (
        SELECT p.*, ${value} AS value FROM participant p ${join} WHERE ${where}
      ) AS p
        WHERE ${beyond(order, place, backwards)}
        ORDER BY ${inOrder(order, backwards)} LIMIT ${PAGE + 1}
    )
    SELECT p.ordinal, p.value, p.source::text AS source, ${PARTICIPANT_STATE} AS state,
           p.recruiter_status AS "recruiterStatus", p.consented_at AS "consentedAt",
           p.completed_at AS "completedAt",
           p.erased_responses AS "erasedResponses", ${EXCLUDED} AS excluded,
           t.planned, t.stored, ${flagInputs()}
      FROM page p
      CROSS JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE ${TRIAL_COUNTS}))::int AS planned,
               count(r.trial_id)::int AS stored
          FROM trial t LEFT JOIN response r ON r.trial_id = t.id
          WHERE t.participant_id = p.id
      ) t
      ORDER BY ${inOrder(order, backwards)}`;
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
    completedAt: row.completedAt?.toISOString() ?? null,
    durationMs: row.totalMs,
    planned,
    stored,
    erasedResponses,
    excluded: row.excluded,
    flags: flagsOf(row, context),
  };
}
