import "server-only";
import { codebookRows } from "@/lib/exporters/tables/codebook-rows";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import { QUESTION_KEY } from "@/lib/server/content/question-order";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { PARTICIPANT_STATE, TRIAL_COUNTS } from "@/lib/server/participants/participant-state";
import { Prisma } from "@/lib/server/prisma-client/client";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";
import { OWN_ANSWER } from "@/lib/study/protocol/own-questions";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";

/** Where the rows of a table come from, under the names that its columns use. */
export interface Source {
  from: Prisma.Sql;
  order: Prisma.Sql;
  /** What has as many rows, and is counted in less time. */
  counted?: Prisma.Sql;
}

/** The snapshot's chosen participants with what is stored of them: `x` and `p`. */
const CHOSEN = Prisma.sql`chosen_participant x JOIN participant p ON p.id = x.id`;

/** Keeps a subquery apart: drawn into the columns, it would be asked again by each that uses it. */
const ONCE = Prisma.sql`OFFSET 0`;

const RESPONSES = Prisma.sql`${CHOSEN}
  JOIN trial t ON t.participant_id = p.id
  JOIN response r ON r.trial_id = t.id`;

const CONTENT = Prisma.sql`
  JOIN explanation e ON e.id = t.explanation_id
  JOIN method m ON m.id = e.method_id
  JOIN question q ON q.id = e.question_id`;

const ABOUT_YOU = Prisma.sql`(
  SELECT jsonb_object_agg(a.key, a.value) FROM answer a
    WHERE a.participant_id = p.id AND a.key IN (${Prisma.join([...ABOUT_YOU_KEYS])}))`;

/** By participant, trial and construct. */
const ratings: Source = {
  from: Prisma.sql`${RESPONSES}
    JOIN study s ON s.id = p.study_id
    JOIN protocol_version v ON v.id = r.protocol_version_id
    ${CONTENT}
    JOIN rating g ON g.trial_id = t.id
    JOIN construct c ON c.id = g.construct_id
    CROSS JOIN LATERAL (SELECT ${STUDENT_CORRECT} AS correct) AS student`,
  order: Prisma.sql`p.ordinal, t.position, r.received_at, t.id, c.position`,
  counted: Prisma.sql`chosen_participant x JOIN trial t ON t.participant_id = x.id
    JOIN rating g ON g.trial_id = t.id`,
};

/**
 * Of a study that has the published constructs; nothing of another study. The number of a question is
 * its id where all ids of the study are numbers, else its place in the study, from 0.
 */
const responses = (studyId: string): Source => ({
  from: Prisma.sql`${RESPONSES} ${CONTENT}
    JOIN (SELECT q.id,
                 CASE WHEN bool_and(q.external_id ~ '^[0-9]{1,9}$') OVER ()
                      THEN q.external_id::int
                      ELSE (row_number() OVER (ORDER BY ${QUESTION_KEY}))::int - 1 END AS number
            FROM question q WHERE q.study_id = ${studyId}::uuid) AS n ON n.id = q.id
    CROSS JOIN LATERAL (SELECT ${ABOUT_YOU} AS about_you ${ONCE}) AS given
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(c.key, g.value) AS ratings
        FROM rating g JOIN construct c ON c.id = g.construct_id
        WHERE g.trial_id = t.id ${ONCE}) AS answered
    WHERE NOT x.excluded AND ${hasPublishedConstructs(studyId)}`,
  order: Prisma.sql`p.ordinal, t.position, r.received_at, t.id`,
  counted: Prisma.sql`${RESPONSES} WHERE NOT x.excluded AND ${hasPublishedConstructs(studyId)}`,
});

/** Whether a study has the constructs of the published layout. */
export const hasPublishedConstructs = (studyId: string) => Prisma.sql`
  ${PUBLISHED_CONSTRUCTS.length}::int = (
    SELECT count(*) FROM construct c
      WHERE c.study_id = ${studyId}::uuid AND c.key IN (${Prisma.join([...PUBLISHED_CONSTRUCTS])}))`;

/** In the order of arrival. */
const participants: Source = {
  from: Prisma.sql`${CHOSEN}
    JOIN protocol_version v ON v.id = p.protocol_version_id
    LEFT JOIN flagged_participant f ON f.id = p.id
    CROSS JOIN LATERAL (SELECT ${PARTICIPANT_STATE} AS state ${ONCE}) AS standing
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE ${TRIAL_COUNTS}))::int AS assigned, count(r.trial_id)::int AS stored
        FROM trial t LEFT JOIN response r ON r.trial_id = t.id
        WHERE t.participant_id = p.id) AS counted
    CROSS JOIN LATERAL (
      SELECT ${ABOUT_YOU} AS about_you,
             (SELECT jsonb_object_agg(substr(a.key, ${OWN_ANSWER.length + 1}::int), a.value)
                FROM answer a
                WHERE a.participant_id = p.id AND starts_with(a.key, ${OWN_ANSWER})) AS own,
             (SELECT a.value FROM answer a
                WHERE a.participant_id = p.id AND a.key = 'comment') AS comment
      ${ONCE}) AS given
    LEFT JOIN LATERAL (
      SELECT d.reason FROM exclusion d
        WHERE d.participant_id = p.id ORDER BY d.id DESC LIMIT 1) AS decided ON true`,
  order: Prisma.sql`p.ordinal`,
  counted: Prisma.sql`chosen_participant`,
};

/** Every planned trial, answered or not; one that was replaced before what stands in its place. */
const trials: Source = {
  from: Prisma.sql`${CHOSEN}
    JOIN study s ON s.id = p.study_id
    JOIN trial t ON t.participant_id = p.id
    LEFT JOIN response r ON r.trial_id = t.id
    LEFT JOIN protocol_version v ON v.id = r.protocol_version_id
    ${CONTENT}`,
  order: Prisma.sql`p.ordinal, t.position, t.replaced_at, r.received_at, t.id`,
  counted: Prisma.sql`chosen_participant x JOIN trial t ON t.participant_id = x.id`,
};

const events: Source = {
  from: Prisma.sql`${CHOSEN} JOIN participant_event n ON n.participant_id = p.id`,
  order: Prisma.sql`p.ordinal, n.id`,
};

/** Whatever the filters: what is rated is nobody's. */
const content = (studyId: string): Source => ({
  from: Prisma.sql`question q
    LEFT JOIN explanation e ON e.question_id = q.id
    LEFT JOIN method m ON m.id = e.method_id
    LEFT JOIN model_run a ON a.id = e.model_run_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN e.id IS NOT NULL THEN ${STUDENT_CORRECT} END AS correct) AS student
    WHERE q.study_id = ${studyId}::uuid`,
  order: Prisma.sql`${QUESTION_KEY}, m.position, m.key, e.id`,
  counted: Prisma.sql`question q LEFT JOIN explanation e ON e.question_id = q.id
    WHERE q.study_id = ${studyId}::uuid`,
});

const accuracyRuns = (studyId: string): Source => ({
  from: Prisma.sql`model_run a JOIN method m ON m.id = a.method_id
    WHERE a.study_id = ${studyId}::uuid`,
  order: Prisma.sql`m.position, m.key, a.model_size, a.run_number, a.id`,
});

/** Who decided is told by a number, in the order of their first decisions. */
const exclusions = (studyId: string): Source => ({
  from: Prisma.sql`${CHOSEN}
    JOIN exclusion d ON d.participant_id = p.id
    LEFT JOIN (
      SELECT one.user_id, row_number() OVER (ORDER BY one.first) AS number, b.role
        FROM (SELECT user_id, min(id) AS first FROM exclusion
                WHERE study_id = ${studyId}::uuid AND user_id IS NOT NULL GROUP BY user_id) AS one
        LEFT JOIN study_member b
          ON b.user_id = one.user_id AND b.study_id = ${studyId}::uuid) AS by_staff
      ON by_staff.user_id = d.user_id`,
  order: Prisma.sql`d.id`,
});

const identifiers: Source = {
  from: Prisma.sql`${CHOSEN}
    JOIN recruiter_identity o ON o.participant_id = p.id
    CROSS JOIN LATERAL jsonb_each_text(o.parameters) AS i`,
  order: Prisma.sql`p.ordinal, i.key`,
};

/** The codebook's rows are known without the study's data. */
function codebook(tables: readonly ExportTable[]): Source {
  const rows = tables
    .flatMap(({ name, columns }) => codebookRows(name, columns))
    .map(
      (row, place) => Prisma.sql`(
        ${place}::int, ${row.file}, ${row.column}, ${row.type}, ${row.unit}::text, ${row.meaning},
        ${row.values}::text)`,
    );
  return {
    from: Prisma.sql`(VALUES ${Prisma.join(rows)})
      AS b (place, file, "column", type, unit, meaning, "values")`,
    order: Prisma.sql`b.place`,
  };
}

/** Of one study, whose tables these are. */
export function tableSources(
  studyId: string,
  tables: readonly ExportTable[],
): Record<TableName, Source> {
  return {
    ...{ ratings, participants, trials, events, identifiers },
    responses: responses(studyId),
    content: content(studyId),
    "accuracy-runs": accuracyRuns(studyId),
    exclusions: exclusions(studyId),
    codebook: codebook(tables),
  };
}
