import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import type { ExportTable, TableColumn } from "./export-table";
import { optionWords } from "./option-words";
import { PARADATA_COLUMNS } from "./paradata-columns";
import { PARTICIPANT_STATUS_VALUES } from "./participant-status-values";
import { SOURCE_VALUES } from "./source-values";

/** The long table: every rating. `scales` holds the answer options of the constructs. */
export function ratingsTable(scales: readonly ConstructScale[]): ExportTable {
  return {
    name: "ratings",
    rows: "One row per rating",
    meaning:
      "For analysis: every rating with its participant, method, question, construct and times.",
    ofParticipants: true,
    columns: ratingsColumns(scales),
  };
}

function ratingsColumns(scales: readonly ConstructScale[]): TableColumn[] {
  return [
    {
      name: "study",
      type: "string",
      meaning: "The study's short name, as in its address.",
      sql: "s.slug",
    },
    {
      name: "participant_code",
      type: "string",
      meaning:
        "The participant, by a random code that says nothing about the person. Ratings with the same code depend on each other.",
      sql: "p.code",
    },
    {
      name: "participant_status",
      type: "string",
      meaning: "How far the participant has come.",
      values: PARTICIPANT_STATUS_VALUES,
      sql: "lower(p.status::text)",
    },
    {
      name: "simulated",
      type: "boolean",
      meaning: "Whether a simulation made the rating instead of a person.",
      sql: "p.source = 'SIMULATED'",
    },
    {
      name: "trial_id",
      type: "string",
      meaning: "One explanation shown to one participant. The ratings of a response share it.",
      sql: "t.id",
    },
    {
      name: "position",
      type: "integer",
      unit: "explanations",
      meaning:
        "The place of the trial in the participant's order, from 1; empty where the order is not known, as in imported files that name slots alone.",
      sql: "CASE WHEN s.order_known THEN t.position END",
    },
    {
      name: "method",
      type: "string",
      freeText: true,
      meaning:
        "The distillation method behind the explanation: training method and training data, as in MT+CF:Revised. Participants never learn it.",
      sql: "m.key",
    },
    {
      name: "question_id",
      type: "string",
      freeText: true,
      meaning: "The question, by the id under which it was imported.",
      sql: "q.external_id",
    },
    {
      name: "explanation_id",
      type: "string",
      meaning: "The explanation. Several participants may have rated it.",
      sql: "e.id",
    },
    {
      name: "construct",
      type: "string",
      meaning: "The dimension that was rated.",
      sql: "c.key",
    },
    {
      name: "rating",
      type: "integer",
      unit: "points",
      meaning: `The answer to the statement of the construct as it was given, ${sayReach(scales)}.`,
      values: optionWords(scales),
      sql: "g.value",
    },
    {
      name: "score",
      type: "integer",
      unit: "points",
      meaning: `The rating as the analyses take it. ${sayReversed(scales)}`,
      sql: "CASE WHEN c.reversed THEN c.points + 1 - g.value ELSE g.value END",
    },
    {
      name: "scale_points",
      type: "integer",
      unit: "answer options",
      meaning: "The number of answer options of the construct.",
      sql: "c.points",
    },
    {
      name: "gold_answer",
      type: "string",
      meaning: "The right answer to the question; empty where it is not known.",
      freeText: true,
      sql: "q.choices[q.gold_index + 1]",
    },
    {
      name: "student_answer",
      type: "string",
      meaning: "What the student model answered; empty where it is not known.",
      freeText: true,
      sql: "coalesce(e.answer_text, q.choices[e.answer_index + 1])",
    },
    {
      name: "student_correct",
      type: "boolean",
      meaning: "Whether the student's answer is the right one; empty where that is not known.",
      sql: "student.correct",
    },
    {
      name: "explanation_length",
      type: "integer",
      unit: "characters",
      meaning: "The length of the explanation.",
      sql: "e.length",
    },
    {
      name: "duration_ms",
      type: "integer",
      unit: "milliseconds",
      meaning:
        "From the first sight of the trial to its submission, by the browser's steady clock; empty where it was not measured.",
      sql: "r.duration_ms",
    },
    {
      name: "submitted_at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning:
        "When the participant submitted the response, by the participant's own clock; empty where it is not known.",
      sql: "r.submitted_at",
    },
    {
      name: "received_at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning: "When the server stored the response, by its own clock.",
      sql: "r.received_at",
    },
    {
      name: "protocol_version",
      type: "integer",
      meaning: "The number of the frozen protocol under which the rating was given.",
      sql: "v.number",
    },
    {
      name: "source",
      type: "string",
      meaning: "Where the participant came from.",
      values: SOURCE_VALUES,
      sql: "lower(p.source::text)",
    },
    ...PARADATA_COLUMNS,
    {
      name: "excluded",
      type: "boolean",
      meaning:
        "Whether the participant was excluded by decision when the file was made. The comparison leaves such ratings out.",
      sql: "x.excluded",
    },
  ];
}

function sayReach(scales: readonly ConstructScale[]): string {
  const points = [...new Set(scales.map((scale) => scale.points))];
  return points.length === 1 ? `from 1 to ${points[0]}` : "from 1 to its scale_points";
}

function sayReversed(scales: readonly ConstructScale[]): string {
  const reversed = scales.filter((scale) => scale.reversed).map(({ key }) => key);
  if (reversed.length === 0) return "No construct is reverse-scored, so it is the rating itself.";
  return `Of the reverse-scored constructs (${reversed.join(", ")}) it is scale_points + 1 - rating, else the rating itself.`;
}
