import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPoolContent } from "@/lib/server/participation/assignment/load-pool";
import { db } from "@/lib/server/shared/db";
import { makeStudy } from "@/lib/server/testing/made-study";
import { poolFacts } from "@/lib/study/assignment/pool-problems";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { loadPoolFacts } from "./load-pool-facts";

const length = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });

/** A small content with everything that the rules look at, and rules for it. */
const given = fc.record({
  explanationsPerMethod: fc.integer({ min: 1, max: 3 }),
  pool: fc.record({
    onlyCorrect: fc.boolean(),
    onlySharedQuestions: fc.boolean(),
    minLength: length,
    maxLength: length,
  }),
  questions: fc.array(
    fc.record({
      stem: fc.constantFrom("Why?", null),
      gold: fc.constantFrom(0, 1, null),
      explanations: fc.uniqueArray(
        fc.record({
          methodKey: fc.constantFrom("CF", "MT", "MT+CF"),
          text: fc.constantFrom("Because.", "It is.", "So it must be.", null),
          answerIndex: fc.constantFrom(0, 0, 1, null),
        }),
        { selector: ({ methodKey }) => methodKey },
      ),
    }),
    { maxLength: 12 },
  ),
});

describe("The facts of a pool, counted by the database", () => {
  it("are those that all its explanations give", async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ questions, ...rules }) => {
        const methods = ["CF", "MT", "MT+CF"].map((key) => ({ key, label: key }));
        const study = await makeStudy({
          methods,
          questions: questions.map(({ stem, gold, explanations }, index) => ({
            externalId: String(index),
            stem,
            choices: ["yes", "no"],
            goldIndex: gold,
            explanations,
          })),
        });
        const protocol: Protocol = { ...DEMO_PROTOCOL, ...rules };
        const named = methods.map(({ key, label }) => ({
          id: study.methodIds.get(key) ?? "",
          label,
        }));
        const content = await loadPoolContent(study.id);
        expect(await loadPoolFacts(db(), study.id, protocol, named)).toEqual(
          poolFacts({ protocol, content, methods: named }),
        );
      }),
      { numRuns: 60 },
    );
  });
});
