import "server-only";
import { AppError } from "@/lib/errors";
import { db, type Transaction } from "@/lib/server/shared/db";
import { inBatches } from "@/lib/server/shared/in-batches";
import { retryingConflicts } from "@/lib/server/shared/retrying-conflicts";
import { WAITING } from "@/lib/server/shared/transaction-times";
import type { LogEntry } from "@/lib/study/assignment/assignment-log";
import { applyEntry } from "@/lib/study/assignment/assignment-state";
import { hasGaps } from "@/lib/study/assignment/has-gaps";
import { designOf, planTrials } from "@/lib/study/assignment/plan-trials";
import { planRandom } from "@/lib/study/assignment/replay-assignment";
import { hasRoom } from "@/lib/study/participation/eligibility";
import {
  type AssignmentMemory,
  appendLog,
  forgetAssignments,
  lockAssignments,
  recallAssignments,
} from "./assignment-memory";
import { countTaken, loadPeople, type PlacedPerson, type Taken } from "./load-people";
import { loadPool } from "./load-pool";
import { settlePlaces } from "./settle-places";
import { type Admission, type Decision, storeDecisions } from "./store-decisions";

/** Somebody who is to be given places. */
export interface PlaceRequest {
  participantId: string;
  /** What is stored when they are admitted; null: they were admitted before, and come back. */
  admission: Admission | null;
}

export type PlaceOutcome = "planned" | "full" | "settled-before";

const MOST_AT_ONCE = 50;
const GATHER_MS = 50;

type Line = (request: PlaceRequest) => Promise<PlaceOutcome>;
// One line of a study in a process, however many copies of this module its bundles hold.
const kept = globalThis as unknown as { groundedLines?: Map<string, Line> };
kept.groundedLines ??= new Map();
const lines = kept.groundedLines;

/**
 * Plans trials for a participant and reserves their places. Assignments of a study follow one
 * another, in all processes; those that arrive meanwhile are planned together, one after the other,
 * in a single transaction.
 *
 * @returns "full" when the study, or the participant's quota cell, takes nobody more; the
 * participant's run then ends. "settled-before" when it was done already: nothing changes.
 * @throws AppError unavailable (503) when the pool cannot serve anyone.
 */
export function assignPlaces(studyId: string, request: PlaceRequest): Promise<PlaceOutcome> {
  let line = lines.get(studyId);
  if (!line) {
    line = inBatches((requests) => retryingConflicts(() => assignTogether(studyId, requests)), {
      most: MOST_AT_ONCE,
      gatherMs: GATHER_MS,
    });
    lines.set(studyId, line);
  }
  return line(request);
}

async function assignTogether(
  studyId: string,
  requests: PlaceRequest[],
): Promise<(PlaceOutcome | Error)[]> {
  try {
    return await db().$transaction(async (tx) => {
      await lockAssignments(tx, studyId);
      const memory = await recallAssignments(tx, studyId);
      const entries = await settlePlaces(tx, studyId, memory);
      const people = await loadPeople(
        tx,
        studyId,
        requests.map(({ participantId }) => participantId),
      );
      const taken = await countTaken(tx, studyId);
      const decisions: Decision[] = [];
      const outcomes: (PlaceOutcome | Error)[] = [];
      for (const request of requests) {
        const person = people.get(request.participantId);
        if (!person || !isWaiting(person, request)) {
          outcomes.push("settled-before");
          continue;
        }
        const decision = await decide(tx, { memory, taken, person, request });
        if (decision instanceof Error) {
          outcomes.push(decision);
          continue;
        }
        outcomes.push(decision.kind);
        decisions.push(decision);
        if (decision.kind === "planned") entries.push(decision.entry);
        // The same person may stand in the line twice.
        people.delete(request.participantId);
      }
      await appendLog(tx, studyId, entries);
      await storeDecisions(tx, studyId, decisions);
      return outcomes;
    }, WAITING);
  } catch (error) {
    forgetAssignments(studyId);
    throw error;
  }
}

/** Whether there is still something to decide for the person. */
function isWaiting(person: PlacedPerson, { admission }: PlaceRequest): boolean {
  if (person.status !== "ACTIVE") return false;
  return admission ? !person.admitted : person.admitted && person.ranOut;
}

interface Deciding {
  memory: AssignmentMemory;
  taken: Taken;
  person: PlacedPerson;
  request: PlaceRequest;
}

async function decide(
  tx: Transaction,
  { memory, taken, person, request }: Deciding,
): Promise<Decision | Error> {
  const { protocol, protocolVersionId } = person;
  const { participantId, admission } = request;
  const cell = admission ? admission.cell : person.cell;
  const full = { kind: "full" as const, participantId, cameBack: !admission };
  const pool = await loadPool(tx, memory.study, protocolVersionId, protocol);
  const design = designOf(protocol);
  const gaps = () => hasGaps(pool, memory.state, design);
  if (!taken.givesPlaces || !hasRoom(protocol, cell, taken, { gaps })) return full;

  const number = memory.state.through + 1;
  const plan = planTrials({
    pool,
    state: memory.state,
    design,
    cell,
    participantId,
    random: planRandom(taken.seed, number),
  });
  if (plan.kind === "full") return full;
  if (plan.kind === "pool-too-small") {
    return new AppError("unavailable", "This study has too few explanations to take part in.");
  }
  const entry: LogEntry = { number, kind: "plan", participantId, cell, places: plan.places };
  applyEntry(memory.state, entry);
  taken.total++;
  taken.byCell.set(cell ?? "", (taken.byCell.get(cell ?? "") ?? 0) + 1);
  return { kind: "planned", entry, admission, minutes: protocol.timeLimitMinutes };
}
