import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";
import { transacting } from "@/lib/server/shared/transacting";
import { WAITING } from "@/lib/server/shared/transaction-times";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import type { Language } from "@/lib/study/protocol/language";
import type { TakenStudy } from "./find-taken-study";
import { participantCode } from "./participant-code";
import { type PersonKey, participantKey } from "./participant-key";

/** Who consents, by what link and with what device. */
export interface Arrival extends PersonKey {
  /** The recruiter's parameters; empty without one. */
  parameters: Record<string, string>;
  deviceHash: string | null;
  /** In which they have read what they agree to; unsaid, the one that the study is written in. */
  language?: Language;
}

/** Somebody who consents, with the study as they have seen it. */
export interface Enrolment {
  study: Pick<TakenStudy, "id" | "protocolVersionId" | "protocol">;
  arrival: Arrival;
}

/**
 * Makes people of one study participants, in the order given, in one transaction. Who is one already,
 * or comes twice, is found and not enrolled again.
 *
 * @returns their ids, in the same order; an AppError study-not-open (409) for who comes too late.
 */
export function storeEnrolments(
  studyId: string,
  enrolments: readonly Enrolment[],
): Promise<(string | Error)[]> {
  return transacting(async (tx) => {
    // Consents of a study wait for this row, so that each sees who was enrolled before.
    const [arrivals] = await tx.$queryRaw<{ ordinal: number }[]>`
      SELECT last_ordinal AS ordinal FROM study_arrivals
        WHERE study_id = ${studyId}::uuid FOR NO KEY UPDATE`;
    const people = enrolments.map((enrolment) => {
      const key = participantKey(studyId, enrolment.arrival);
      return { ...enrolment, key, name: nameOf(key) };
    });
    const { status, ids } = await findKnown(
      tx,
      studyId,
      people.map(({ key }) => key.externalIdHash),
    );
    const unknown = new Map(people.map((person) => [person.name, person]));
    for (const name of ids.keys()) unknown.delete(name);
    const news = [...unknown.values()].filter(
      ({ key }) => takesNewPeople(status) && (key.source !== "SIMULATED" || status === "PILOT"),
    );
    if (arrivals && news.length > 0) {
      for (const [name, id] of await insert(tx, news, arrivals.ordinal)) ids.set(name, id);
      await storeIdentities(tx, studyId, news, ids);
      await tx.$executeRaw`
        UPDATE study_arrivals SET last_ordinal = last_ordinal + ${news.length}
          WHERE study_id = ${studyId}::uuid`;
    }
    return people.map(
      ({ name }) =>
        ids.get(name) ?? new AppError("study-not-open", "This study is not open at present."),
    );
  }, WAITING);
}

type Person = Enrolment & { key: ReturnType<typeof participantKey>; name: string };

function nameOf({ source, externalIdHash }: { source: string; externalIdHash: string }): string {
  return `${source} ${externalIdHash}`;
}

interface KnownRow {
  status: StudyStatus;
  id: string | null;
  source: string;
  externalIdHash: string;
}

/**
 * Who of them is a participant already, and the study's status as it is now that the row of arrivals
 * is locked: a change of status that was waited for is seen.
 */
async function findKnown(
  tx: Transaction,
  studyId: string,
  hashes: string[],
): Promise<{ status: StudyStatus; ids: Map<string, string> }> {
  const rows = await tx.$queryRaw<KnownRow[]>`
    SELECT s.status::text AS status, p.id, p.source::text AS source,
           p.external_id_hash AS "externalIdHash"
      FROM study s
      LEFT JOIN participant p ON p.study_id = s.id AND p.external_id_hash = ANY (${hashes})
      WHERE s.id = ${studyId}::uuid`;
  const ids = rows.flatMap((row): [string, string][] => (row.id ? [[nameOf(row), row.id]] : []));
  return { status: rows[0]?.status ?? "DRAFT", ids: new Map(ids) };
}

/** Gives the people the next arrival numbers. */
async function insert(
  tx: Transaction,
  people: Person[],
  lastOrdinal: number,
): Promise<Map<string, string>> {
  const rows = await tx.participant.createManyAndReturn({
    data: people.map(({ key, study, arrival }, index) => ({
      ...key,
      ordinal: lastOrdinal + index + 1,
      code: participantCode(),
      protocolVersionId: study.protocolVersionId,
      language: arrival.language ?? study.protocol.language,
      deviceHash: arrival.deviceHash,
      consentedAt: new Date(),
    })),
    select: { id: true, source: true, externalIdHash: true },
  });
  return new Map(rows.map((row) => [nameOf(row), row.id]));
}

async function storeIdentities(
  tx: Transaction,
  studyId: string,
  people: Person[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const data = people.flatMap(({ name, arrival: { parameters } }) => {
    const participantId = ids.get(name);
    if (!participantId || Object.keys(parameters).length === 0) return [];
    return [{ studyId, participantId, parameters }];
  });
  if (data.length > 0) await tx.recruiterIdentity.createMany({ data });
}
