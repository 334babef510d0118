import { z } from "zod";
import { instant } from "@/lib/schemas/shared/dates";
import { studySlug, studyTitle } from "./new-study";

/** The form of the record; a later one that reads differently has another. */
export const STUDY_RECORD_FORMAT = "grounded.record/1";

const SOURCES = [
  "PROLIFIC",
  "MTURK",
  "SONA",
  "CLOUDRESEARCH",
  "OTHER_RECRUITER",
  "INVITATION",
  "OPEN_LINK",
  "IMPORTED",
  "SIMULATED",
] as const;
const STATUSES = [
  "ACTIVE",
  "COMPLETED",
  "FAILED_ATTENTION",
  "SCREENED_OUT",
  "QUOTA_FULL",
  "TIMED_OUT",
  "WITHDRAWN",
  "ERASED",
] as const;

const LARGEST = 2_147_483_647;
const id = z.uuid();
const name = z.string().min(1).max(200);
const text = z.string().max(200_000);
const count = z.number().int().min(0).max(LARGEST);
const number = z.number().int().min(1).max(LARGEST);
const small = z.number().int().min(0).max(32_767);
const at = instant({ offset: true, error: "A time as in 2026-05-31T12:00:00Z." });
const json = z.record(z.string(), z.unknown());

const response = z.strictObject({
  durationMs: count.nullable(),
  awayMs: count.nullable(),
  firstAnswerMs: count.nullable(),
  changes: small.nullable(),
  focusLosses: small.nullable(),
  viewport: name.nullable(),
  /** Records of before this was measured have no such key. */
  translated: z.boolean().nullable().default(null),
  submittedAt: at.nullable(),
  receivedAt: at,
  /** In the order of the constructs. */
  ratings: z.array(z.number().int().min(1).max(11)).max(40),
});

/** The kinds of lines, in the order in which they stand: each names only what stands before it. */
const LINES = {
  study: z.strictObject({
    kind: z.literal("study"),
    format: z.literal(STUDY_RECORD_FORMAT),
    id,
    slug: studySlug,
    title: studyTitle,
    /** Of the assignment and of the bootstrap. */
    seed: name,
    openedAt: at.nullable(),
    closedAt: at.nullable(),
    /** How many assignment logs there were before this one. */
    discardedPilots: count,
    /** Whether positions are the order that participants saw; unsaid, that of imported ones is not known. */
    orderKnown: z.boolean().optional(),
  }),
  protocol: z.strictObject({
    kind: z.literal("protocol"),
    number,
    /** Without the codes of recruiters, which the hash is of as well. */
    document: json,
    hash: name,
    openedAt: at.nullable(),
    /** Why it changes the analysis plan of the version before; absent where it does not. */
    planReason: z.string().trim().min(1).max(2000).optional(),
  }),
  construct: z.strictObject({
    kind: z.literal("construct"),
    key: name,
    position: number,
    statement: text.nullable(),
    points: z.number().int().min(2).max(11),
    reversed: z.boolean(),
  }),
  method: z.strictObject({
    kind: z.literal("method"),
    id,
    key: name,
    label: name,
    position: count,
    factors: json,
    colour: z.string().max(20).nullable(),
  }),
  run: z.strictObject({
    kind: z.literal("run"),
    id,
    method: name,
    modelSize: z.string().max(200).nullable(),
    runNumber: z.number().int().nullable(),
    testAccuracy: z.number().min(0).max(1).nullable(),
  }),
  question: z.strictObject({
    kind: z.literal("question"),
    /** Plans depend on the order of the ids. */
    id,
    externalId: name,
    stem: text.nullable(),
    choices: z.array(text).max(20),
    /** What their file calls the choices; unsaid, a, b, c … in their order. */
    labels: z.array(text).max(20).optional(),
    goldIndex: count.nullable(),
  }),
  explanation: z.strictObject({
    kind: z.literal("explanation"),
    id,
    question: name,
    method: name,
    run: id.nullable(),
    text: text.nullable(),
    length: count,
    answerText: text.nullable(),
    answerIndex: count.nullable(),
    retiredAt: at.nullable(),
    retiredReason: text.nullable(),
  }),
  retirement: z.strictObject({
    kind: z.literal("retirement"),
    explanation: id,
    retired: z.boolean(),
    reason: text,
    log: count,
    afterEntry: count,
    at,
  }),
  visits: z.strictObject({ kind: z.literal("visits"), outcome: name, visits: count }),
  participant: z.strictObject({
    kind: z.literal("participant"),
    ordinal: number,
    code: name,
    protocol: number,
    source: z.enum(SOURCES),
    status: z.enum(STATUSES),
    language: z.string().max(50),
    cell: text.nullable(),
    /** Who used the same browser: the first of them. */
    device: number.nullable(),
    consentedAt: at.nullable(),
    aboutYouAt: at.nullable(),
    instructedAt: at.nullable(),
    completedAt: at.nullable(),
    endedAt: at.nullable(),
    reservedUntil: at.nullable(),
    placesFreedAt: at.nullable(),
    comprehensionTries: count,
    attentionFailures: count.nullable(),
    recruiterStatus: text.nullable(),
    recruiterStatusAt: at.nullable(),
    erasedResponses: count.nullable(),
    answers: z.record(z.string(), text),
    /** When an id of a recruiter came with another submission. */
    idUsedTwiceAt: z.array(at).max(10_000),
  }),
  event: z.strictObject({
    kind: z.literal("event"),
    participant: number,
    what: name,
    detail: json,
    at,
  }),
  exclusion: z.strictObject({
    kind: z.literal("exclusion"),
    participant: number,
    action: z.enum(["EXCLUDE", "REINSTATE"]),
    reason: text,
    rule: text.nullable(),
    at,
  }),
  places: z.strictObject({
    kind: z.literal("places"),
    number,
    entry: z.enum(["PLAN", "RELEASE", "REFILL", "GIVEN"]),
    participant: number,
    cell: text.nullable(),
    explanations: z.array(id).max(10_000),
    positions: z.array(count).max(10_000),
    at,
  }),
  trial: z.strictObject({
    kind: z.literal("trial"),
    id,
    participant: number,
    explanation: id,
    position: count,
    replacedAt: at.nullable(),
    response: response.nullable(),
  }),
} as const;

export type RecordKind = keyof typeof LINES;
export type RecordLine<Kind extends RecordKind = RecordKind> = {
  [K in Kind]: z.infer<(typeof LINES)[K]>;
}[Kind];

export const RECORD_KINDS = Object.keys(LINES) as RecordKind[];

/** A line of a study's record: everything of the study that a bundle carries, nothing of it derived. */
export const studyRecordLine = z.discriminatedUnion("kind", [
  LINES.study,
  LINES.protocol,
  LINES.construct,
  LINES.method,
  LINES.run,
  LINES.question,
  LINES.explanation,
  LINES.retirement,
  LINES.visits,
  LINES.participant,
  LINES.event,
  LINES.exclusion,
  LINES.places,
  LINES.trial,
]);
