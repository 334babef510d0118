import { ABOUT_YOU, type AboutYou, type AboutYouKey } from "@/lib/study/about-you";
import { FLAG_KINDS, type FlagKind } from "@/lib/study/quality-flags";
import type { Column } from "./column";
import { PARTICIPANT_STATUS_VALUES } from "./participant-status-values";
import { SOURCE_VALUES } from "./source-values";

/** One participant. Ids given by a recruiter are no part of it. */
export interface ParticipantRow {
  participantCode: string;
  ordinal: number;
  status: string;
  simulated: boolean;
  source: string;
  language: string;
  protocolVersion: number;
  consentedAt: Date | null;
  completedAt: Date | null;
  trialsAssigned: number;
  responsesStored: number;
  /** Options by question; null, or without a key, where nothing was answered. */
  aboutYou: Partial<AboutYou> | null;
  /** Answers to the study's own questions, by key. */
  own: Record<string, string> | null;
  comment: string | null;
  /** As staff see it in the list of participants. */
  state: string;
  cell: string | null;
  recruiterStatus: string | null;
  comprehensionTries: number;
  attentionFailures: number | null;
  endedAt: Date | null;
  erasedResponses: number | null;
  /** Whether the last decision left the participant out of the analyses. */
  excluded: boolean;
  /** The reason of the last decision; null where there was none. */
  lastDecision: string | null;
  /** Kinds of quality flags. */
  flags: readonly string[];
}

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
  away: "was away from the page for long",
  "pasted-comment": "pasted into the comment",
  "same-device": "took part in the same browser as others",
  "same-person": "came again with another submission of the recruiter",
};
const FLAG_MEANINGS = `${FLAG_KINDS.map((kind) => `${kind} = ${FLAG_VALUES[kind]}`).join("; ")}.`;

/** The columns of the table of participants: one row for each who consented. */
export const PARTICIPANTS_COLUMNS: readonly Column<ParticipantRow>[] = [
  {
    name: "participant_code",
    type: "string",
    meaning:
      "The participant, by a random code that says nothing about the person; after an erasure a word with the arrival number.",
    get: (row) => row.participantCode,
  },
  {
    name: "ordinal",
    type: "integer",
    meaning: "The participant's place in the order of arrival, from 1.",
    get: (row) => row.ordinal,
  },
  {
    name: "status",
    type: "string",
    meaning: "How far the participant has come.",
    values: PARTICIPANT_STATUS_VALUES,
    get: (row) => row.status.toLowerCase(),
  },
  {
    name: "simulated",
    type: "boolean",
    meaning: "Whether a simulation took the participant's place.",
    get: (row) => row.simulated,
  },
  {
    name: "source",
    type: "string",
    meaning: "Where the participant came from.",
    values: SOURCE_VALUES,
    get: (row) => row.source.toLowerCase(),
  },
  {
    name: "language",
    type: "string",
    meaning: "The language in which the participant took part, by its ISO 639-1 code.",
    get: (row) => row.language,
  },
  {
    name: "protocol_version",
    type: "integer",
    meaning: "The number of the frozen protocol under which the participant enrolled.",
    get: (row) => row.protocolVersion,
  },
  {
    name: "consented_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant consented; empty where it is not known.",
    get: (row) => row.consentedAt,
  },
  {
    name: "completed_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the participant reached the end; empty before.",
    get: (row) => row.completedAt,
  },
  {
    name: "trials_assigned",
    type: "integer",
    unit: "trials",
    meaning:
      "How many explanations were planned for the participant. Those that were replaced by others count if they were answered all the same.",
    get: (row) => row.trialsAssigned,
  },
  {
    name: "responses_stored",
    type: "integer",
    unit: "responses",
    meaning: "For how many of them the ratings are stored.",
    get: (row) => row.responsesStored,
  },
  aboutYou("gender", "gender", "The participant's gender."),
  aboutYou("age_band", "ageBand", "The participant's age in years, in bands."),
  {
    name: "country",
    type: "string",
    meaning:
      "The country where the participant lives, by its ISO 3166-1 alpha-2 code, or prefer-not-to-say; empty where nothing was answered.",
    get: (row) => row.aboutYou?.country ?? null,
  },
  aboutYou("education", "education", "The participant's highest qualification."),
  aboutYou("employment", "employment", "What the participant mainly does."),
  {
    name: "comment",
    type: "string",
    meaning: "What the participant wrote at the end; empty where it is nothing.",
    freeText: true,
    get: (row) => row.comment,
  },
  {
    name: "state",
    type: "string",
    meaning: "Where the participant stood when the file was made.",
    values: STATE_VALUES,
    get: (row) => row.state,
  },
  {
    name: "cell",
    type: "string",
    meaning: "The quota cell that the participant counts in, by its key; empty without quotas.",
    get: (row) => row.cell,
  },
  {
    name: "recruiter_status",
    type: "string",
    meaning:
      "What the recruiter last said of the submission, in the recruiter's words; empty where nothing was said.",
    freeText: true,
    get: (row) => row.recruiterStatus,
  },
  {
    name: "comprehension_tries",
    type: "integer",
    unit: "tries",
    meaning: "How often the questions about the instructions were not all answered rightly.",
    get: (row) => row.comprehensionTries,
  },
  {
    name: "attention_failures",
    type: "integer",
    unit: "checks",
    meaning:
      "How many attention checks were failed; empty where there were none, or before the end.",
    get: (row) => row.attentionFailures,
  },
  {
    name: "ended_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning: "When the run ended otherwise than by reaching the end; empty where it did not.",
    get: (row) => row.endedAt,
  },
  {
    name: "flags",
    type: "string",
    meaning: `Where to look: quality flags, separated by semicolons; empty without any. They drop nobody. ${FLAG_MEANINGS}`,
    get: (row) => row.flags.join(";"),
  },
  {
    name: "erased_responses",
    type: "integer",
    unit: "responses",
    meaning: "How many responses were erased with the participant; empty where nothing was erased.",
    get: (row) => row.erasedResponses,
  },
  {
    name: "excluded",
    type: "boolean",
    meaning:
      "Whether the participant was excluded by decision when the file was made. The comparison and responses.csv leave such participants out.",
    get: (row) => row.excluded,
  },
  {
    name: "exclusion_reason",
    type: "string",
    meaning: "Why; empty for who is not excluded.",
    freeText: true,
    get: (row) => (row.excluded ? row.lastDecision : null),
  },
];

function aboutYou(name: string, key: AboutYouKey, meaning: string): Column<ParticipantRow> {
  const options = ABOUT_YOU.find((field) => field.key === key)?.options ?? [];
  return {
    name,
    type: "string",
    meaning: `${meaning} Empty where nothing was answered.`,
    values: Object.fromEntries(options.map((option) => [option.key, option.label])),
    get: (row) => row.aboutYou?.[key] ?? null,
  };
}
