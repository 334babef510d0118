import "server-only";
import type { ParticipantRow } from "@/lib/exporters/participants-columns";
import type { RatingRow } from "@/lib/exporters/ratings-columns";
import type { ResponseRow } from "@/lib/exporters/responses-columns";
import { PUBLISHED_CONSTRUCTS } from "@/lib/figures/export-files";
import { ABOUT_YOU_KEYS } from "@/lib/study/about-you";
import { OWN_ANSWER } from "@/lib/study/own-questions";
import type { StudyAccess } from "../accounts/access";
import { EXCLUDED } from "../excluding/excluded-participants";
import { Prisma } from "../prisma-client/client";
import { streamRows } from "../stream-rows";
import { FLAG_INPUTS, type FlagInputs, flagsOf } from "../viewing/flag-inputs";
import { loadFlagContext } from "../viewing/load-flag-context";
import { PARTICIPANT_STATE, TRIAL_COUNTS } from "../viewing/participant-state";
import { QUESTION_KEY } from "../viewing/question-order";
import { STUDENT_CORRECT } from "../viewing/student-correct";

function stream<Row extends object>(query: Prisma.Sql): AsyncGenerator<Row, void, undefined> {
  return streamRows<Row>({ text: query.text, values: query.values });
}

const ABOUT_YOU = Prisma.sql`(
  SELECT jsonb_object_agg(a.key, a.value) FROM answer a
    WHERE a.participant_id = p.id AND a.key IN (${Prisma.join([...ABOUT_YOU_KEYS])}))`;

/** What was measured in a trial `t` with its response `r`. */
const PARADATA = Prisma.sql`
  r.away_ms AS "awayMs", r.first_answer_ms AS "firstAnswerMs", r.changes,
  r.focus_losses AS "focusLosses", r.viewport,
  coalesce(t.replaced_at <= r.received_at, false) AS replaced`;

/** Every rating of the study, by participant, trial and construct. */
export function streamRatings(access: StudyAccess): AsyncGenerator<RatingRow> {
  return stream<RatingRow>(Prisma.sql`
    SELECT s.slug AS "studySlug", p.code AS "participantCode",
           p.status::text AS "participantStatus", p.source = 'SIMULATED' AS simulated,
           p.source::text AS source, p.excluded, ${PARADATA},
           t.id AS "trialId", t.position, m.key AS "methodKey", q.external_id AS "questionId",
           e.id AS "explanationId", c.key AS construct, g.value AS rating,
           c.points AS "scalePoints", c.reversed,
           q.choices[q.gold_index + 1] AS "goldAnswer",
           coalesce(e.answer_text, q.choices[e.answer_index + 1]) AS "studentAnswer",
           ${STUDENT_CORRECT} AS "studentCorrect", e.length AS "explanationLength",
           r.duration_ms AS "durationMs", r.submitted_at AS "submittedAt",
           r.received_at AS "receivedAt", v.number AS "protocolVersion"
      FROM (SELECT p.*, ${EXCLUDED} AS excluded FROM participant p
              WHERE p.study_id = ${access.studyId}::uuid) AS p
      JOIN study s ON s.id = p.study_id
      JOIN trial t ON t.participant_id = p.id
      JOIN response r ON r.trial_id = t.id
      JOIN protocol_version v ON v.id = r.protocol_version_id
      JOIN explanation e ON e.id = t.explanation_id
      JOIN method m ON m.id = e.method_id
      JOIN question q ON q.id = e.question_id
      JOIN rating g ON g.trial_id = t.id
      JOIN construct c ON c.id = g.construct_id
      ORDER BY p.ordinal, t.position, r.received_at, t.id, c.position`);
}

/**
 * Every response of a study that has the published constructs; none of another study. The published
 * layout has no column for it, so who is excluded by decision is left out. The number of a question is its id where all ids of the study are numbers, else its place in the study, from 0.
 */
export function streamResponses(access: StudyAccess): AsyncGenerator<ResponseRow> {
  return stream<ResponseRow>(Prisma.sql`
    WITH numbered AS (
      SELECT q.id,
             CASE WHEN bool_and(q.external_id ~ '^[0-9]{1,9}$') OVER ()
                  THEN q.external_id::int
                  ELSE (row_number() OVER (ORDER BY ${QUESTION_KEY}))::int - 1 END AS number
        FROM question q WHERE q.study_id = ${access.studyId}::uuid
    )
    SELECT p.ordinal AS "participantOrdinal", t.position, m.key AS "methodKey",
           n.number AS "questionNumber", e.length AS "explanationLength",
           ${ABOUT_YOU} AS "aboutYou",
           (SELECT jsonb_object_agg(c.key, g.value)
              FROM rating g JOIN construct c ON c.id = g.construct_id
              WHERE g.trial_id = t.id) AS ratings
      FROM participant p
      JOIN trial t ON t.participant_id = p.id
      JOIN response r ON r.trial_id = t.id
      JOIN explanation e ON e.id = t.explanation_id
      JOIN method m ON m.id = e.method_id
      JOIN numbered n ON n.id = e.question_id
      WHERE p.study_id = ${access.studyId}::uuid AND NOT ${EXCLUDED}
        AND ${PUBLISHED_CONSTRUCTS.length}::int = (
          SELECT count(*) FROM construct c
            WHERE c.study_id = p.study_id AND c.key IN (${Prisma.join([...PUBLISHED_CONSTRUCTS])}))
      ORDER BY p.ordinal, t.position, r.received_at, t.id`);
}

type StoredParticipant = Omit<ParticipantRow, "flags"> & FlagInputs;

/** Everyone who consented, in the order of arrival. Recruiters' ids are no part of it. */
export async function* streamParticipants(access: StudyAccess): AsyncGenerator<ParticipantRow> {
  const context = await loadFlagContext(access.studyId);
  const participants = stream<StoredParticipant>(Prisma.sql`
    SELECT p.code AS "participantCode", p.ordinal, p.status::text AS status,
           p.source = 'SIMULATED' AS simulated, p.source::text AS source, p.language,
           v.number AS "protocolVersion", p.consented_at AS "consentedAt",
           p.completed_at AS "completedAt", p.ended_at AS "endedAt",
           ${PARTICIPANT_STATE} AS state, ${EXCLUDED} AS excluded, (
             SELECT x.reason FROM exclusion x
               WHERE x.participant_id = p.id ORDER BY x.id DESC LIMIT 1) AS "lastDecision",
           p.cell, p.recruiter_status AS "recruiterStatus",
           p.comprehension_tries AS "comprehensionTries",
           p.attention_failures AS "attentionFailures", p.erased_responses AS "erasedResponses",
           (SELECT count(*)::int FROM trial t LEFT JOIN response r ON r.trial_id = t.id
              WHERE t.participant_id = p.id AND ${TRIAL_COUNTS}) AS "trialsAssigned",
           (SELECT count(*)::int FROM trial t JOIN response r ON r.trial_id = t.id
              WHERE t.participant_id = p.id) AS "responsesStored",
           ${ABOUT_YOU} AS "aboutYou",
           (SELECT jsonb_object_agg(substr(a.key, ${OWN_ANSWER.length + 1}::int), a.value)
              FROM answer a
              WHERE a.participant_id = p.id AND starts_with(a.key, ${OWN_ANSWER})) AS own,
           (SELECT a.value FROM answer a
              WHERE a.participant_id = p.id AND a.key = 'comment') AS comment,
           ${FLAG_INPUTS}
      FROM participant p
      JOIN protocol_version v ON v.id = p.protocol_version_id
      WHERE p.study_id = ${access.studyId}::uuid
      ORDER BY p.ordinal`);
  for await (const participant of participants) {
    yield { ...participant, flags: flagsOf(participant, context).map(({ kind }) => kind) };
  }
}
