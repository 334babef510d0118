import "server-only";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import type { TextSource } from "@/lib/importers/text/decode-text";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import type { ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { meantCodes } from "@/lib/study/recruitment/completion-code";
import { prolificSpellings } from "@/lib/study/recruitment/external-id";
import { type ReconciledParticipant, reconcile } from "@/lib/study/recruitment/reconcile";
import type { Outcome, RunEnds } from "@/lib/study/recruitment/recruitment";
import type { Reconciliation } from "@/lib/views/recruitment/reconciliation";

const OUTCOME_OF: Record<ParticipantStatus, Outcome | "withdrawn" | null> = {
  ACTIVE: null,
  COMPLETED: "completed",
  FAILED_ATTENTION: "failed-attention",
  SCREENED_OUT: "screened-out",
  QUOTA_FULL: "quota-full",
  TIMED_OUT: "timed-out",
  WITHDRAWN: "withdrawn",
  ERASED: "withdrawn",
};
const NO_CODES: RunEnds = { completed: { code: null, returnUrl: null } };

/**
 * Compares Prolific's list of submissions with the study's participants. People are matched by the
 * hash of their id, so it works after recruiters' ids were erased for as long as the hashes are
 * there. Nothing of the file is stored.
 */
export async function reconcileSubmissions(
  access: StudyAccess,
  list: TextSource,
): Promise<Reconciliation> {
  const parsed = parseProlificSubmissions(list);
  if (!parsed.ok) return parsed;
  const ends = await loadEnds(access.studyId);
  const participants = await loadProlificParticipants(access.studyId, ends);
  const known = new Set(participants.map(({ person }) => person));
  const everyEnd = [...ends.values()].flatMap((each) => Object.values(each));
  const codes = new Set(everyEnd.flatMap((end) => end?.code ?? []));
  const { submissions: read, readings } = meantCodes(parsed.records, codes);
  const submissions = read.map((one) => ({
    ...one,
    person: hashPerson(access.studyId, one.participantId, known),
  }));
  const noConsentCodes = new Set(
    [...ends.values()].flatMap((each) => each["no-consent"]?.code ?? []),
  );
  // A file that has codes has them for somebody.
  const compareCodes = parsed.records.some(({ code }) => code !== null);
  const mismatches = reconcile(submissions, participants, { compareCodes, noConsentCodes });
  const counts = { submissions: submissions.length, mismatches: mismatches.length };
  await recordAuditEntry(access, "reconcile", counts);
  return {
    ok: true,
    submissions: submissions.length,
    participants: participants.length,
    mismatches,
    readings,
    remarks: parsed.remarks,
  };
}

/** The person's hash; under an earlier spelling of the id where that is the one that is known here. */
function hashPerson(studyId: string, participantId: string, known: ReadonlySet<string>): string {
  const hashes = prolificSpellings(participantId).map((id) => hashExternalId(studyId, id));
  return hashes.find((hash) => known.has(hash)) ?? hashes[0] ?? "";
}

/** What each version of the protocol gives back to Prolific. */
async function loadEnds(studyId: string): Promise<Map<string, RunEnds>> {
  const versions = await db().protocolVersion.findMany({
    where: { studyId },
    select: { id: true, document: true },
  });
  return new Map(
    versions.map(({ id, document }) => {
      const protocol = protocolSchema.safeParse(document);
      return [id, protocol.data?.recruitment.prolific?.ends ?? NO_CODES];
    }),
  );
}

async function loadProlificParticipants(
  studyId: string,
  ends: Map<string, RunEnds>,
): Promise<ReconciledParticipant[]> {
  const rows = await db().participant.findMany({
    where: { studyId, source: "PROLIFIC", status: { not: "ERASED" } },
    orderBy: { ordinal: "asc" },
    select: {
      code: true,
      status: true,
      externalIdHash: true,
      protocolVersionId: true,
      recruiterIdentity: { select: { parameters: true } },
    },
  });
  return rows.map(({ code, status, externalIdHash, protocolVersionId, recruiterIdentity }) => {
    const parameters = recruiterIdentity?.parameters as Record<string, string> | undefined;
    return {
      person: externalIdHash,
      code,
      outcome: OUTCOME_OF[status],
      submissionId: parameters?.SESSION_ID ?? null,
      ends: ends.get(protocolVersionId) ?? NO_CODES,
    };
  });
}
