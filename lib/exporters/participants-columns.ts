import { ABOUT_YOU, type AboutYou, type AboutYouKey } from "@/lib/study/about-you";
import type { Column } from "./column";
import { PARTICIPANT_STATUS_VALUES } from "./participant-status-values";

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
  comment: string | null;
}

/** The columns of the table of participants: one row for each who consented. */
export const PARTICIPANTS_COLUMNS: readonly Column<ParticipantRow>[] = [
  {
    name: "participant_code",
    type: "string",
    meaning: "The participant, by a random code that says nothing about the person.",
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
    values: {
      prolific: "Recruited through Prolific",
      open_link: "Came by the study's open link",
      imported: "Taken over from a file",
      simulated: "Made by a simulation",
    },
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
    meaning: "How many explanations were planned for the participant.",
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
