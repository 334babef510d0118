import type { Pool } from "./pool";

/**
 * How many of a participant's places can be filled at once with questions of their own: a maximum
 * matching of places and questions, by augmenting paths.
 *
 * @param needed - how many explanations of each method the participant is to be given
 * @param takenQuestionIds - questions that cannot be used
 */
export function countServablePlaces(
  pool: Pool,
  needed: ReadonlyMap<string, number>,
  takenQuestionIds: ReadonlySet<string> = new Set(),
): number {
  const holder = new Map<number, number>();
  const questionsOf: number[][] = [];
  for (const { methodId, explanations } of pool.methods) {
    const questions = [...new Set(explanations.map(({ question }) => question))].filter(
      (question) => !takenQuestionIds.has(pool.questionIds[question] ?? ""),
    );
    for (let place = 0; place < (needed.get(methodId) ?? 0); place++) questionsOf.push(questions);
  }

  function fill(place: number, seen: Set<number>): boolean {
    for (const question of questionsOf[place] ?? []) {
      if (seen.has(question)) continue;
      seen.add(question);
      const other = holder.get(question);
      if (other === undefined || fill(other, seen)) {
        holder.set(question, place);
        return true;
      }
    }
    return false;
  }
  return questionsOf.filter((_, place) => fill(place, new Set())).length;
}
