import { describe, expect, it } from "vitest";
import { ACCOUNT_RULE, ADDRESS_RULE, sayWait, waitAfter } from "./sign-in-wait";

describe("The wait after wrong passwords", () => {
  it("is none for who mistypes a few times", () => {
    expect([0, 1, 4].map((failures) => waitAfter(failures, ACCOUNT_RULE))).toEqual([0, 0, 0]);
    expect(waitAfter(19, ADDRESS_RULE)).toBe(0);
  });

  it("doubles with each one after, up to a limit that lets the owner in again", () => {
    const waits = [5, 6, 7, 8].map((failures) => waitAfter(failures, ACCOUNT_RULE));
    expect(waits).toEqual([5000, 10_000, 20_000, 40_000]);
    expect(waitAfter(100_000, ACCOUNT_RULE)).toBe(300_000);
    expect(waitAfter(100_000, ADDRESS_RULE)).toBe(900_000);
  });

  it("is said with the time at which it is over", () => {
    const now = Date.parse("2026-11-28T12:00:00Z");
    expect(sayWait(500, now)).toContain("Wait 1 second, until 12:00:01 UTC");
    expect(sayWait(30_500, now)).toContain("Wait 31 seconds, until 12:00:31 UTC");
    expect(sayWait(300_000, now)).toContain("Wait 5 minutes, until 12:05:00 UTC");
  });
});
