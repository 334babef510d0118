import { describe, expect, it } from "vitest";
import type { ProlificStatus } from "./prolific-status";
import { type ReconciledParticipant, reconcile } from "./reconcile";
import type { RunEnds } from "./recruitment";

const end = (code: string) => ({ code, returnUrl: null });
const ends: RunEnds = { completed: end("CDONE"), "screened-out": end("COUT") };
const options = { compareCodes: true, noConsentCodes: new Set(["CNO"]) };

type Outcome = ReconciledParticipant["outcome"];

function submission(status: ProlificStatus | null, code: string | null, name = "a") {
  return {
    line: 2,
    submissionId: `s-${name}`,
    participantId: `p-${name}`,
    person: `hash-${name}`,
    status,
    code,
  };
}
function participant(outcome: Outcome, name = "a"): ReconciledParticipant {
  return { person: `hash-${name}`, code: `C-${name}`, outcome, submissionId: `s-${name}`, ends };
}

const kinds = (...args: Parameters<typeof reconcile>) => reconcile(...args).map(({ kind }) => kind);

describe("Both sides agree", () => {
  it.each<[ProlificStatus | null, string | null, Outcome]>([
    ["APPROVED", "CDONE", "completed"],
    ["AWAITING REVIEW", "CDONE", "completed"],
    ["AWAITING REVIEW", "COUT", "screened-out"],
    // The protocol has no code for it.
    ["AWAITING REVIEW", "CANY", "quota-full"],
    ["SCREENED OUT", null, "screened-out"],
    ["RETURNED", null, "screened-out"],
    ["RETURNED", null, "withdrawn"],
    ["TIMED-OUT", null, "timed-out"],
    ["REJECTED", "CDONE", "failed-attention"],
    // Without a code of its own it has completion's.
    ["AWAITING REVIEW", "CDONE", "failed-attention"],
    ["AWAITING REVIEW", "CNO", "withdrawn"],
    ["ACTIVE", null, null],
    ["RESERVED", null, null],
    [null, "CDONE", "completed"],
  ])("when it is %s there with %s and %s here", (status, code, outcome) => {
    expect(reconcile([submission(status, code)], [participant(outcome)], options)).toEqual([]);
  });

  it.each<[ProlificStatus, string | null]>([
    ["RETURNED", null],
    ["TIMED-OUT", null],
    ["ACTIVE", null],
    ["AWAITING REVIEW", "CNO"],
  ])("when somebody is %s there with %s and never consented here", (status, code) => {
    expect(reconcile([submission(status, code)], [], options)).toEqual([]);
  });
});

describe("Every difference is listed", () => {
  it.each<[string, ProlificStatus, string | null, Outcome]>([
    ["complete-there-not-here", "AWAITING REVIEW", "CDONE", null],
    ["complete-there-not-here", "APPROVED", "CDONE", "withdrawn"],
    ["complete-here-not-there", "ACTIVE", null, "completed"],
    ["complete-here-not-there", "RETURNED", null, "completed"],
    ["complete-here-not-there", "TIMED-OUT", null, "completed"],
    ["complete-here-not-there", "REJECTED", "CDONE", "completed"],
    ["complete-here-not-there", "SCREENED OUT", "COUT", "completed"],
    ["no-code", "AWAITING REVIEW", null, "completed"],
    ["no-code", "AWAITING REVIEW", null, null],
    ["wrong-code", "AWAITING REVIEW", "COUT", "completed"],
    ["wrong-code", "AWAITING REVIEW", "CDONE", "screened-out"],
    ["wrong-code", "AWAITING REVIEW", "COUT", "failed-attention"],
    ["given-back-running-here", "RETURNED", null, null],
    ["given-back-running-here", "TIMED-OUT", null, null],
  ])("%s: %s there with %s, %s here", (kind, status, code, outcome) => {
    expect(kinds([submission(status, code)], [participant(outcome)], options)).toEqual([kind]);
  });

  it("with the line, both names and both statuses", () => {
    expect(reconcile([submission("APPROVED", "CDONE")], [participant(null)], options)).toEqual([
      {
        kind: "complete-there-not-here",
        line: 2,
        submissionId: "s-a",
        participantId: "p-a",
        participant: "C-a",
        there: "APPROVED",
        code: "CDONE",
        here: "running",
      },
    ]);
  });

  it("of people whom only one side knows", () => {
    const found = reconcile(
      [submission("APPROVED", "CDONE", "there")],
      [participant("completed", "here")],
      options,
    );
    expect(
      found.map(({ kind, participant, participantId }) => [kind, participant, participantId]),
    ).toEqual([
      ["unknown-here", null, "p-there"],
      ["unknown-there", "C-here", null],
    ]);
  });

  it("of one person with several submissions, compared by the one that they came with", () => {
    const again = { ...submission("RETURNED", null), submissionId: "s-again", line: 3 };
    expect(
      kinds([again, submission("APPROVED", "CDONE")], [participant("completed")], options),
    ).toEqual(["person-twice", "person-twice"]);
    const unnamed = { ...participant("completed"), submissionId: null };
    expect(kinds([again, submission("APPROVED", "CDONE")], [unnamed], options)).toEqual([
      "person-twice",
      "person-twice",
    ]);
  });

  it("of one submission with several participants", () => {
    const other = { ...participant("completed", "b"), submissionId: "s-a" };
    const rows = [submission("APPROVED", "CDONE"), submission("APPROVED", "CDONE", "b")];
    expect(kinds(rows, [participant("completed"), other], options)).toEqual([
      "submission-twice",
      "submission-twice",
    ]);
  });

  it("but codes only where the file has them", () => {
    const without = { ...options, compareCodes: false };
    const row = submission("AWAITING REVIEW", null);
    expect(kinds([row], [participant("completed")], without)).toEqual([]);
    expect(kinds([row], [participant(null)], without)).toEqual(["complete-there-not-here"]);
  });
});
