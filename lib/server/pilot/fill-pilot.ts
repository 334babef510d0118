import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors";
import { type PilotFillingInput, settingsOf } from "@/lib/schemas/pilot/pilot-filling";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { findTakenStudy } from "@/lib/server/participation/find-taken-study";
import { db } from "@/lib/server/shared/db";
import { makePilotPerson } from "@/lib/study/pilot/pilot-people";
import { type FillingProgress, noProgress, noteEnd } from "@/lib/views/pilot/pilot-filling";
import { type Connection, HttpParticipant } from "./http-participant";
import { loadPilotStudy } from "./load-pilot-study";
import { connectToOwnApp } from "./own-app";
import { issueSimulatedPerson } from "./simulated-token";
import { takePart } from "./take-part";

/** In all, in one pilot. */
const MOST_SIMULATED = 1000;
/** So many take part at a time: real ones of other studies are not to wait for them. */
const AT_ONCE = 4;
/** With so many errors the rest would meet the same. */
const MOST_FAILURES = 5;

/**
 * Lets simulated people take part in a study's pilot over the app's own HTTP interface. Gives the
 * progress after each; who leaves it off early stops the rest, and what has come in stays.
 *
 * @throws AppError study-not-open (409) unless the study is in its pilot; not-acceptable (422) with
 * too many of them.
 */
export async function* fillPilot(
  access: StudyAccess,
  input: PilotFillingInput,
  connect: (signal: AbortSignal) => Connection = connectToOwnApp,
): AsyncGenerator<FillingProgress, void, undefined> {
  const study = await findTakenStudy(access.slug);
  if (study?.status !== "PILOT") {
    throw new AppError("study-not-open", "Simulated people take part in a pilot alone.");
  }
  const before = await db().participant.count({
    where: { studyId: study.id, source: "SIMULATED" },
  });
  if (before + input.people > MOST_SIMULATED) {
    const message = `A pilot takes ${MOST_SIMULATED} simulated participants at the most; it has ${before}.`;
    throw new AppError("not-acceptable", message, [{ path: "people", message }]);
  }
  const pilot = await loadPilotStudy(study.id, study.protocol);
  const seed = `${study.seed}/pilot/${study.discardedPilots}/${before}`;
  const batch = randomBytes(4).toString("hex");
  await recordAuditEntry(access, "fill-pilot", { ...input, seed });

  let progress = noProgress(input.people);
  yield progress;
  const leaving = new AbortController();
  const connection = connect(leaving.signal);
  const one = (number: number) => {
    const name = `${batch}-${number}`;
    const query = { simulated: issueSimulatedPerson(study, name) };
    const person = makePilotPerson(pilot, settingsOf(input), `${seed}/${number}`);
    const { id: studyId, protocol } = study;
    return takePart(new HttpParticipant(study.slug, query), connection, {
      studyId,
      name,
      person,
      protocol,
    }).then(
      (end) => ({ number, end, problem: null }),
      (error: unknown) => ({ number, end: "failed" as const, problem: String(error) }),
    );
  };
  const going = new Map<number, ReturnType<typeof one>>();
  try {
    let next = 1;
    while (progress.failed < MOST_FAILURES) {
      while (next <= input.people && going.size < AT_ONCE) going.set(next, one(next++));
      if (going.size === 0) break;
      const { number, end, problem } = await Promise.race(going.values());
      going.delete(number);
      progress = noteEnd(progress, end, problem);
      yield progress;
    }
  } finally {
    leaving.abort();
    await Promise.all(going.values());
  }
}
