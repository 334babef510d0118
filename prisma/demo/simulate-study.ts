import { createRandom } from "@/lib/random";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import type { FinishedParticipant } from "@/lib/server/study-builder/store-participants";
import type { LogEntry } from "@/lib/study/assignment/assignment-log";
import { applyEntry, emptyState } from "@/lib/study/assignment/assignment-state";
import { planTrials } from "@/lib/study/assignment/plan-trials";
import { preparePool } from "@/lib/study/assignment/pool";
import { planRandom } from "@/lib/study/assignment/replay-assignment";
import { PUBLISHED_RATING_MODEL, simulateRun } from "@/lib/study/pilot/simulated-participants";

const MINUTE_MS = 60_000;
/** When the study opens that they take part in; the first comes an hour later. */
export const SIMULATED_FROM = new Date("2026-03-02T08:00:00Z");
const FIRST_ARRIVAL = SIMULATED_FROM.getTime() + 60 * MINUTE_MS;

/** An hour after the last of them did something. */
export function afterAll(people: readonly FinishedParticipant[]): Date {
  const times = people.flatMap(({ consentedAt, completedAt, trials }) => [
    consentedAt,
    completedAt,
    ...trials.map(({ response }) => response?.submittedAt),
  ]);
  const last = Math.max(...times.map((time) => time?.getTime() ?? 0));
  return new Date(last + 60 * MINUTE_MS);
}

const DESIGN = {
  kind: "least-filled",
  explanationsPerMethod: 3,
  ratingsPerExplanation: null,
} as const;
const WHOLE_POOL = {
  onlyCorrect: false,
  onlySharedQuestions: false,
  minLength: null,
  maxLength: null,
};

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
  const content = explanations.map(({ name, question, methodKey }) => ({
    explanationId: name,
    questionId: question,
    methodId: methodKey,
    length: 0,
    correct: null,
    showable: true,
  }));
  const pool = preparePool(content, WHOLE_POOL);
  const state = emptyState(content);
  const note = (kind: LogEntry["kind"], ordinal: number, places: LogEntry["places"]) =>
    applyEntry(state, {
      number: state.through + 1,
      kind,
      participantId: String(ordinal),
      cell: null,
      places,
    });

  return Array.from({ length: count }, (_, index): FinishedParticipant => {
    const ordinal = index + 1;
    const random = createRandom(`${seed}/${ordinal}`);
    const plan = planTrials({
      pool,
      state,
      design: DESIGN,
      cell: null,
      participantId: String(ordinal),
      random: planRandom(seed, state.through + 1),
    });
    if (plan.kind !== "planned") throw new Error("The pool is too small to simulate from.");
    note("plan", ordinal, plan.places);
    const planned = plan.places.flatMap(({ explanationId }) => byName.get(explanationId) ?? []);
    const run = simulateRun(
      PUBLISHED_RATING_MODEL,
      planned.map(({ methodKey }) => methodKey),
      random,
    );
    note("release", ordinal, plan.places.slice(run.responses.length));

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
