import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { LatelyUsed } from "@/lib/server/shared/lately-used";
import type { LogEntry } from "@/lib/study/assignment/assignment-log";
import {
  type AssignmentState,
  applyEntry,
  emptyState,
} from "@/lib/study/assignment/assignment-state";
import { type FrozenStudy, findFrozenStudy, loadFrozenContent } from "./load-pool";

/** What this process knows of a study's assignment: the log so far, folded. */
export interface AssignmentMemory {
  /** The study as it was at the last look: after another discarded pilot the log begins anew. */
  study: FrozenStudy;
  state: AssignmentState;
  /** Responses that were stored before this transaction have been looked at. */
  seenThrough: string;
}

const kept = globalThis as unknown as { groundedAssignments?: LatelyUsed<AssignmentMemory> };
kept.groundedAssignments ??= new LatelyUsed(20);
const memories = kept.groundedAssignments;

/** Waits until nobody else assigns places of the study, and keeps others from it. */
export async function lockAssignments(tx: Transaction, studyId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`assignment/${studyId}`}, 0))`;
}

/** Forgets what was folded: after a transaction that broke off, the log is read again. */
export function forgetAssignments(studyId: string): void {
  memories.delete(studyId);
}

/**
 * The study's assignment as of now. Only what other processes wrote since is read. To be called under
 * the study's assignment lock.
 */
export async function recallAssignments(
  tx: Transaction,
  studyId: string,
): Promise<AssignmentMemory> {
  const known = memories.get(studyId);
  const study = await findFrozenStudy(tx, studyId);
  let memory = known?.study.discardedPilots === study.discardedPilots ? known : undefined;
  if (!memory) {
    const content = await loadFrozenContent(tx, study);
    memory = { study, state: emptyState(content), seenThrough: "0" };
    memories.set(studyId, memory);
  }
  memory.study = study;
  for (const entry of await readLog(tx, studyId, memory.state.through)) {
    applyEntry(memory.state, entry);
  }
  return memory;
}

interface Row {
  number: number;
  kind: LogEntry["kind"];
  participantId: string;
  cell: string | null;
  explanationIds: string[];
  positions: number[];
}

/** The entries of the assignment log after this number, in their order. */
export async function readLog(
  tx: Transaction,
  studyId: string,
  after: number,
): Promise<LogEntry[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT number, lower(kind::text) AS kind, participant_id AS "participantId", cell,
           explanation_ids AS "explanationIds", positions
      FROM assignment_entry
      WHERE study_id = ${studyId}::uuid AND number > ${after}
      ORDER BY number`;
  return rows.map(({ explanationIds, positions, ...entry }) => ({
    ...entry,
    places: explanationIds.map((explanationId, index) => ({
      explanationId,
      position: positions[index] ?? 0,
    })),
  }));
}

const KINDS = { plan: "PLAN", release: "RELEASE", refill: "REFILL", given: "GIVEN" } as const;

/** Appends entries to the log. */
export async function appendLog(
  tx: Transaction,
  studyId: string,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ number, kind, participantId, cell, places }) => {
    const explanations = places.map(({ explanationId }) => explanationId);
    const positions = places.map(({ position }) => position);
    return Prisma.sql`(${studyId}::uuid, ${number}::int, ${KINDS[kind]}::assignment_entry_kind,
      ${participantId}::uuid, ${cell}, ${explanations}::uuid[], ${positions}::int[])`;
  });
  await tx.$executeRaw`
    INSERT INTO assignment_entry
      (study_id, number, kind, participant_id, cell, explanation_ids, positions)
      VALUES ${Prisma.join(rows)}`;
}
