import { describe, expect, it } from "vitest";
import { readRecruitmentLink } from "./recruitment-link";

const recruitment = { prolific: { completionCode: "C1ABCDEF" }, openLink: true };
const pid = "5f1c2d3e4b5a69788796a5b4";

describe("readRecruitmentLink", () => {
  it("takes Prolific's three parameters", () => {
    const query = { PROLIFIC_PID: pid, STUDY_ID: "s1", SESSION_ID: "x1", utm: "ignored" };
    expect(readRecruitmentLink(query, recruitment)).toEqual({
      kind: "prolific",
      externalId: pid,
      parameters: { PROLIFIC_PID: pid, STUDY_ID: "s1", SESSION_ID: "x1" },
    });
  });

  it("takes a link without parameters only where the study is open to all", () => {
    expect(readRecruitmentLink({}, recruitment)).toEqual({ kind: "open" });
    expect(readRecruitmentLink({}, { ...recruitment, openLink: false })).toEqual({
      kind: "unusable",
      reason: "not-open-to-all",
    });
  });

  it.each([
    ["a placeholder that was not filled in", { PROLIFIC_PID: "{{%PROLIFIC_PID%}}" }, "malformed"],
    ["ten kilobytes", { PROLIFIC_PID: "a".repeat(10_000) }, "malformed"],
    ["a null byte", { PROLIFIC_PID: "a\u0000b" }, "malformed"],
    ["an empty id", { PROLIFIC_PID: "", STUDY_ID: "s1" }, "incomplete"],
    ["the session without the person", { SESSION_ID: "x1" }, "incomplete"],
    ["two different ids", { PROLIFIC_PID: ["a1", "b2"] }, "contradictory"],
  ])("refuses %s", (_, query, reason) => {
    expect(readRecruitmentLink(query, recruitment)).toEqual({ kind: "unusable", reason });
  });

  it("takes the same parameter given twice with the same value", () => {
    expect(readRecruitmentLink({ PROLIFIC_PID: [pid, pid] }, recruitment).kind).toBe("prolific");
  });
});
