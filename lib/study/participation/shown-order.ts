import { createRandom } from "@/lib/random";
import type { ConstructWording, Protocol } from "@/lib/study/protocol/protocol";

/**
 * The constructs in the order in which a participant sees their statements: as the protocol lists
 * them, or by lot, the same for all trials of the participant and at every look.
 */
export function constructsFor(
  { constructs, constructOrder }: Pick<Protocol, "constructs" | "constructOrder">,
  participantId: string,
): ConstructWording[] {
  // How an answer is counted is no part of what participants get.
  const shown = constructs.map(({ reversed: _, ...wording }) => wording);
  return constructOrder === "fixed"
    ? shown
    : createRandom(`constructs/${participantId}`).shuffle(shown);
}

/**
 * The order in which a trial shows the choices of its question, as their places: as imported, or by
 * lot, the same at every look.
 */
export function choiceOrderOf(
  { choiceOrder }: Pick<Protocol, "choiceOrder">,
  trialId: string,
  choices: number,
): number[] {
  const places = Array.from({ length: choices }, (_, place) => place);
  return choiceOrder === "fixed" ? places : createRandom(`choices/${trialId}`).shuffle(places);
}
