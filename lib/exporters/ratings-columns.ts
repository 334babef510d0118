import { type ConstructScale, groupByScale } from "@/lib/study/construct-scale";
import { scoredRating } from "@/lib/study/scored-rating";
import type { Column } from "./column";
import { PARADATA_COLUMNS, type ParadataRow } from "./paradata-columns";
import { PARTICIPANT_STATUS_VALUES } from "./participant-status-values";
import { SOURCE_VALUES } from "./source-values";

/** One rating with all that is needed to analyse it. */
export interface RatingRow extends ParadataRow {
  studySlug: string;
  participantCode: string;
  participantStatus: string;
  simulated: boolean;
  source: string;
  trialId: string;
  position: number;
  methodKey: string;
  questionId: string;
  explanationId: string;
  construct: string;
  rating: number;
  /** Of the construct: answers run from 1 to this. */
  scalePoints: number;
  reversed: boolean;
  goldAnswer: string | null;
  studentAnswer: string | null;
  studentCorrect: boolean | null;
  explanationLength: number;
  durationMs: number | null;
  submittedAt: Date | null;
  receivedAt: Date;
  protocolVersion: number;
  excluded: boolean;
}

/**
 * The columns of the long table: one row per rating. `scales` holds the answer options of the
 * constructs.
 */
export function ratingsColumns(scales: readonly ConstructScale[]): Column<RatingRow>[] {
  return [
    {
      name: "study",
      type: "string",
      meaning: "The study's short name, as in its address.",
      get: (row) => row.studySlug,
    },
    {
      name: "participant_code",
      type: "string",
      meaning:
        "The participant, by a random code that says nothing about the person. Ratings with the same code depend on each other.",
      get: (row) => row.participantCode,
    },
    {
      name: "participant_status",
      type: "string",
      meaning: "How far the participant has come.",
      values: PARTICIPANT_STATUS_VALUES,
      get: (row) => row.participantStatus.toLowerCase(),
    },
    {
      name: "simulated",
      type: "boolean",
      meaning: "Whether a simulation made the rating instead of a person.",
      get: (row) => row.simulated,
    },
    {
      name: "trial_id",
      type: "string",
      meaning: "One explanation shown to one participant. The ratings of a response share it.",
      get: (row) => row.trialId,
    },
    {
      name: "position",
      type: "integer",
      unit: "explanations",
      meaning: "The place of the trial in the participant's order, from 1.",
      get: (row) => row.position,
    },
    {
      name: "method",
      type: "string",
      meaning:
        "The distillation method behind the explanation: training method and training data, as in MT+CF:Revised. Participants never learn it.",
      get: (row) => row.methodKey,
    },
    {
      name: "question_id",
      type: "string",
      meaning: "The question, by the id under which it was imported.",
      get: (row) => row.questionId,
    },
    {
      name: "explanation_id",
      type: "string",
      meaning: "The explanation. Several participants may have rated it.",
      get: (row) => row.explanationId,
    },
    {
      name: "construct",
      type: "string",
      meaning: "The dimension that was rated.",
      get: (row) => row.construct,
    },
    {
      name: "rating",
      type: "integer",
      unit: "points",
      meaning: `The answer to the statement of the construct as it was given, ${sayReach(scales)}.`,
      values: valuesOf(scales),
      get: (row) => row.rating,
    },
    {
      name: "score",
      type: "integer",
      unit: "points",
      meaning: `The rating as the analyses take it. ${sayReversed(scales)}`,
      get: (row) => scoredRating(row.rating, { points: row.scalePoints, reversed: row.reversed }),
    },
    {
      name: "scale_points",
      type: "integer",
      unit: "answer options",
      meaning: "The number of answer options of the construct.",
      get: (row) => row.scalePoints,
    },
    {
      name: "gold_answer",
      type: "string",
      meaning: "The right answer to the question; empty where it is not known.",
      freeText: true,
      get: (row) => row.goldAnswer,
    },
    {
      name: "student_answer",
      type: "string",
      meaning: "What the student model answered; empty where it is not known.",
      freeText: true,
      get: (row) => row.studentAnswer,
    },
    {
      name: "student_correct",
      type: "boolean",
      meaning: "Whether the student's answer is the right one; empty where that is not known.",
      get: (row) => row.studentCorrect,
    },
    {
      name: "explanation_length",
      type: "integer",
      unit: "characters",
      meaning: "The length of the explanation.",
      get: (row) => row.explanationLength,
    },
    {
      name: "duration_ms",
      type: "integer",
      unit: "milliseconds",
      meaning:
        "From the first sight of the trial to its submission, by the browser's steady clock; empty where it was not measured.",
      get: (row) => row.durationMs,
    },
    {
      name: "submitted_at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning:
        "When the participant submitted the response, by the participant's own clock; empty where it is not known.",
      get: (row) => row.submittedAt,
    },
    {
      name: "received_at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning: "When the server stored the response, by its own clock.",
      get: (row) => row.receivedAt,
    },
    {
      name: "protocol_version",
      type: "integer",
      meaning: "The number of the frozen protocol under which the rating was given.",
      get: (row) => row.protocolVersion,
    },
    {
      name: "source",
      type: "string",
      meaning: "Where the participant came from.",
      values: SOURCE_VALUES,
      get: (row) => row.source.toLowerCase(),
    },
    ...PARADATA_COLUMNS,
    {
      name: "excluded",
      type: "boolean",
      meaning:
        "Whether the participant was excluded by decision when the file was made. The comparison leaves such ratings out.",
      get: (row) => row.excluded,
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

/** The words of the options; where constructs differ in them, with the constructs' names. */
function valuesOf(scales: readonly ConstructScale[]): Record<string, string> {
  const groups = groupByScale(scales, ({ words }) => words);
  return Object.fromEntries(
    groups.flatMap((group) =>
      (group[0]?.words ?? []).flatMap((words, index): [string, string][] => {
        if (words === "") return [];
        const option = String(index + 1);
        const names = group.map(({ key }) => key).join(", ");
        return [[groups.length === 1 ? option : `${names} ${option}`, words]];
      }),
    ),
  );
}
