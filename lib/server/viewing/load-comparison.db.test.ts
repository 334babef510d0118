import { describe, expect, it } from "vitest";
import { compareMethods } from "@/lib/figures/compare-methods";
import { isEstimate, type Outcome } from "@/lib/stats/outcome";
import type { BuiltStudy } from "../building/build-study";
import {
  type FinishedParticipant,
  storeFinishedParticipants,
} from "../building/store-participants";
import { db } from "../db";
import { explanationOf, makeAccess, makeStudy } from "../testing/made-study";
import { loadComparison } from "./load-comparison";

/** A response as [question, method, Plausibility, Satisfaction]. */
type Given = [number, "CF" | "MT", number, number];

const PEOPLE: { completed: boolean; source: "IMPORTED" | "SIMULATED"; given: Given[] }[] = [
  {
    completed: true,
    source: "IMPORTED",
    given: [
      [1, "CF", 2, 3],
      [2, "MT", 5, 4],
    ],
  },
  {
    completed: true,
    source: "IMPORTED",
    given: [
      [2, "CF", 4, 4],
      [1, "MT", 4, 5],
    ],
  },
  { completed: false, source: "SIMULATED", given: [[1, "CF", 1, 2]] },
  { completed: false, source: "IMPORTED", given: [] },
];

async function makeCompared(): Promise<BuiltStudy> {
  const study = await makeStudy();
  const participants = PEOPLE.map((person, index): FinishedParticipant => {
    const { completed, source, given } = person;
    return {
      ordinal: index + 1,
      source,
      aboutYou: {} as FinishedParticipant["aboutYou"],
      completed,
      consentedAt: null,
      completedAt: null,
      trials: given.map(([question, method, plausibility, satisfaction], place) => ({
        explanationId: explanationOf(study, question, method),
        position: place + 1,
        response: {
          ratings: { Plausibility: plausibility, Satisfaction: satisfaction },
          durationMs: null,
          submittedAt: null,
        },
      })),
    };
  });
  await db().$transaction((tx) => storeFinishedParticipants(tx, study, participants));
  return study;
}

function figures<T>(outcome: Outcome<T> | undefined): T {
  if (!outcome || !isEstimate(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

const bootstrap = { replicates: 400, confidence: 0.95, seed: "test" };

describe("loadComparison", () => {
  it("counts everybody's ratings by construct, method and answer, in the study's order", async () => {
    const { sizes, origin, ratings } = await loadComparison(
      await makeAccess(await makeCompared()),
      "all",
    );
    expect(sizes).toEqual({
      all: { participants: 3, responses: 5 },
      completed: { participants: 2, responses: 4 },
    });
    expect(origin).toEqual({ participants: 3, simulated: 1, imported: 2 });
    expect(ratings.methods.map((method) => method.key)).toEqual(["CF", "MT"]);
    expect(ratings.counts).toEqual([
      [
        [1, 1, 0, 1, 0],
        [0, 0, 0, 1, 1],
      ],
      [
        [0, 1, 1, 1, 0],
        [0, 0, 0, 1, 1],
      ],
    ]);
    // Sums 2 to 10: CF gave 5, 8, 3; MT gave 9 twice.
    expect(ratings.sums).toEqual([
      [0, 1, 0, 1, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 2, 0],
    ]);
    expect(ratings.participants).toEqual([
      {
        responses: [1, 1],
        sums: [
          [2, 5],
          [3, 4],
        ],
      },
      {
        responses: [1, 1],
        sums: [
          [4, 4],
          [4, 5],
        ],
      },
      {
        responses: [1, 0],
        sums: [
          [1, 0],
          [2, 0],
        ],
      },
    ]);
  });

  it("gives the figures that one reckons by hand", async () => {
    const { ratings } = await loadComparison(await makeAccess(await makeCompared()), "all");
    const [plausibility, satisfaction, quality] = compareMethods(ratings, bootstrap);
    const mean = (variable: typeof quality, method: number) =>
      figures(variable?.described[method]).mean;
    expect(mean(plausibility, 0)).toBeCloseTo(7 / 3, 14);
    expect(mean(plausibility, 1)).toBe(4.5);
    expect([mean(satisfaction, 0), mean(satisfaction, 1)]).toEqual([3, 4.5]);
    // Row means: CF 2.5, 4, 1.5; MT 4.5, 4.5.
    expect(mean(quality, 0)).toBeCloseTo(8 / 3, 14);
    expect(mean(quality, 1)).toBe(4.5);
    expect(figures(figures(quality?.described[0]).spread).sd).toBeCloseTo(Math.sqrt(19 / 12), 14);
    // Ranks of the row means: CF 2, 3, 1 and MT 4.5, 4.5; H = 3 over 1 - (2³ - 2) / (5³ - 5).
    expect(figures(quality?.kruskalWallis).h).toBeCloseTo(3 / 0.95, 14);
    expect(figures(quality?.varghaDelaney[0]).a).toBe(0);
    expect(figures(quality?.intervals[0]).participants).toBe(3);
    expect(figures(quality?.intervals[0]).mean).toBeCloseTo(8 / 3, 14);
  });

  it("leaves out who did not complete, where that is asked for", async () => {
    const { origin, ratings } = await loadComparison(
      await makeAccess(await makeCompared()),
      "completed",
    );
    expect(origin).toEqual({ participants: 2, simulated: 0, imported: 2 });
    expect(ratings.counts[0]?.[0]).toEqual([0, 1, 0, 1, 0]);
    expect(ratings.participants).toHaveLength(2);
  });

  it("compares nothing in a study without responses, and says why", async () => {
    const { ratings } = await loadComparison(await makeAccess(await makeStudy()), "all");
    const [first] = compareMethods(ratings, bootstrap);
    expect(first?.described[0]).toMatchObject({ kind: "insufficient-data", of: "ratings" });
    expect(first?.kruskalWallis).toMatchObject({ kind: "insufficient-data" });
  });
});
