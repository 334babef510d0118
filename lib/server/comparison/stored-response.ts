import "server-only";
import type { Source, StoredResponse } from "@/lib/comparison/responses/kept-responses";
import type { StreamedResponse } from "./stream-responses";

const SOURCES: Partial<Record<string, Source>> = { IMPORTED: "imported", SIMULATED: "simulated" };

/** By id, the number of every question, explanation and trained student that was seen. */
export interface SeenContent {
  questions: Map<string, number>;
  explanations: Map<string, number>;
  runs: Map<string, number>;
}

/** A row as it is kept; `seen` gets a number for all content that it did not have. */
export function storedResponse(
  row: StreamedResponse,
  methods: ReadonlyMap<string, number>,
  seen: SeenContent,
): StoredResponse {
  return {
    participant: row.participantId,
    completed: row.completed,
    failedAttention: row.failedAttention,
    source: SOURCES[row.source] ?? "taken",
    method: methods.get(row.methodId) ?? -1,
    question: numberOf(row.questionId, seen.questions),
    explanation: numberOf(row.explanationId, seen.explanations),
    run: row.modelRunId === null ? -1 : numberOf(row.modelRunId, seen.runs),
    correct: row.correct === null ? -1 : Number(row.correct),
    position: row.position,
    length: row.length,
    ratings: row.ratings.match(/\d+/g)?.map((rating) => Number(rating) - 1) ?? [],
    durationMs: row.durationMs,
  };
}

function numberOf(id: string, numbers: Map<string, number>): number {
  const number = numbers.get(id) ?? numbers.size;
  numbers.set(id, number);
  return number;
}
