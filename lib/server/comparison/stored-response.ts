import "server-only";
import type { Source, StoredResponse } from "@/lib/comparison/responses/kept-responses";
import type { StreamedResponse } from "./stream-responses";

const SOURCES: Partial<Record<string, Source>> = { IMPORTED: "imported", SIMULATED: "simulated" };

/** A row as it is kept; `questions` gets a number for every question that it did not have. */
export function storedResponse(
  row: StreamedResponse,
  methods: ReadonlyMap<string, number>,
  questions: Map<string, number>,
): StoredResponse {
  const question = questions.get(row.questionId) ?? questions.size;
  questions.set(row.questionId, question);
  return {
    participant: row.participantId,
    completed: row.completed,
    failedAttention: row.failedAttention,
    source: SOURCES[row.source] ?? "taken",
    method: methods.get(row.methodId) ?? -1,
    question,
    position: row.position,
    length: row.length,
    ratings: row.ratings.match(/\d+/g)?.map((rating) => Number(rating) - 1) ?? [],
    durationMs: row.durationMs,
  };
}
