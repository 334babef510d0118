import { describe, expect, it } from "vitest";
import { decideTestsShown } from "./tests-shown";

const running = {
  status: "OPEN" as "OPEN" | "PAUSED",
  completed: 40,
  interimLooks: [],
  noted: false,
};

describe("decideTestsShown", () => {
  it("keeps the tests of a running study back", () => {
    expect(decideTestsShown(running)).toEqual({ shown: false });
    expect(decideTestsShown({ ...running, interimLooks: [50, 100] })).toEqual({ shown: false });
    // Otherwise a pause would be a look.
    expect(decideTestsShown({ ...running, status: "PAUSED" })).toEqual({ shown: false });
  });

  it("shows them when the study is over, at a planned look, and after a noted one", () => {
    const because = (change: Partial<typeof running> | { status: "CLOSED" }) =>
      decideTestsShown({ ...running, ...change });
    expect(because({ status: "CLOSED" })).toEqual({ shown: true, because: "not-running" });
    expect(because({ completed: 50, interimLooks: [50] as never })).toEqual({
      shown: true,
      because: "planned-look",
    });
    expect(because({ noted: true })).toEqual({ shown: true, because: "noted-look" });
  });
});
