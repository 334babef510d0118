import { describe, expect, it } from "vitest";
import { PARTICIPANT_STATES, type ParticipantState } from "./listed-participant";
import { recruiterContradiction } from "./recruiter-contradiction";

const marked = (status: string): ParticipantState[] =>
  PARTICIPANT_STATES.filter((state) => recruiterContradiction(state, status) !== null);

describe("The recruiter's word against ours", () => {
  it("is marked where a submission was handed in that did not reach the end here", () => {
    const unfinished = ["active", "dropped", "timed-out", "withdrawn"];
    expect(marked("APPROVED")).toEqual(unfinished);
    expect(marked("awaiting_review")).toEqual(unfinished);
  });

  it("is marked where the place was given away and somebody is at it, or done, here", () => {
    for (const status of ["RETURNED", "TIMED-OUT", "REJECTED"]) {
      expect(marked(status)).toEqual(["active", "completed"]);
    }
  });

  it("is marked where the recruiter still waits, or screened out, and the end was reached here", () => {
    expect(marked("ACTIVE")).toEqual(["completed", "failed-attention"]);
    expect(marked("SCREENED OUT")).toEqual(["completed", "failed-attention"]);
  });

  it("is not marked where the recruiter said nothing, or something unknown", () => {
    expect(recruiterContradiction("completed", null)).toBeNull();
    expect(marked("PAID IN COCONUTS")).toEqual([]);
  });
});
