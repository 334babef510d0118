import { ABOUT_YOU, type AboutYouKey } from "@/lib/study/protocol/about-you";
import { LANGUAGE_NAMES } from "@/lib/study/protocol/language";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";
import { FLAG_KINDS, type FlagKind } from "@/lib/study/quality/quality-flags";
import type { ExportTable, TableColumn } from "./export-table";
import { ownAnswerColumns } from "./own-answer-columns";
import { PARTICIPANT_STATUS_VALUES } from "./participant-status-values";
import { SOURCE_VALUES } from "./source-values";

const STATE_VALUES: Record<string, string> = {
  active: "Has consented, and the places are still kept",
  completed: "Answered everything",
  "failed-attention":
    "Answered everything, and failed more attention checks than the protocol allows",
  dropped: "Did not reach the end, or not in time",
  "screened-out": PARTICIPANT_STATUS_VALUES.screened_out ?? "",
  "study-full": PARTICIPANT_STATUS_VALUES.quota_full ?? "",
  "timed-out": PARTICIPANT_STATUS_VALUES.timed_out ?? "",
  withdrawn: PARTICIPANT_STATUS_VALUES.withdrawn ?? "",
  erased: PARTICIPANT_STATUS_VALUES.erased ?? "",
};

const FLAG_VALUES: Record<FlagKind, string> = {
  attention: "failed an attention check",
  "straight-lining": "gave the same answer to everything or in long rows",
  speed: "took a time more than 3 standard deviations below the study's mean",
  "fast-trials": "was done with trials in less time than reading takes",
  "implausible-times":
    "reported more time on trials than had passed, by the times of receipt or of submission",
  away: "was away from the page for long",
  translated: "answered trials on a page that the browser had translated",
  "pasted-comment": "pasted into the comment",
  "same-device": "took part in the same browser as others",
  "same-person": "came again with another submission of the recruiter",
};
const FLAG_MEANINGS = `${FLAG_KINDS.map((kind) => `${kind} = ${FLAG_VALUES[kind]}`).join("; ")}.`;

const COLUMNS: readonly TableColumn[] = [
  {
    name: "participant_code",
    type: "string",
    meaning:
      "The participant, by a random code that says nothing about the person; after an erasure a word with the arrival number.",
    sql: "p.code",
  },
  {
    name: "ordinal",
    type: "integer",
    meaning: "The participant's place in the order of arrival, from 1.",
    sql: "p.ordinal",
  },
  {
    name: "status",
    type: "string",
    meaning: "How far the participant has come.",
    values: PARTICIPANT_STATUS_VALUES,
    sql: "lower(p.status::text)",
  },
  {
    name: "simulated",
    type: "boolean",
    meaning: "Whether a simulation took the participant's place.",
    sql: "p.source = 'SIMULATED'",
  },
  {
    name: "source",
    type: "string",
    meaning: "Where the participant came from.",
    values: SOURCE_VALUES,
    sql: "lower(p.source::text)",
  },
  {
    name: "language",
    type: "string",
    meaning: "The language in which the participant took part, by its ISO 639-1 code.",
    values: LANGUAGE_NAMES,
    sql: "p.language",
  },
  {
    name: "protocol_version",
    type: "integer",
    meaning: "The number of the frozen protocol under which the participant enrolled.",
    sql: "v.number",
  },
  {
    name: "consented_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant consented; empty where it is not known.",
    sql: "p.consented_at",
  },
  {
    name: "about_you_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant had told about themselves; empty before.",
    sql: "p.about_you_at",
  },
  {
    name: "instructed_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant had read the instructions; empty before.",
    sql: "p.instructed_at",
  },
  {
    name: "completed_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant reached the end; empty before.",
    sql: "p.completed_at",
  },
  {
    name: "trials_assigned",
    type: "integer",
    unit: "trials",
    meaning:
      "How many explanations were planned for the participant. Those that were replaced by others count if they were answered all the same.",
    sql: "counted.assigned",
  },
  {
    name: "responses_stored",
    type: "integer",
    unit: "responses",
    meaning: "For how many of them the ratings are stored.",
    sql: "counted.stored",
  },
  aboutYou("gender", "gender", "The participant's gender."),
  aboutYou("age_band", "ageBand", "The participant's age in years, in bands."),
  {
    name: "country",
    type: "string",
    meaning:
      "The country where the participant lives, by its ISO 3166-1 alpha-2 code, or prefer-not-to-say; empty where nothing was answered.",
    sql: "given.about_you ->> 'country'",
  },
  aboutYou("education", "education", "The participant's highest qualification."),
  aboutYou("employment", "employment", "What the participant mainly does."),
  {
    name: "comment",
    type: "string",
    meaning: "What the participant wrote at the end; empty where it is nothing.",
    freeText: true,
    sql: "given.comment",
  },
  {
    name: "state",
    type: "string",
    meaning: "Where the participant stood when the file was made.",
    values: STATE_VALUES,
    sql: "standing.state",
  },
  {
    name: "cell",
    type: "string",
    meaning: "The quota cell that the participant counts in, by its key; empty without quotas.",
    sql: "p.cell",
  },
  {
    name: "recruiter_status",
    type: "string",
    meaning:
      "What the recruiter last said of the submission, in the recruiter's words; empty where nothing was said.",
    freeText: true,
    sql: "p.recruiter_status",
  },
  {
    name: "recruiter_status_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the recruiter said so; empty where nothing was said.",
    sql: "p.recruiter_status_at",
  },
  {
    name: "comprehension_tries",
    type: "integer",
    unit: "tries",
    meaning: "How often the questions about the instructions were not all answered correctly.",
    sql: "p.comprehension_tries",
  },
  {
    name: "attention_failures",
    type: "integer",
    unit: "checks",
    meaning:
      "How many attention checks were failed; empty where there were none, or before the end.",
    sql: "p.attention_failures",
  },
  {
    name: "ended_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the run ended otherwise than by reaching the end; empty where it did not.",
    sql: "p.ended_at",
  },
  {
    name: "flags",
    type: "string",
    meaning: `Where to look: quality flags, separated by semicolons; empty without any. They drop nobody. ${FLAG_MEANINGS}`,
    sql: "f.flags",
  },
  {
    name: "erased_responses",
    type: "integer",
    unit: "responses",
    meaning: "How many responses were erased with the participant; empty where nothing was erased.",
    sql: "p.erased_responses",
  },
  {
    name: "excluded",
    type: "boolean",
    meaning:
      "Whether the participant was excluded by decision when the file was made. The comparison and the table of responses leave such participants out.",
    sql: "x.excluded",
  },
  {
    name: "exclusion_reason",
    type: "string",
    meaning: "Why; empty for who is not excluded.",
    freeText: true,
    sql: "CASE WHEN x.excluded THEN decided.reason END",
  },
];

function aboutYou(name: string, key: AboutYouKey, meaning: string): TableColumn {
  const options = ABOUT_YOU.find((field) => field.key === key)?.options ?? [];
  return {
    name,
    type: "string",
    meaning: `${meaning} Empty where nothing was answered.`,
    values: Object.fromEntries(options.map((option) => [option.key, option.label])),
    sql: `given.about_you ->> '${key}'`,
  };
}

/** Everyone who consented, without any id that a recruiter gave them. */
export function participantsTable(ownQuestions: readonly OwnQuestion[]): ExportTable {
  return {
    name: "participants",
    rows: "One row per participant",
    meaning:
      "Who took part: status, source, times, the answers about themselves, the comment, quality flags.",
    ofParticipants: true,
    columns: [...COLUMNS, ...ownAnswerColumns(ownQuestions)],
  };
}
