import type { ProlificStatus } from "./prolific-status";
import type { ProlificSubmission } from "./prolific-submission";
import { enteredOutcome, OUTCOMES, type Outcome, type RunEnds } from "./recruitment";

/** A participant who came from Prolific, as far as both sides can be compared. */
export interface ReconciledParticipant {
  /** Tells the person: the same for the file's participant id. */
  person: string;
  /** What the participant is called here. */
  code: string;
  /** How the run ended; null: it goes on. "withdrawn" is no outcome of Prolific's. */
  outcome: Outcome | "withdrawn" | null;
  /** The submission that the participant came with; null: erased, or not in the link. */
  submissionId: string | null;
  /** What the protocol gives for each outcome. */
  ends: RunEnds;
}

export const MISMATCHES = [
  "complete-there-not-here",
  "complete-here-not-there",
  "no-code",
  "wrong-code",
  "person-twice",
  "submission-twice",
  "given-back-running-here",
  "unknown-here",
  "unknown-there",
] as const;
export type MismatchKind = (typeof MISMATCHES)[number];

export interface Mismatch {
  kind: MismatchKind;
  /** The line of the file; null: it is not in the file. */
  line: number | null;
  submissionId: string | null;
  participantId: string | null;
  /** The participant's code here; null: there is none. */
  participant: string | null;
  /** What is known there, and here. */
  there: ProlificStatus | "no submission" | "unknown status";
  code: string | null;
  here: Outcome | "withdrawn" | "running" | "no participant";
}

type Submission = Omit<ProlificSubmission, "written"> & { person: string };

export interface ReconcileOptions {
  /** Whether the file says which codes were handed in. */
  compareCodes: boolean;
  /** Codes of people who did not consent, or took their consent back: nothing of them counts here. */
  noConsentCodes: ReadonlySet<string>;
}

/**
 * Every difference between Prolific's list of submissions and our participants, by the order of the
 * kinds. A person with several submissions is compared by the one that they came with, or else by
 * the one that got furthest. A submission that was given back by somebody who never consented here is
 * no difference.
 */
export function reconcile(
  submissions: readonly Submission[],
  participants: readonly ReconciledParticipant[],
  options: ReconcileOptions,
): Mismatch[] {
  const byPerson = groupBy(submissions, ({ person }) => person);
  const here = new Map(participants.map((participant) => [participant.person, participant]));
  const found = [...byPerson].flatMap(([person, own]) => {
    const participant = here.get(person);
    const counted = pickSubmission(own, participant);
    const kind = counted && compare(counted, participant, options);
    return [
      ...(counted && kind ? [describe(kind, counted, participant)] : []),
      ...(own.length > 1 ? own.map((one) => describe("person-twice", one, participant)) : []),
    ];
  });
  const missing = participants
    .filter(({ person }) => !byPerson.has(person))
    .map((participant) => describe("unknown-there", undefined, participant));
  return [...found, ...repeatedSubmissions(submissions, participants), ...missing].toSorted(
    (a, b) => MISMATCHES.indexOf(a.kind) - MISMATCHES.indexOf(b.kind),
  );
}

function describe(
  kind: MismatchKind,
  submission: Submission | undefined,
  participant: ReconciledParticipant | undefined,
): Mismatch {
  return {
    kind,
    line: submission?.line ?? null,
    submissionId: submission?.submissionId ?? participant?.submissionId ?? null,
    participantId: submission?.participantId ?? null,
    participant: participant?.code ?? null,
    there: submission ? (submission.status ?? "unknown status") : "no submission",
    code: submission?.code ?? null,
    here: participant ? (participant.outcome ?? "running") : "no participant",
  };
}

/** From what says least to what says most. */
const PROGRESS: ProlificStatus[] = [
  "RESERVED",
  "RETURNED",
  "TIMED-OUT",
  "ACTIVE",
  "REJECTED",
  "SCREENED OUT",
  "PARTIALLY APPROVED",
  "AWAITING REVIEW",
  "APPROVED",
];
const progress = ({ status }: Submission) => (status ? PROGRESS.indexOf(status) : -1);

function pickSubmission(
  own: Submission[],
  participant: ReconciledParticipant | undefined,
): Submission | undefined {
  const came = own.find(({ submissionId }) => submissionId === participant?.submissionId);
  return came ?? own.toSorted((a, b) => progress(b) - progress(a))[0];
}

function compare(
  { status, code }: Submission,
  participant: ReconciledParticipant | undefined,
  { compareCodes, noConsentCodes }: ReconcileOptions,
): MismatchKind | null {
  const handedIn =
    status === "AWAITING REVIEW" || status === "APPROVED" || status === "PARTIALLY APPROVED";
  const declined = code !== null && noConsentCodes.has(code);
  if (!participant) {
    const finished = handedIn || status === "SCREENED OUT";
    return finished && !declined ? "unknown-here" : null;
  }
  const { outcome, ends } = participant;
  if (outcome === "withdrawn" && declined) return null;
  if (status === "RETURNED" || status === "TIMED-OUT") {
    if (outcome === "completed") return "complete-here-not-there";
    return outcome === null ? "given-back-running-here" : null;
  }
  if (status === "SCREENED OUT" && outcome === "completed") return "complete-here-not-there";
  if (status === "REJECTED" || status === "ACTIVE" || status === "RESERVED") {
    return outcome === "completed" ? "complete-here-not-there" : null;
  }
  if (!handedIn) return null;
  if (compareCodes && code === null) return "no-code";
  const known = OUTCOMES.find((one) => one === outcome);
  if (!known) return "complete-there-not-here";
  const expected = ends[enteredOutcome(ends, known)]?.code ?? null;
  return compareCodes && expected !== null && code !== expected ? "wrong-code" : null;
}

/** Submissions that stand in the file twice, or that several participants came with. */
function repeatedSubmissions(
  submissions: readonly Submission[],
  participants: readonly ReconciledParticipant[],
): Mismatch[] {
  const here = new Map(participants.map((participant) => [participant.person, participant]));
  const inFile = groupBy(submissions, ({ submissionId }) => submissionId);
  const twiceThere = [...inFile.values()]
    .filter((rows) => rows.length > 1)
    .flatMap((rows) => rows.map((row) => describe("submission-twice", row, here.get(row.person))));
  const came = groupBy(
    participants.filter(({ submissionId }) => submissionId !== null),
    ({ submissionId }) => submissionId ?? "",
  );
  const twiceHere = [...came.values()]
    .filter((several) => several.length > 1)
    .flatMap((several) => several.map((one) => describe("submission-twice", undefined, one)));
  return [...twiceThere, ...twiceHere];
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
