import { describe, expect, it } from "vitest";
import { afterAll, SIMULATED_FROM, simulateParticipants } from "./simulate-study";

const explanationIds = new Map(
  Array.from({ length: 12 }, (_, place) => [
    `question ${place}`,
    new Map(["CF", "MT"].map((key) => [key, `${place}/${key}`])),
  ]),
);

describe("The demo's simulated participants", () => {
  it("come after the study opened, and are done before it closes", () => {
    const people = simulateParticipants({ explanationIds } as never, 9, "seed");
    const closed = afterAll(people);
    for (const { consentedAt, completedAt, trials } of people) {
      const times = [
        consentedAt,
        completedAt,
        ...trials.map((trial) => trial.response?.submittedAt),
      ];
      for (const time of times) {
        if (!time) continue;
        expect(time > SIMULATED_FROM && time < closed).toBe(true);
      }
    }
  });
});
