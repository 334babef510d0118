import type { ShownCheck } from "@/lib/study/protocol/checks";
import type { ConstructWording, Ratings } from "@/lib/study/protocol/protocol";

/** No construct's key has a colon: what the checks are answered with is never taken for a rating. */
const CHECK = "attention:";

/** The statements of a trial in their order, the attention checks at their places among them. */
export function withChecks(
  constructs: readonly ConstructWording[],
  checks: readonly ShownCheck[],
): ConstructWording[] {
  const statements = [...constructs];
  for (const { key, statement, place } of [...checks].sort((a, b) => a.place - b.place)) {
    statements.splice(place - 1, 0, { key: `${CHECK}${key}`, statement });
  }
  return statements;
}

/** The answers of a trial, those to the checks apart from the ratings. */
export function splitAnswers(answers: Ratings): { ratings: Ratings; checks: Ratings } {
  const ratings: Ratings = {};
  const checks: Ratings = {};
  for (const [key, value] of Object.entries(answers)) {
    if (key.startsWith(CHECK)) checks[key.slice(CHECK.length)] = value;
    else ratings[key] = value;
  }
  return { ratings, checks };
}
