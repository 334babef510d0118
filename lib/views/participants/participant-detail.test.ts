import { describe, expect, it } from "vitest";
import { erasureWords, sayEvent } from "./participant-detail";

const at = "2026-11-24T10:00:00.000Z";

describe("A participant's page", () => {
  it("says what happened, with what is stored of it", () => {
    expect(sayEvent({ at, kind: "comprehension", detail: { try: 1, wrong: ["a", "b"] } })).toBe(
      "Answered the questions about the instructions, not all correctly (try: 1; wrong: a, b)",
    );
    expect(sayEvent({ at, kind: "places-renewed", detail: {} })).toContain("given places again");
    expect(sayEvent({ at, kind: "something-new", detail: {} })).toBe("something new");
  });

  it("names in the button whose responses will be gone, and how many", () => {
    expect(erasureWords({ code: "BCDF-GHJK", stored: 12 })).toBe("Erase 12 responses of BCDF-GHJK");
    expect(erasureWords({ code: "BCDF-GHJK", stored: 1 })).toBe("Erase 1 response of BCDF-GHJK");
  });
});
