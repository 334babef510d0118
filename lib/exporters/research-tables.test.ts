import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { PARTICIPANTS_COLUMNS, type ParticipantRow } from "./participants-columns";
import { type RatingRow, ratingsColumns } from "./ratings-columns";
import { writeCsv } from "./write-csv";

const SCALES = [{ key: "Plausibility", points: 5, words: ["no", "", "", "", "yes"] }];

const rating: RatingRow = {
  studySlug: "kettles",
  participantCode: "K7QF",
  participantStatus: "COMPLETED",
  simulated: false,
  trialId: "t1",
  position: 3,
  methodKey: "MT+CF:Revised",
  questionId: "q1",
  explanationId: "e1",
  construct: "Plausibility",
  rating: 4,
  scalePoints: 5,
  reversed: true,
  goldAnswer: "kettle",
  studentAnswer: "-40 degrees",
  studentCorrect: false,
  explanationLength: 120,
  durationMs: null,
  submittedAt: null,
  receivedAt: new Date(Date.UTC(2025, 2, 1, 10)),
  protocolVersion: 2,
  source: "OTHER_RECRUITER",
  excluded: false,
  awayMs: 1200,
  firstAnswerMs: 5000,
  changes: 0,
  focusLosses: 1,
  viewport: "medium",
  replaced: true,
};

const participant: ParticipantRow = {
  participantCode: "K7QF",
  ordinal: 9,
  status: "ACTIVE",
  simulated: false,
  source: "OPEN_LINK",
  language: "en",
  protocolVersion: 2,
  consentedAt: new Date(Date.UTC(2025, 2, 1, 9, 30)),
  completedAt: null,
  trialsAssigned: 12,
  responsesStored: 5,
  own: null,
  aboutYou: { gender: "diverse", ageBand: "65-plus", country: "AT" },
  comment: '=HYPERLINK("x")',
  state: "dropped",
  cell: "women",
  recruiterStatus: "TIMED-OUT",
  comprehensionTries: 1,
  attentionFailures: null,
  endedAt: null,
  erasedResponses: null,
  excluded: false,
  lastDecision: null,
  flags: ["attention", "away"],
};

async function record<Row>(row: Row, columns: Parameters<typeof writeCsv<Row>>[1]) {
  let text = "";
  for await (const chunk of writeCsv([row], columns)) text += chunk;
  return parse<Record<string, string>>(text, { columns: true })[0];
}

describe("The long table", () => {
  it("holds a rating with all that is needed to analyse it", async () => {
    expect(await record(rating, ratingsColumns(SCALES))).toEqual({
      study: "kettles",
      participant_code: "K7QF",
      participant_status: "completed",
      simulated: "false",
      trial_id: "t1",
      position: "3",
      method: "MT+CF:Revised",
      question_id: "q1",
      explanation_id: "e1",
      construct: "Plausibility",
      rating: "4",
      score: "2",
      scale_points: "5",
      gold_answer: "kettle",
      student_answer: "'-40 degrees",
      student_correct: "false",
      explanation_length: "120",
      duration_ms: "",
      submitted_at: "",
      received_at: "2025-03-01T10:00:00.000Z",
      protocol_version: "2",
      source: "other_recruiter",
      away_ms: "1200",
      first_answer_ms: "5000",
      changes: "0",
      focus_losses: "1",
      viewport: "medium",
      replaced: "true",
      excluded: "false",
    });
  });
});

describe("The table of participants", () => {
  it("holds a participant without any id of a recruiter", async () => {
    expect(await record(participant, PARTICIPANTS_COLUMNS)).toEqual({
      participant_code: "K7QF",
      ordinal: "9",
      status: "active",
      simulated: "false",
      source: "open_link",
      language: "en",
      protocol_version: "2",
      consented_at: "2025-03-01T09:30:00.000Z",
      completed_at: "",
      trials_assigned: "12",
      responses_stored: "5",
      gender: "diverse",
      age_band: "65-plus",
      country: "AT",
      education: "",
      employment: "",
      comment: '\'=HYPERLINK("x")',
      state: "dropped",
      cell: "women",
      recruiter_status: "TIMED-OUT",
      comprehension_tries: "1",
      attention_failures: "",
      ended_at: "",
      flags: "attention;away",
      erased_responses: "",
      excluded: "false",
      exclusion_reason: "",
    });
  });

  it("holds participants who said nothing about themselves", async () => {
    const silent = { ...participant, aboutYou: null, comment: null };
    expect(await record(silent, PARTICIPANTS_COLUMNS)).toMatchObject({
      gender: "",
      employment: "",
      comment: "",
    });
  });
});
