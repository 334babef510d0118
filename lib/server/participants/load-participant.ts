import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import type { ListedTrial, ParticipantDetail } from "@/lib/views/participants/participant-detail";
import { explanationsOf, type FlagInputs, flagInputs, flagsOf } from "./flag-inputs";
import { loadFlagContext } from "./load-flag-context";
import { PARTICIPANT_STATE } from "./participant-state";

type Times =
  | "recruiterStatusAt"
  | "consentedAt"
  | "aboutYouAt"
  | "instructedAt"
  | "completedAt"
  | "endedAt"
  | "reservedUntil";
type Plain = Omit<ParticipantDetail, Times | "stored" | "flags" | "trials" | "events">;
type Row = Plain & FlagInputs & Record<Times, Date | null> & { id: string };

/** One participant of the study by arrival number; null where there is none. Who read it is noted. */
export async function loadParticipant(
  access: StudyAccess,
  ordinal: number,
): Promise<ParticipantDetail | null> {
  const { studyId } = access;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT p.id, p.ordinal, p.source::text AS source, ${PARTICIPANT_STATE} AS state,
           p.recruiter_status AS "recruiterStatus", p.recruiter_status_at AS "recruiterStatusAt",
           v.number AS "protocolVersion", p.language, p.cell, p.comprehension_tries AS "comprehensionTries",
           p.attention_failures AS "attentionFailures", p.erased_responses AS "erasedResponses",
           p.consented_at AS "consentedAt", p.about_you_at AS "aboutYouAt",
           p.instructed_at AS "instructedAt", p.completed_at AS "completedAt",
           p.ended_at AS "endedAt", p.reserved_until AS "reservedUntil",
           (SELECT a.value FROM answer a
              WHERE a.participant_id = p.id AND a.key = 'comment') AS comment,
           (SELECT s.order_known FROM study s WHERE s.id = p.study_id) AS "orderKnown",
           ${flagInputs()}
      FROM participant p JOIN protocol_version v ON v.id = p.protocol_version_id
      WHERE p.study_id = ${studyId}::uuid AND p.ordinal = ${ordinal}`;
  if (!row) return null;
  await recordAuditEntry(access, "read-participant", { ordinal });
  const [context, trials, events] = await Promise.all([
    loadFlagContext(studyId, explanationsOf([row])),
    loadTrials(row.id),
    db().participantEvent.findMany({
      where: { studyId, participantId: row.id },
      orderBy: { id: "asc" },
      select: { at: true, kind: true, detail: true },
    }),
  ]);
  const {
    id,
    protocolVersionId,
    totalMs,
    startedMs,
    responses,
    checked,
    sameDevice,
    idUsedTwice,
    ...plain
  } = row;
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  return {
    ...plain,
    recruiterStatusAt: iso(row.recruiterStatusAt),
    consentedAt: iso(row.consentedAt),
    aboutYouAt: iso(row.aboutYouAt),
    instructedAt: iso(row.instructedAt),
    completedAt: iso(row.completedAt),
    endedAt: iso(row.endedAt),
    reservedUntil: iso(row.reservedUntil),
    stored: trials.filter(({ receivedAt }) => receivedAt !== null).length,
    flags: flagsOf(row, context),
    trials,
    events: events.map(({ at, kind, detail }) => ({
      at: at.toISOString(),
      kind,
      detail: { ...(detail as Record<string, unknown>) },
    })),
  };
}

async function loadTrials(participantId: string): Promise<ListedTrial[]> {
  const trials = await db().trial.findMany({
    where: { participantId },
    orderBy: [{ position: "asc" }, { replacedAt: { sort: "asc", nulls: "last" } }],
    select: {
      position: true,
      replacedAt: true,
      explanation: {
        select: {
          question: { select: { externalId: true } },
          method: { select: { label: true } },
        },
      },
      response: {
        select: {
          receivedAt: true,
          durationMs: true,
          awayMs: true,
          firstAnswerMs: true,
          changes: true,
          focusLosses: true,
          viewport: true,
          translated: true,
        },
      },
    },
  });
  return trials.map(({ position, replacedAt, explanation, response }) => ({
    position,
    question: explanation.question.externalId,
    method: explanation.method.label,
    replaced: replacedAt !== null,
    receivedAt: response?.receivedAt.toISOString() ?? null,
    durationMs: response?.durationMs ?? null,
    awayMs: response?.awayMs ?? null,
    firstAnswerMs: response?.firstAnswerMs ?? null,
    changes: response?.changes ?? null,
    focusLosses: response?.focusLosses ?? null,
    viewport: response?.viewport ?? null,
    translated: response?.translated ?? null,
  }));
}
