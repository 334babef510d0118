import type { Problem } from "@/lib/importers/outcome";
import type { PublishedRatings, RatedParticipant } from "./published-ratings";
import { countSlots, SLOTS_ARE_LABELS } from "./rating-slots";
import { ABOUT_YOU_COLUMNS } from "./read-rating-row";

/**
 * What to look at in a ratings file that can be imported: about-you columns that it lacks, an order that it
 * does not say, planned responses that it lacks, and questions that a participant met more than once.
 */
export function ratingRemarks(
  columns: readonly string[],
  { participants, orderKnown }: PublishedRatings,
): Problem[] {
  const missing = ABOUT_YOU_COLUMNS.filter(
    ([, names]) => !names.some((name) => columns.includes(name)),
  ).map(([, [field]]) => ({
    line: 1,
    field,
    reason: `The column "${field}" is missing; every answer becomes "prefer not to say".`,
  }));
  const order = orderKnown ? [] : [{ line: 1, field: "rationale", reason: SLOTS_ARE_LABELS }];
  const lacking = [...missing, ...missingResponses(participants)];
  return [...lacking, ...participants.flatMap(metAgain), ...order];
}

function missingResponses(participants: RatedParticipant[]): Problem[] {
  const counts = participants.map(({ responses }) => responses.length);
  const slots = countSlots(participants.flatMap(({ responses }) => responses));
  const stored = counts.reduce((sum, count) => sum + count, 0);
  const planned = participants.length * slots;
  if (stored === planned) return [];
  const complete = counts.filter((count) => count === slots).length;
  const reason =
    `${planned - stored} of ${planned} responses (${participants.length} participants with ` +
    `${slots} slots) are not in the file; participants with all of theirs: ${complete}.`;
  return [{ line: 1, reason }];
}

function metAgain({ case: name, responses }: RatedParticipant): Problem[] {
  const lines = new Map<number, number>();
  return responses.flatMap(({ line, rationaleId }) => {
    const earlier = lines.get(rationaleId);
    lines.set(rationaleId, earlier ?? line);
    if (earlier === undefined) return [];
    const reason = `CASE ${name} rated question ${rationaleId} on line ${earlier} too, under another method.`;
    return [{ line, field: "rationale_id", reason }];
  });
}
