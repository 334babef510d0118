import type { DataUnit, Unavailable, UndefinedReason } from "@/lib/stats/numeric/outcome";

const UNITS: Record<DataUnit, [string, string]> = {
  ratings: ["rating", "ratings"],
  groups: ["method with ratings", "methods with ratings"],
  participants: ["participant with ratings", "participants with ratings"],
  replicates: ["usable resample", "usable resamples"],
  blocks: ["participant who rated every method", "participants who rated every method"],
  "comparing-participants": [
    "participant who rated two methods or more",
    "participants who rated two methods or more",
  ],
  constructs: ["construct", "constructs"],
  values: ["answer", "answers"],
  runs: ["model run", "model runs"],
  questions: ["question with ratings", "questions with ratings"],
  "pairable-units": [
    "explanation with two ratings or more",
    "explanations with two ratings or more",
  ],
  "residual-df": [
    "response more than the model has terms",
    "responses more than the model has terms",
  ],
  "shared-questions": [
    "question that both methods answered",
    "questions that both methods answered",
  ],
  "ordered-ratings": [
    "rating whose place in the participant's order is known",
    "ratings whose place in the participant's order is known",
  ],
  "complete-responses": ["response without a missing rating", "responses without a missing rating"],
};

const REASONS: Record<UndefinedReason, string> = {
  "no-variation": "all ratings are the same, so there is nothing to compare",
  "no-residual-variation":
    "nothing varies within the methods, so there is no chance variation to judge differences by",
  singular: "some of the measures determine the others, so their covariances cannot be inverted",
  "too-many-values": "the test is defined for at most 5,000 values",
  separation:
    "a method has only the highest or only the lowest answers, so its odds ratio has no finite estimate",
  "no-convergence": "the search for the best estimates did not end",
  "power-out-of-reach": "no odds ratio, however large, reaches this power with so few ratings",
};

/** Why a figure cannot be given, as the second half of a sentence ("… : it needs 2 ratings, …"). */
export function sayUnavailable(unavailable: Unavailable): string {
  if (unavailable.kind === "undefined") return REASONS[unavailable.reason];
  const { of, needed, got } = unavailable;
  const count = (number: number) => `${number} ${UNITS[of][number === 1 ? 0 : 1]}`;
  return `it needs ${count(needed)}, there ${got === 1 ? "is" : "are"} ${got === 0 ? "none" : got}`;
}
