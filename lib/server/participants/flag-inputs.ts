import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { AttentionCheck } from "@/lib/study/protocol/checks";
import {
  type FlaggedResponse,
  type QualityFlag,
  qualityFlags,
} from "@/lib/study/quality/quality-flags";
import type { SpeedRule } from "@/lib/study/quality/quality-speed";

/** A response as the database gives it. Moments are in milliseconds since 1970. */
export type FlagResponse = [
  position: number,
  durationMs: number | null,
  awayMs: number | null,
  explanationId: string,
  ratings: number[],
  receivedMs: number,
  submittedMs: number | null,
  translated: boolean | null,
];

/** What flags look at, of one participant, as flagInputs selects it. */
export interface FlagInputs {
  code: string;
  protocolVersionId: string;
  totalMs: number | null;
  startedMs: number | null;
  responses: FlagResponse[] | null;
  /** Answers to attention checks by "attention:KEY", and the pasted characters of the comment. */
  checked: Record<string, string> | null;
  sameDevice: number[] | null;
  idUsedTwice: number;
}

/** What flags look at, of a whole study. */
export interface FlagContext {
  rule: SpeedRule;
  /** By explanation: words of question, choices and explanation. */
  words: ReadonlyMap<string, number>;
  /** By protocol version. */
  attention: ReadonlyMap<string, { checks: AttentionCheck[]; failuresAllowed: number }>;
  /** By participant's code: ids that came with another submission, as noted for staff. */
  noted: ReadonlyMap<string, number>;
}

/** A participant's answer to an attention check is kept under this and the check's key. */
export const ATTENTION_KEY = "attention:";
export const PASTED_KEY = "comment-pasted-characters";

/** From consent to the end in milliseconds, of a run `p` that reached it. */
export const TOTAL_MS = Prisma.sql`
  CASE WHEN p.completed_at > p.consented_at
       THEN (extract(epoch FROM p.completed_at - p.consented_at) * 1000)::float END`;

const milliseconds = (moment: Prisma.Sql) =>
  Prisma.sql`round(extract(epoch FROM ${moment}) * 1000)::bigint`;

/**
 * When the first trial could be seen, of a run `p`, in milliseconds since 1970. Null for simulated
 * participants: the times that they report are made up, and nobody waits for them.
 */
export const STARTED_MS = Prisma.sql`
  CASE WHEN p.source <> 'SIMULATED'
       THEN ${milliseconds(Prisma.sql`coalesce(p.instructed_at, p.about_you_at, p.consented_at)`)}::float
       END`;

const RECEIVED_MS = milliseconds(Prisma.sql`r.received_at`);
const SUBMITTED_MS = milliseconds(Prisma.sql`r.submitted_at`);

/**
 * `participant_id` and the responses of everybody in a study who has any, in the order of the trials:
 * ratings are put together at once, not looked up one by one.
 */
export const flagResponsesOfAll = (studyId: string) => Prisma.sql`(
  SELECT t.participant_id,
         jsonb_agg(jsonb_build_array(t.position, r.duration_ms, r.away_ms, t.explanation_id, g.ratings,
                                    ${RECEIVED_MS}, ${SUBMITTED_MS}, r.translated)
           ORDER BY t.position, r.received_at) AS responses
    FROM response r
    JOIN trial t ON t.id = r.trial_id
    LEFT JOIN (
      SELECT g.trial_id, jsonb_agg(g.value ORDER BY c.position) AS ratings
        FROM rating g JOIN construct c ON c.id = g.construct_id
        WHERE g.study_id = ${studyId}::uuid
        GROUP BY g.trial_id
    ) g ON g.trial_id = r.trial_id
    WHERE r.study_id = ${studyId}::uuid
    GROUP BY t.participant_id)`;

/** The responses of a participant `p`, in the order of the trials. */
export const FLAG_RESPONSES = Prisma.sql`(
  SELECT jsonb_agg(jsonb_build_array(
           t.position, r.duration_ms, r.away_ms, t.explanation_id,
           (SELECT jsonb_agg(g.value ORDER BY c.position)
              FROM rating g JOIN construct c ON c.id = g.construct_id
              WHERE g.trial_id = r.trial_id), ${RECEIVED_MS}, ${SUBMITTED_MS}, r.translated)
           ORDER BY t.position, r.received_at)
    FROM trial t JOIN response r ON r.trial_id = t.id
    WHERE t.participant_id = p.id)`;

/** The columns of FlagInputs for a participant `p`, whose responses are found by `responses`. */
export const flagInputs = (responses: Prisma.Sql = FLAG_RESPONSES) => Prisma.sql`
  p.code, p.protocol_version_id AS "protocolVersionId", ${TOTAL_MS} AS "totalMs", ${STARTED_MS} AS "startedMs",
  ${responses} AS responses,
  (SELECT jsonb_object_agg(a.key, a.value) FROM answer a
     WHERE a.participant_id = p.id
       AND (a.key LIKE ${`${ATTENTION_KEY}%`} OR a.key = ${PASTED_KEY})) AS checked,
  CASE WHEN p.device_hash IS NOT NULL THEN (
    SELECT array_agg(o.ordinal ORDER BY o.ordinal) FROM participant o
      WHERE o.study_id = p.study_id AND o.device_hash = p.device_hash AND o.id <> p.id)
    END AS "sameDevice",
  (SELECT count(*)::int FROM participant_event n
     WHERE n.participant_id = p.id AND n.kind = 'id-used-twice') AS "idUsedTwice"`;

/** The explanations that these participants rated. */
export function explanationsOf(rows: readonly Pick<FlagInputs, "responses">[]): string[] {
  const ids = rows.flatMap(({ responses }) => (responses ?? []).map(([, , , id]) => id));
  return [...new Set(ids)];
}

/** The responses as the flags take them. */
export function toFlagged(
  responses: readonly FlagResponse[] | null,
  words: FlagContext["words"],
): FlaggedResponse[] {
  return (responses ?? []).map(
    ([
      position,
      durationMs,
      awayMs,
      explanationId,
      ratings,
      receivedMs,
      submittedMs,
      translated,
    ]) => ({
      position,
      durationMs,
      awayMs,
      translated,
      ratings: ratings ?? [],
      words: words.get(explanationId) ?? null,
      receivedMs,
      submittedMs,
    }),
  );
}

/** The quality flags of a participant. */
export function flagsOf(inputs: FlagInputs, context: FlagContext): QualityFlag[] {
  const checked = Object.entries(inputs.checked ?? {});
  const attentionAnswers = checked
    .filter(([key]) => key.startsWith(ATTENTION_KEY))
    .map(([key, value]) => [key.slice(ATTENTION_KEY.length), Number(value)]);
  return qualityFlags(
    {
      totalMs: inputs.totalMs,
      startedMs: inputs.startedMs,
      responses: toFlagged(inputs.responses, context.words),
      attention: context.attention.get(inputs.protocolVersionId) ?? NO_CHECKS,
      attentionAnswers: Object.fromEntries(attentionAnswers),
      pastedCharacters: Number(inputs.checked?.[PASTED_KEY] ?? 0),
      sameDevice: inputs.sameDevice ?? [],
      // One and the same visit may be noted in both places.
      idUsedTwice: Math.max(inputs.idUsedTwice, context.noted.get(inputs.code) ?? 0),
    },
    context.rule,
  );
}

/** Whose flags there are, as the table of participants has them. */
export function listFlagged(
  people: readonly (FlagInputs & { id: string })[],
  context: FlagContext,
) {
  return people.flatMap((person) => {
    const kinds = flagsOf(person, context).map(({ kind }) => kind);
    return kinds.length === 0 ? [] : [{ id: person.id, flags: kinds.join(";") }];
  });
}

const NO_CHECKS = { checks: [], failuresAllowed: 0 };
