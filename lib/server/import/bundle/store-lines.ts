import "server-only";
import type { RecordKind, RecordLine } from "@/lib/schemas/setup/study-record";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";

/** Where the lines of a record go. */
export interface RecordTarget {
  studyId: string;
  /** Whether ids of the record are taken already: then each becomes another one, always the same. */
  renamed: boolean;
}

/** Stores lines of one kind, as they were read. */
export async function storeLines(
  tx: Transaction,
  target: RecordTarget,
  kind: Exclude<RecordKind, "study">,
  lines: readonly RecordLine[],
): Promise<void> {
  const statement = STATEMENTS[kind](target, JSON.stringify(lines));
  for (const one of Array.isArray(statement) ? statement : [statement]) await tx.$executeRaw(one);
}

/** The id of a row, given what the record calls it. */
function idOf(column: string, { studyId, renamed }: RecordTarget): Prisma.Sql {
  const stated = Prisma.raw(column);
  return renamed ? Prisma.sql`md5(${studyId}::text || ${stated}::text)::uuid` : stated;
}

const participantOf = ({ studyId }: RecordTarget) => Prisma.sql`
  JOIN participant p ON p.study_id = ${studyId}::uuid AND p.ordinal = l.participant`;

type Statement = (target: RecordTarget, lines: string) => Prisma.Sql | Prisma.Sql[];

const STATEMENTS: Record<Exclude<RecordKind, "study">, Statement> = {
  protocol: ({ studyId }, lines) => Prisma.sql`
    INSERT INTO protocol_version (study_id, number, document, hash, opened_at, plan_reason)
    SELECT ${studyId}::uuid, l.number, l.document, l.hash, l."openedAt", l."planReason"
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(number int, document jsonb, hash text, "openedAt" timestamptz, "planReason" text)`,
  construct: ({ studyId }, lines) => Prisma.sql`
    INSERT INTO construct (study_id, key, position, statement, points, reversed)
    SELECT ${studyId}::uuid, l.* FROM jsonb_to_recordset(${lines}::jsonb)
      AS l(key text, position int, statement text, points int, reversed boolean)`,
  method: (target, lines) => Prisma.sql`
    INSERT INTO method (id, study_id, key, label, position, factors, colour)
    SELECT ${idOf("l.id", target)}, ${target.studyId}::uuid, l.key, l.label, l.position, l.factors,
           l.colour
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(id uuid, key text, label text, position int, factors jsonb, colour text)`,
  run: (target, lines) => Prisma.sql`
    INSERT INTO model_run (id, study_id, method_id, model_size, run_number, test_accuracy)
    SELECT ${idOf("l.id", target)}, m.study_id, m.id, l."modelSize", l."runNumber", l."testAccuracy"
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(id uuid, method text, "modelSize" text, "runNumber" int, "testAccuracy" float8)
      JOIN method m ON m.study_id = ${target.studyId}::uuid AND m.key = l.method`,
  question: (target, lines) => Prisma.sql`
    INSERT INTO question (id, study_id, external_id, stem, choices, labels, gold_index)
    SELECT ${idOf("l.id", target)}, ${target.studyId}::uuid, l."externalId", l.stem, l.choices,
           coalesce(l.labels, '{}'), l."goldIndex"
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(id uuid, "externalId" text, stem text, choices text[], labels text[],
             "goldIndex" int)`,
  explanation: (target, lines) => Prisma.sql`
    INSERT INTO explanation (id, study_id, question_id, method_id, model_run_id, text, length,
                             answer_text, answer_index, retired_at, retired_reason)
    SELECT ${idOf("l.id", target)}, m.study_id, q.id, m.id, ${idOf("l.run", target)}, l.text,
           l.length, l."answerText", l."answerIndex", l."retiredAt", l."retiredReason"
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(id uuid, question text, method text, run uuid, text text, length int,
             "answerText" text, "answerIndex" int, "retiredAt" timestamptz, "retiredReason" text)
      JOIN method m ON m.study_id = ${target.studyId}::uuid AND m.key = l.method
      JOIN question q ON q.study_id = ${target.studyId}::uuid AND q.external_id = l.question`,
  retirement: (target, lines) => Prisma.sql`
    INSERT INTO explanation_retirement (study_id, explanation_id, retired, reason, log, after_entry, at)
    SELECT ${target.studyId}::uuid, ${idOf("l.explanation", target)}, l.retired, l.reason, l.log,
           l."afterEntry", l.at
      FROM ROWS FROM (jsonb_to_recordset(${lines}::jsonb)
        AS (explanation uuid, retired boolean, reason text, log int, "afterEntry" int,
            at timestamptz)) WITH ORDINALITY
        AS l(explanation, retired, reason, log, "afterEntry", at, place)
      ORDER BY l.place`,
  visits: ({ studyId }, lines) => Prisma.sql`
    INSERT INTO visit_count (study_id, outcome, visits)
    SELECT ${studyId}::uuid, l.* FROM jsonb_to_recordset(${lines}::jsonb)
      AS l(outcome text, visits int)`,
  participant: (target, lines) => [
    Prisma.sql`
      INSERT INTO participant (
          study_id, ordinal, code, protocol_version_id, source, external_id_hash, status, language,
          cell, device_hash, consented_at, about_you_at, instructed_at, completed_at, ended_at,
          reserved_until, places_freed_at, comprehension_tries, attention_failures,
          recruiter_status, recruiter_status_at, erased_responses)
      SELECT v.study_id, l.ordinal, l.code, v.id, l.source::participant_source,
             'erased-' || gen_random_uuid(), l.status::participant_status, l.language,
             l.cell, 'of-' || l.device, l."consentedAt", l."aboutYouAt", l."instructedAt",
             l."completedAt", l."endedAt", l."reservedUntil", l."placesFreedAt",
             l."comprehensionTries", l."attentionFailures", l."recruiterStatus",
             l."recruiterStatusAt", l."erasedResponses"
        FROM jsonb_to_recordset(${lines}::jsonb) AS l(
          ordinal int, code text, protocol int, source text, status text, language text, cell text,
          device int, "consentedAt" timestamptz, "aboutYouAt" timestamptz,
          "instructedAt" timestamptz, "completedAt" timestamptz, "endedAt" timestamptz,
          "reservedUntil" timestamptz, "placesFreedAt" timestamptz, "comprehensionTries" int,
          "attentionFailures" int, "recruiterStatus" text, "recruiterStatusAt" timestamptz,
          "erasedResponses" int)
        JOIN protocol_version v
          ON v.study_id = ${target.studyId}::uuid AND v.number = l.protocol`,
    Prisma.sql`
      INSERT INTO answer (participant_id, study_id, key, value)
      SELECT p.id, p.study_id, a.key, a.value
        FROM jsonb_to_recordset(${lines}::jsonb) AS l(ordinal int, answers jsonb)
        JOIN participant p ON p.study_id = ${target.studyId}::uuid AND p.ordinal = l.ordinal
        CROSS JOIN jsonb_each_text(l.answers) AS a`,
    Prisma.sql`
      INSERT INTO audit_entry (study_id, action, detail, created_at)
      SELECT ${target.studyId}::uuid, 'id-used-twice', jsonb_build_object('participant', l.code), n.at
        FROM jsonb_to_recordset(${lines}::jsonb) AS l(code text, "idUsedTwiceAt" timestamptz[])
        CROSS JOIN unnest(l."idUsedTwiceAt") AS n(at)`,
  ],
  event: (target, lines) => Prisma.sql`
    INSERT INTO participant_event (study_id, participant_id, kind, detail, at)
    SELECT p.study_id, p.id, l.what, l.detail, l.at
      FROM ROWS FROM (jsonb_to_recordset(${lines}::jsonb)
        AS (participant int, what text, detail jsonb, at timestamptz)) WITH ORDINALITY
        AS l(participant, what, detail, at, place)
      ${participantOf(target)} ORDER BY l.place`,
  exclusion: (target, lines) => Prisma.sql`
    INSERT INTO exclusion (study_id, participant_id, action, reason, rule, at)
    SELECT p.study_id, p.id, l.action::exclusion_action, l.reason, l.rule, l.at
      FROM ROWS FROM (jsonb_to_recordset(${lines}::jsonb)
        AS (participant int, action text, reason text, rule text, at timestamptz)) WITH ORDINALITY
        AS l(participant, action, reason, rule, at, place)
      ${participantOf(target)} ORDER BY l.place`,
  places: (target, lines) => Prisma.sql`
    INSERT INTO assignment_entry (study_id, number, kind, participant_id, cell, explanation_ids,
                                  positions, at)
    SELECT p.study_id, l.number, l.entry::assignment_entry_kind, p.id, l.cell,
           ARRAY(SELECT ${idOf("x.id", target)}
                   FROM unnest(l.explanations) WITH ORDINALITY AS x(id, place) ORDER BY x.place),
           l.positions, l.at
      FROM jsonb_to_recordset(${lines}::jsonb)
        AS l(number int, entry text, participant int, cell text, explanations uuid[],
             positions int[], at timestamptz)
      ${participantOf(target)}`,
  trial: (target, lines) => [
    Prisma.sql`
      INSERT INTO trial (id, study_id, participant_id, explanation_id, position, replaced_at)
      SELECT ${idOf("l.id", target)}, p.study_id, p.id, ${idOf("l.explanation", target)},
             l.position, l."replacedAt"
        FROM jsonb_to_recordset(${lines}::jsonb)
          AS l(id uuid, participant int, explanation uuid, position int, "replacedAt" timestamptz)
        ${participantOf(target)}`,
    Prisma.sql`
      INSERT INTO response (trial_id, study_id, protocol_version_id, duration_ms, away_ms,
                            first_answer_ms, changes, focus_losses, viewport, translated,
                            submitted_at, received_at)
      SELECT ${idOf("l.id", target)}, p.study_id, p.protocol_version_id, r."durationMs",
             r."awayMs", r."firstAnswerMs", r.changes, r."focusLosses", r.viewport, r.translated,
             r."submittedAt", r."receivedAt"
        FROM jsonb_to_recordset(${lines}::jsonb) AS l(id uuid, participant int, response jsonb)
        CROSS JOIN jsonb_to_record(l.response) AS r(
          "durationMs" int, "awayMs" int, "firstAnswerMs" int, changes smallint,
          "focusLosses" smallint, viewport text, translated boolean, "submittedAt" timestamptz,
          "receivedAt" timestamptz)
        ${participantOf(target)}
        WHERE jsonb_typeof(l.response) = 'object'`,
    Prisma.sql`
      INSERT INTO rating (trial_id, construct_id, study_id, value)
      SELECT ${idOf("l.id", target)}, c.id, c.study_id, (l.response -> 'ratings' ->> c.place)::smallint
        FROM jsonb_to_recordset(${lines}::jsonb) AS l(id uuid, response jsonb)
        CROSS JOIN (
          SELECT id, study_id, (row_number() OVER (ORDER BY position))::int - 1 AS place
            FROM construct WHERE study_id = ${target.studyId}::uuid) AS c
        WHERE jsonb_typeof(l.response) = 'object'`,
  ],
};
