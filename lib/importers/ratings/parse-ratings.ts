import { byMethodOrder } from "@/lib/importers/method-key";
import { conclude, type Imported } from "@/lib/importers/outcome";
import { readTable } from "@/lib/importers/read-table";
import type { TextSource } from "@/lib/importers/text/decode-text";
import type { PublishedRatings, RatedParticipant } from "./published-ratings";
import { ratingContradictions } from "./rating-contradictions";
import { ratingRemarks } from "./rating-remarks";
import { slotPositions } from "./rating-slots";
import { ABOUT_YOU_COLUMNS, type RatingFileRow, readRatingRow } from "./read-rating-row";

const CONSTRUCTS = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];
const REQUIRED = ["CASE", "rationale", "rationale_id", "model", "rationale_length"];
const OPTIONAL = [...CONSTRUCTS, ...ABOUT_YOU_COLUMNS.flatMap(([, names]) => names)];

/**
 * Reads ratings in the layout of the published study: one row per response, with the columns CASE,
 * rationale (the slot, as in "RE08"), rationale_id, model, rationale_length, at least one of the five
 * constructs, and the about-you columns gender, age, country, education, employement (or
 * employment), in any order. Fails on a rating that is no whole number from 1 to 5, an unknown method
 * or about-you answer, a slot or an explanation that stands twice for a participant, about-you
 * answers that differ within a participant, and lengths that differ for one explanation. A
 * participant may have rated the same question under two methods: that is a remark, as are planned
 * responses that the file lacks. Without an answer, about-you is "prefer-not-to-say".
 */
export function parseRatings(source: TextSource): Imported<PublishedRatings> {
  const table = readTable(source, { required: REQUIRED, optional: OPTIONAL });
  const { columns, problems, remarks } = table;
  const constructs = CONSTRUCTS.filter((construct) => columns.includes(construct));
  if (table.rows.length > 0 && constructs.length === 0) {
    problems.push({ line: 1, reason: `None of the columns ${CONSTRUCTS.join(", ")} is there.` });
  }
  const rows = table.rows.flatMap((row) => readRatingRow(row, constructs, problems) ?? []);
  problems.push(...ratingContradictions(rows));
  const ratings = {
    constructs,
    methods: [...new Set(rows.map((row) => row.methodKey))].sort(byMethodOrder),
    participants: groupByCase(rows),
  };
  remarks.push(...ratingRemarks(columns, ratings));
  return conclude(ratings, problems, remarks);
}

function groupByCase(rows: RatingFileRow[]): RatedParticipant[] {
  const positions = slotPositions(rows.map((row) => row.slotNumber));
  const participants = new Map<string, RatedParticipant>();
  for (const { case: name, aboutYou, slotNumber, slot, line, ...response } of rows) {
    const participant = participants.get(name) ?? { case: name, aboutYou, responses: [] };
    const position = positions.get(slotNumber) ?? 0;
    participant.responses.push({ line, position, slot, ...response });
    participants.set(name, participant);
  }
  return [...participants.values()];
}
