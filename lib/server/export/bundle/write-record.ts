import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { withoutCodes } from "@/lib/schemas/setup/normal-study-file";
import { STUDY_RECORD_FORMAT } from "@/lib/schemas/setup/study-record";
import type { Snapshot } from "@/lib/server/export/snapshot";
import { Prisma } from "@/lib/server/prisma-client/client";

/** Reads in the snapshot, where chosen_participant has whom the filters choose. */
type RecordSource = Pick<Snapshot, "rows" | "copyJson">;

/**
 * The study's record: what is stored of it, a line of JSON for each row, from which another
 * installation makes the study again. It has nothing that the tables do not tell, and none of the
 * secrets of this installation: no ids of recruiters, no codes, no accounts.
 *
 * @param whole - whether everybody of the study is in it. The assignment log and the visits tell of
 * everybody, so they are left out otherwise.
 */
export async function* writeRecord(
  { rows, copyJson }: RecordSource,
  studyId: string,
  whole: boolean,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield* copyJson(study(studyId));
  for await (const portion of rows<Protocol>(protocols(studyId))) {
    yield new TextEncoder().encode(portion.map(protocolLine).join(""));
  }
  const parts = [CONSTRUCTS, METHODS, RUNS, QUESTIONS, EXPLANATIONS, RETIREMENTS];
  for (const part of parts) yield* copyJson(part(studyId));
  if (whole) yield* copyJson(visits(studyId));
  yield* copyJson(participants(studyId));
  for (const part of [EVENTS, EXCLUSIONS]) yield* copyJson(part);
  if (whole) yield* copyJson(places(studyId));
  yield* copyJson(TRIALS);
}

interface Protocol {
  line: object;
  document: unknown;
}

function protocolLine({ line, document }: Protocol): string {
  const protocol = protocolSchema.safeParse(document);
  const told = { ...line, document: protocol.success ? withoutCodes(protocol.data) : {} };
  return `${JSON.stringify(told)}\n`;
}

/** The order is spoken of where participants were imported: that of our own is always known. */
const study = (studyId: string) => Prisma.sql`
  SELECT CASE WHEN EXISTS (SELECT FROM participant p
                             WHERE p.study_id = s.id AND p.source = 'IMPORTED') THEN
           json_build_object('kind', 'study', 'format', ${STUDY_RECORD_FORMAT}::text, 'id', s.id,
             'slug', s.slug, 'title', s.title, 'seed', s.seed, 'openedAt', s.opened_at,
             'closedAt', s.closed_at, 'discardedPilots', s.discarded_pilots,
             'orderKnown', s.order_known)
         ELSE
           json_build_object('kind', 'study', 'format', ${STUDY_RECORD_FORMAT}::text, 'id', s.id,
             'slug', s.slug, 'title', s.title, 'seed', s.seed, 'openedAt', s.opened_at,
             'closedAt', s.closed_at, 'discardedPilots', s.discarded_pilots)
         END
    FROM study s WHERE s.id = ${studyId}::uuid`;

const protocols = (studyId: string) => Prisma.sql`
  SELECT CASE WHEN v.plan_reason IS NULL THEN
           json_build_object('kind', 'protocol', 'number', v.number, 'hash', v.hash,
             'openedAt', v.opened_at)
         ELSE
           json_build_object('kind', 'protocol', 'number', v.number, 'hash', v.hash,
             'openedAt', v.opened_at, 'planReason', v.plan_reason)
         END AS line, v.document
    FROM protocol_version v WHERE v.study_id = ${studyId}::uuid ORDER BY v.number`;

type Part = (studyId: string) => Prisma.Sql;

const CONSTRUCTS: Part = (studyId) => Prisma.sql`
  SELECT json_build_object('kind', 'construct', 'key', c.key, 'position', c.position,
           'statement', c.statement, 'points', c.points, 'reversed', c.reversed)
    FROM construct c WHERE c.study_id = ${studyId}::uuid ORDER BY c.position`;

const METHODS: Part = (studyId) => Prisma.sql`
  SELECT json_build_object('kind', 'method', 'id', m.id, 'key', m.key, 'label', m.label,
           'position', m.position, 'factors', m.factors, 'colour', m.colour)
    FROM method m WHERE m.study_id = ${studyId}::uuid ORDER BY m.position, m.key`;

const RUNS: Part = (studyId) => Prisma.sql`
  SELECT json_build_object('kind', 'run', 'id', r.id, 'method', m.key, 'modelSize', r.model_size,
           'runNumber', r.run_number, 'testAccuracy', r.test_accuracy)
    FROM model_run r JOIN method m ON m.id = r.method_id
    WHERE r.study_id = ${studyId}::uuid
    ORDER BY m.position, r.model_size, r.run_number, r.id`;

const QUESTIONS: Part = (studyId) => Prisma.sql`
  SELECT CASE WHEN q.labels = '{}' THEN
           json_build_object('kind', 'question', 'id', q.id, 'externalId', q.external_id,
             'stem', q.stem, 'choices', q.choices, 'goldIndex', q.gold_index)
         ELSE
           json_build_object('kind', 'question', 'id', q.id, 'externalId', q.external_id,
             'stem', q.stem, 'choices', q.choices, 'labels', q.labels, 'goldIndex', q.gold_index)
         END
    FROM question q WHERE q.study_id = ${studyId}::uuid ORDER BY q.external_id COLLATE "C"`;

const EXPLANATIONS: Part = (studyId) => Prisma.sql`
  SELECT json_build_object('kind', 'explanation', 'id', e.id, 'question', q.external_id,
           'method', m.key, 'run', e.model_run_id, 'text', e.text, 'length', e.length,
           'answerText', e.answer_text, 'answerIndex', e.answer_index,
           'retiredAt', e.retired_at, 'retiredReason', e.retired_reason)
    FROM explanation e
    JOIN question q ON q.id = e.question_id
    JOIN method m ON m.id = e.method_id
    WHERE e.study_id = ${studyId}::uuid
    ORDER BY q.external_id COLLATE "C", m.position, e.id`;

const RETIREMENTS: Part = (studyId) => Prisma.sql`
  SELECT json_build_object('kind', 'retirement', 'explanation', t.explanation_id,
           'retired', t.retired, 'reason', t.reason, 'log', t.log, 'afterEntry', t.after_entry,
           'at', t.at)
    FROM explanation_retirement t WHERE t.study_id = ${studyId}::uuid ORDER BY t.id`;

const visits = (studyId: string) => Prisma.sql`
  SELECT json_build_object('kind', 'visits', 'outcome', c.outcome, 'visits', c.visits)
    FROM visit_count c WHERE c.study_id = ${studyId}::uuid ORDER BY c.outcome`;

const CHOSEN = Prisma.sql`chosen_participant x JOIN participant p ON p.id = x.id`;

/** Instead of the browser's hash: the first participant who used it. */
const participants = (studyId: string) => Prisma.sql`
  SELECT json_build_object('kind', 'participant', 'ordinal', p.ordinal, 'code', p.code,
           'protocol', v.number, 'source', p.source, 'status', p.status, 'language', p.language,
           'cell', p.cell, 'device', d.first, 'consentedAt', p.consented_at,
           'aboutYouAt', p.about_you_at, 'instructedAt', p.instructed_at,
           'completedAt', p.completed_at, 'endedAt', p.ended_at,
           'reservedUntil', p.reserved_until, 'placesFreedAt', p.places_freed_at,
           'comprehensionTries', p.comprehension_tries,
           'attentionFailures', p.attention_failures, 'recruiterStatus', p.recruiter_status,
           'recruiterStatusAt', p.recruiter_status_at, 'erasedResponses', p.erased_responses,
           'answers', coalesce((
              SELECT json_object_agg(a.key, a.value ORDER BY a.key COLLATE "C")
                FROM answer a WHERE a.participant_id = p.id), '{}'),
           'idUsedTwiceAt', coalesce(n.times, '[]'))
    FROM ${CHOSEN}
    JOIN protocol_version v ON v.id = p.protocol_version_id
    LEFT JOIN (
      SELECT o.device_hash, min(o.ordinal) AS first FROM participant o
        WHERE o.study_id = ${studyId}::uuid AND o.device_hash IS NOT NULL
        GROUP BY o.device_hash) AS d ON d.device_hash = p.device_hash
    LEFT JOIN (
      SELECT detail ->> 'participant' AS code, json_agg(created_at ORDER BY created_at) AS times
        FROM audit_entry
        WHERE study_id = ${studyId}::uuid AND action = 'id-used-twice' AND detail ? 'participant'
        GROUP BY 1) AS n ON n.code = p.code
    ORDER BY p.ordinal`;

const EVENTS = Prisma.sql`
  SELECT json_build_object('kind', 'event', 'participant', p.ordinal, 'what', n.kind,
           'detail', n.detail, 'at', n.at)
    FROM ${CHOSEN} JOIN participant_event n ON n.participant_id = p.id ORDER BY n.id`;

const EXCLUSIONS = Prisma.sql`
  SELECT json_build_object('kind', 'exclusion', 'participant', p.ordinal, 'action', n.action,
           'reason', n.reason, 'rule', n.rule, 'at', n.at)
    FROM ${CHOSEN} JOIN exclusion n ON n.participant_id = p.id ORDER BY n.id`;

const places = (studyId: string) => Prisma.sql`
  SELECT json_build_object('kind', 'places', 'number', n.number, 'entry', n.kind,
           'participant', p.ordinal, 'cell', n.cell, 'explanations', n.explanation_ids,
           'positions', n.positions, 'at', n.at)
    FROM assignment_entry n JOIN participant p ON p.id = n.participant_id
    WHERE n.study_id = ${studyId}::uuid ORDER BY n.number`;

const TRIALS = Prisma.sql`
  SELECT json_build_object('kind', 'trial', 'id', t.id, 'participant', p.ordinal,
           'explanation', t.explanation_id, 'position', t.position, 'replacedAt', t.replaced_at,
           'response', CASE WHEN r.trial_id IS NOT NULL THEN json_build_object(
              'durationMs', r.duration_ms, 'awayMs', r.away_ms, 'firstAnswerMs', r.first_answer_ms,
              'changes', r.changes, 'focusLosses', r.focus_losses, 'viewport', r.viewport,
              'translated', r.translated,
              'submittedAt', r.submitted_at, 'receivedAt', r.received_at,
              'ratings', (
                SELECT json_agg(g.value ORDER BY c.position)
                  FROM rating g JOIN construct c ON c.id = g.construct_id
                  WHERE g.trial_id = t.id)) END)
    FROM ${CHOSEN}
    JOIN trial t ON t.participant_id = p.id
    LEFT JOIN response r ON r.trial_id = t.id
    ORDER BY p.ordinal, t.position, r.received_at, t.id`;
