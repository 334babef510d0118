import "server-only";
import type { AnalysisSet, SetSize } from "@/lib/figures/comparison";
import type { DataOrigin } from "@/lib/figures/data-origin";
import type { Transaction } from "../db";

interface SizeRow {
  completed: boolean;
  participants: number;
  simulated: number;
  imported: number;
  responses: number;
}

/** What there is in each analysis set, and where it came from; only participants with a response. */
export async function countAnalysisSets(
  tx: Transaction,
  studyId: string,
): Promise<Record<AnalysisSet, { size: SetSize; origin: DataOrigin }>> {
  const rows = await tx.$queryRaw<SizeRow[]>`
    SELECT p.status = 'COMPLETED' AS completed,
           count(DISTINCT p.id)::int AS participants,
           (count(DISTINCT p.id) FILTER (WHERE p.source = 'SIMULATED'))::int AS simulated,
           (count(DISTINCT p.id) FILTER (WHERE p.source = 'IMPORTED'))::int AS imported,
           count(*)::int AS responses
      FROM response r
      JOIN trial t ON t.id = r.trial_id
      JOIN participant p ON p.id = t.participant_id
      WHERE r.study_id = ${studyId}::uuid
      GROUP BY 1`;
  const sum = (of: SizeRow[], key: Exclude<keyof SizeRow, "completed">) =>
    of.reduce((total, row) => total + row[key], 0);
  const total = (of: SizeRow[]) => {
    const participants = sum(of, "participants");
    return {
      size: { participants, responses: sum(of, "responses") },
      origin: {
        participants,
        simulated: sum(of, "simulated"),
        imported: sum(of, "imported"),
      },
    };
  };
  return { all: total(rows), completed: total(rows.filter((row) => row.completed)) };
}
