import { describe, expect, it } from "vitest";
import { decideTestsShown } from "./tests-shown";

describe("decideTestsShown", () => {
  it("keeps the tests of a running study closed", () => {
    expect(decideTestsShown({ status: "OPEN", noted: false })).toEqual({ shown: false });
    // Otherwise a pause would be a look.
    expect(decideTestsShown({ status: "PAUSED", noted: false })).toEqual({ shown: false });
  });

  it("shows them when the study is over, and to who has noted a look", () => {
    for (const status of ["DRAFT", "PILOT", "CLOSED", "ARCHIVED"] as const) {
      const open = { shown: true, because: "not-running" };
      expect(decideTestsShown({ status, noted: false })).toEqual(open);
    }
    expect(decideTestsShown({ status: "OPEN", noted: true })).toEqual({
      shown: true,
      because: "noted-look",
    });
  });
});
