import { createRandom } from "@/lib/random";
import type { BuiltStudy } from "@/lib/server/building/build-study";
import type { FinishedParticipant } from "@/lib/server/building/store-participants";
import { type PoolExplanation, planTrials } from "@/lib/study/assignment";
import { PUBLISHED_RATING_MODEL, simulateRun } from "@/lib/study/simulated-participants";

const FIRST_ARRIVAL = Date.parse("2026-03-02T09:00:00Z");
const MINUTE_MS = 60_000;

/**
 * Simulated participants of a built study, planned by the same assignment as real ones and rating
 * by the published model. The same study content and seed give the same participants.
 */
export function simulateParticipants(
  study: BuiltStudy,
  count: number,
  seed: string,
): FinishedParticipant[] {
  // Database ids are new in every database: names keep the plan the same everywhere.
  const explanations = [...study.explanationIds].flatMap(([question, byMethod]) =>
    [...byMethod].map(([methodKey, id]) => ({
      name: `${question}/${methodKey}`,
      question,
      methodKey,
      id,
    })),
  );
  const byName = new Map(explanations.map((explanation) => [explanation.name, explanation]));
  const pool: PoolExplanation[] = explanations.map(({ name, question, methodKey }) => ({
    explanationId: name,
    questionId: question,
    methodId: methodKey,
    filled: 0,
  }));

  return Array.from({ length: count }, (_, index): FinishedParticipant => {
    const ordinal = index + 1;
    const random = createRandom(`${seed}/${ordinal}`);
    const assignment = planTrials({ pool, explanationsPerMethod: 3, random });
    if (assignment.kind !== "planned") throw new Error("The pool is too small to simulate from.");
    const planned = assignment.explanationIds.flatMap((name) => byName.get(name) ?? []);
    const run = simulateRun(
      PUBLISHED_RATING_MODEL,
      planned.map(({ methodKey }) => methodKey),
      random,
    );
    const answeredNames = new Set(planned.slice(0, run.responses.length).map(({ name }) => name));
    for (const explanation of pool) {
      if (answeredNames.has(explanation.explanationId)) explanation.filled++;
    }

    const consentedAt = new Date(FIRST_ARRIVAL + index * 17 * MINUTE_MS);
    let clock = consentedAt.getTime() + 3 * MINUTE_MS;
    const trials = planned.map(({ id }, place) => {
      const answered = run.responses[place];
      clock += answered?.durationMs ?? 0;
      const response = answered ? { ...answered, submittedAt: new Date(clock) } : null;
      return { explanationId: id, position: place + 1, response };
    });
    const completed = run.responses.length === planned.length;
    return {
      ordinal,
      source: "SIMULATED",
      aboutYou: run.aboutYou,
      completed,
      consentedAt,
      completedAt: completed ? new Date(clock + MINUTE_MS / 2) : null,
      trials,
    };
  });
}
