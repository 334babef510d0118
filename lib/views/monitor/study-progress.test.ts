import { describe, expect, it } from "vitest";
import { COMPLETED_STEP, expectedFinish, funnelOf, targetOfExplanation } from "./study-progress";

describe("The funnel", () => {
  it("counts who came so far or further, and who stopped exactly there", () => {
    const steps = funnelOf(12, [
      { step: 0, people: 2, active: 1 },
      { step: 4, people: 3, active: 1 },
      { step: COMPLETED_STEP, people: 4, active: 0 },
    ]);
    expect(steps.map(({ name, reached, stopped }) => [name, reached, stopped])).toEqual([
      ["Opened the link", 12, 3],
      ["Consented", 9, 1],
      ["Told about themselves", 7, 0],
      ["Read the instructions", 7, 0],
      ["Rated explanation 1", 7, 0],
      ["Rated explanation 2", 7, 2],
      ["Reached the end", 4, null],
    ]);
  });

  it("does not say how many left before consent where more consented than opened the link here", () => {
    const [link] = funnelOf(0, [{ step: COMPLETED_STEP, people: 4, active: 0 }]);
    expect(link).toEqual({ name: "Opened the link", reached: 0, stopped: null });
  });
});

describe("The expected finish", () => {
  const asOf = "2026-11-24T10:00:00.000Z";

  it("goes on at the pace of the last day", () => {
    expect(expectedFinish(asOf, { target: 30, done: 10, lastDay: 10 })).toBe(
      "2026-11-26T10:00:00.000Z",
    );
  });

  it("is not known without a target, without anybody in the last day, or when it is reached", () => {
    expect(expectedFinish(asOf, { target: null, done: 10, lastDay: 10 })).toBeNull();
    expect(expectedFinish(asOf, { target: 30, done: 10, lastDay: 0 })).toBeNull();
    expect(expectedFinish(asOf, { target: 30, done: 30, lastDay: 10 })).toBeNull();
  });
});

describe("The target of an explanation", () => {
  const protocol = {
    ratingsPerExplanation: null,
    targetParticipants: 40,
    explanationsPerMethod: 3,
  };

  it("is the protocol's, or follows from the participants who are to complete", () => {
    expect(targetOfExplanation({ ...protocol, explanations: 24 })).toBe(5);
    expect(targetOfExplanation({ ...protocol, ratingsPerExplanation: 7, explanations: 24 })).toBe(
      7,
    );
    expect(targetOfExplanation({ ...protocol, explanations: 1000 })).toBeNull();
  });
});
