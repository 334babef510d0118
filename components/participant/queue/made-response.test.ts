import { describe, expect, it } from "vitest";
import { responseSchema } from "@/lib/schemas/participation/take";
import { makeResponse, viewportClass } from "./made-response";

const at = new Date("2026-05-04T10:00:00.000Z");

describe("makeResponse", () => {
  it("says what was answered and how", () => {
    const times = {
      elapsedMs: 5000.4,
      awayMs: 10.6,
      firstAnswerMs: 700.2,
      changes: 2,
      focusLosses: 1,
      translated: true,
    };
    expect(makeResponse({ A: 3, "attention:x": 5 }, times, at, 800)).toEqual({
      ratings: { A: 3 },
      checks: { x: 5 },
      durationMs: 5000,
      submittedAt: at.toISOString(),
      paradata: {
        awayMs: 11,
        firstAnswerMs: 700,
        changes: 2,
        focusLosses: 1,
        translated: true,
        viewport: "medium",
      },
    });
  });

  it("is acceptable to the server, also after weeks, or without times", () => {
    const weeks = 1e12;
    const times = { elapsedMs: weeks, awayMs: weeks, changes: weeks, focusLosses: weeks };
    for (const response of [
      makeResponse({ A: 3 }, times, at, 1),
      makeResponse({}, undefined, at, 1),
    ])
      expect(responseSchema.safeParse(JSON.parse(JSON.stringify(response))).success).toBe(true);
  });

  it("is acceptable as a tab of before the update sends it", () => {
    const old = { ratings: { A: 3 }, durationMs: 1, submittedAt: at.toISOString() };
    expect(responseSchema.parse(old)).toEqual({ ...old, checks: {} });
  });
});

describe("viewportClass", () => {
  it("follows the widths at which the pages change", () => {
    expect([320, 639, 640, 1023, 1024].map(viewportClass)).toEqual([
      "small",
      "small",
      "medium",
      "medium",
      "large",
    ]);
  });
});
