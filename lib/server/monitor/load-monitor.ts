import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadAims } from "@/lib/server/content/load-aims";
import { PARTICIPANT_STATE, TRIAL_COUNTS } from "@/lib/server/participants/participant-state";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db, type Transaction } from "@/lib/server/shared/db";
import { FAR_BEHIND, type MethodFill, type MonitorView } from "@/lib/views/monitor/monitor";
import { type FillLevel, funnelOf, targetOfExplanation } from "@/lib/views/monitor/study-progress";
import {
  ENDED_STATES,
  type EndedState,
  type ParticipantState,
} from "@/lib/views/participants/listed-participant";
import { listCells } from "./list-cells";
import { loadPace } from "./load-pace";
import {
  countCompletions,
  countExcluded,
  countFlags,
  countFurthest,
  countMismatches,
} from "./load-progress";

interface ParticipantCounts {
  status: StudyStatus;
  visits: number;
  constructs: number;
  participants: number;
  simulated: number;
  imported: number;
}

/** Explanations of a method that have the same number of responses; none at all: `responses` is null. */
interface FillCounts {
  key: string;
  label: string;
  responses: number | null;
  explanations: number;
  planned: number;
  farBehind: number;
}

/** How the study is going, at one moment. The states add up to all who consented. */
export async function loadMonitor(access: Pick<StudyAccess, "studyId">): Promise<MonitorView> {
  const flags = await countFlags(access.studyId);
  return db().$transaction(
    async (tx) => {
      const people = await countParticipants(tx, access.studyId);
      const states = await countStates(tx, access.studyId);
      const fills = await countFills(tx, access.studyId);
      const methods = toMethodFills(fills);
      const aims = await loadAims(tx, access.studyId);
      const { times, ...completions } = await countCompletions(tx, access.studyId);
      const stored = methods.reduce((sum, method) => sum + method.responses.stored, 0);
      const planned = methods.reduce((sum, method) => sum + method.responses.planned, 0);
      const { participants, simulated, imported, constructs } = people;
      return {
        asOf: new Date().toISOString(),
        status: people.status,
        origin: { participants, simulated, imported },
        visits: people.visits,
        consented: participants,
        active: states("active"),
        completed: states("completed"),
        dropped: states("dropped"),
        ended: Object.fromEntries(ENDED_STATES.map((state) => [state, states(state)])) as Record<
          EndedState,
          number
        >,
        constructs,
        responses: { stored, planned },
        // The database stores a response with exactly one rating per construct.
        ratings: { stored: stored * constructs, planned: planned * constructs },
        medianDuration:
          times.medianMs === null ? null : { milliseconds: times.medianMs, runs: times.runs },
        methods,
        // How far somebody came is erased with them, so their visit is left out as well.
        funnel: funnelOf(
          Math.max(0, people.visits - states("erased")),
          await countFurthest(tx, access.studyId),
        ),
        levels: toLevels(fills, methods),
        aim: aims && targetOfExplanation({ ...aims, explanations: methods[0]?.explanations ?? 0 }),
        pace: await loadPace(tx, access.studyId, aims, completions),
        cells: await loadCells(tx, access),
        pay: aims?.reward ? { reward: aims.reward, prolific: aims.prolific, ...times } : null,
        flags,
        excluded: await countExcluded(tx, access.studyId),
        mismatches: await countMismatches(tx, access.studyId),
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 30_000 },
  );
}

/** Null where they are more than a page. */
async function loadCells(tx: Transaction, access: Pick<StudyAccess, "studyId">) {
  const { items, next } = await listCells(access, {}, tx);
  return next === null ? items : null;
}

async function countParticipants(tx: Transaction, studyId: string): Promise<ParticipantCounts> {
  const [counts] = await tx.$queryRaw<ParticipantCounts[]>`
    SELECT s.status::text AS status,
           coalesce((SELECT visits FROM visit_count v
                      WHERE v.study_id = s.id AND v.outcome = 'visit'), 0) AS visits,
           (SELECT count(*)::int FROM construct c WHERE c.study_id = s.id) AS constructs,
           p.*
      FROM study s
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS participants,
               (count(*) FILTER (WHERE source = 'SIMULATED'))::int AS simulated,
               (count(*) FILTER (WHERE source = 'IMPORTED'))::int AS imported
          FROM participant WHERE study_id = s.id
      ) p
      WHERE s.id = ${studyId}::uuid`;
  if (!counts) throw new Error("The study of an access exists.");
  return counts;
}

async function countStates(
  tx: Transaction,
  studyId: string,
): Promise<(state: ParticipantState) => number> {
  const rows = await tx.$queryRaw<{ state: ParticipantState; participants: number }[]>`
    SELECT ${PARTICIPANT_STATE} AS state, count(*)::int AS participants
      FROM participant p WHERE p.study_id = ${studyId}::uuid GROUP BY 1`;
  const counts = new Map(rows.map(({ state, participants }) => [state, participants]));
  return (state) => counts.get(state) ?? 0;
}

function countFills(tx: Transaction, studyId: string): Promise<FillCounts[]> {
  return tx.$queryRaw<FillCounts[]>`
    WITH fill AS (
      SELECT e.id, e.method_id,
             count(t.id) FILTER (WHERE ${TRIAL_COUNTS}) AS planned,
             count(r.trial_id) AS stored,
             count(t.id) FILTER (WHERE r.trial_id IS NOT NULL OR (
               t.replaced_at IS NULL AND ${PARTICIPANT_STATE} = 'active')) AS filled
        FROM explanation e
        LEFT JOIN trial t ON t.explanation_id = e.id
        LEFT JOIN participant p ON p.id = t.participant_id
        LEFT JOIN response r ON r.trial_id = t.id
        WHERE e.study_id = ${studyId}::uuid
        GROUP BY e.id
    )
    SELECT m.key, m.label, f.stored::int AS responses, count(f.id)::int AS explanations,
           coalesce(sum(f.planned), 0)::int AS planned,
           (count(f.id) FILTER (
             WHERE f.filled <= (SELECT max(filled) FROM fill) - ${FAR_BEHIND}))::int AS "farBehind"
      FROM method m
      LEFT JOIN fill f ON f.method_id = m.id
      WHERE m.study_id = ${studyId}::uuid
      GROUP BY m.id, f.stored
      ORDER BY m.position, m.key, f.stored`;
}

/** The methods in their order, each with all of its explanations. */
function toMethodFills(rows: readonly FillCounts[]): MethodFill[] {
  const methods = [...new Map(rows.map(({ key, label }) => [key, label]))];
  return methods.map(([key, label]) => {
    const ofMethod = rows.filter((row) => row.key === key);
    const counted = ofMethod.flatMap(({ responses }) => (responses === null ? [] : [responses]));
    const sum = (part: (row: FillCounts) => number) =>
      ofMethod.reduce((total, row) => total + part(row), 0);
    return {
      key,
      label,
      explanations: sum(({ explanations }) => explanations),
      responses: {
        stored: sum(({ responses, explanations }) => (responses ?? 0) * explanations),
        planned: sum(({ planned }) => planned),
      },
      fewest: counted[0] ?? null,
      most: counted.at(-1) ?? null,
      farBehind: sum(({ farBehind }) => farBehind),
    };
  });
}

function toLevels(rows: readonly FillCounts[], methods: readonly MethodFill[]): FillLevel[] {
  const levels = new Set(rows.flatMap(({ responses }) => (responses === null ? [] : [responses])));
  const at = (key: string, level: number) =>
    rows.find((row) => row.key === key && row.responses === level)?.explanations ?? 0;
  return [...levels]
    .sort((a, b) => a - b)
    .map((responses) => ({
      responses,
      explanations: methods.map(({ key }) => at(key, responses)),
    }));
}
