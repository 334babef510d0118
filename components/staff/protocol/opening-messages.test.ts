import { expect, it } from "vitest";
import { warningsRead } from "./opening-messages";

it("says what is begun in spite of a warning", () => {
  expect(warningsRead(1, "start the pilot")).toBe(
    "I have read the warning and start the pilot all the same; the audit log says so.",
  );
  expect(warningsRead(2, "open version 3")).toMatch(
    /^I have read the 2 warnings and open version 3/,
  );
});
