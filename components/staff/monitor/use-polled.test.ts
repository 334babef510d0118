import { describe, expect, it } from "vitest";
import { pollDelay } from "./use-polled";

describe("pollDelay", () => {
  it("asks every five seconds, less and less often while nothing answers, at least every minute", () => {
    expect([0, 1, 2, 3, 4, 50].map(pollDelay)).toEqual([
      5000, 10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });
});
