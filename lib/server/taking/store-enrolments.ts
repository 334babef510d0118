import "server-only";
import { AppError } from "@/lib/errors";
import { db, type Transaction } from "../db";
import type { Arrival } from "./enrol-participant";
import type { TakenStudy } from "./find-taken-study";
import { participantCode } from "./participant-code";
import { participantKey } from "./participant-key";

/** Somebody who consents, with the study as they have seen it. */
export interface Enrolment {
  study: Pick<TakenStudy, "id" | "protocolVersionId" | "protocol">;
  arrival: Arrival;
}

/** In a burst of arrivals, wait in line rather than turn anybody away. */
const WAITING = { maxWait: 20_000, timeout: 20_000 };

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
  return db().$transaction(async (tx) => {
    // Consents of a study wait for this row, so that each sees who was enrolled before.
    const [arrivals] = await tx.$queryRaw<{ ordinal: number; open: boolean }[]>`
      SELECT a.last_ordinal AS ordinal, s.status = 'OPEN' AS open
        FROM study_arrivals a JOIN study s ON s.id = a.study_id
        WHERE a.study_id = ${studyId}::uuid FOR NO KEY UPDATE OF a`;
    const people = enrolments.map((enrolment) => {
      const key = participantKey(studyId, enrolment.arrival);
      return { ...enrolment, key, name: nameOf(key) };
    });
    const ids = await idsOf(
      tx,
      studyId,
      people.map(({ key }) => key.externalIdHash),
    );
    const unknown = new Map(people.map((person) => [person.name, person]));
    for (const name of ids.keys()) unknown.delete(name);
    if (arrivals?.open && unknown.size > 0) {
      const news = [...unknown.values()];
      for (const [name, id] of await insert(tx, news, arrivals.ordinal)) ids.set(name, id);
      await storeIdentities(tx, studyId, news, ids);
      await tx.$executeRaw`
        UPDATE study_arrivals SET last_ordinal = last_ordinal + ${unknown.size}
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

async function idsOf(
  tx: Transaction,
  studyId: string,
  hashes: string[],
): Promise<Map<string, string>> {
  const rows = await tx.participant.findMany({
    where: { studyId, externalIdHash: { in: hashes } },
    select: { id: true, source: true, externalIdHash: true },
  });
  return new Map(rows.map((row) => [nameOf(row), row.id]));
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
      language: study.protocol.language,
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
