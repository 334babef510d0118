import fc from "fast-check";
import { expect, it } from "vitest";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import { collectSet } from "./collect-set";
import { keepResponses, type StoredResponse } from "./kept-responses";

const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
const constructs = ["A", "B"].map((key, index) => ({
  key,
  statement: null,
  points: 5,
  reversed: index === 1,
}));

const given = fc.record({
  method: fc.nat(1),
  question: fc.nat(3),
  explanation: fc.nat(5),
  run: fc.integer({ min: -1, max: 2 }),
  correct: fc.integer({ min: -1, max: 1 }),
  position: fc.integer({ min: 1, max: 12 }),
  length: fc.nat(300),
  ratings: fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }),
  durationMs: fc.constantFrom(null, 500, 20_000),
});
const people = fc.array(
  fc.record({
    completed: fc.boolean(),
    failedAttention: fc.boolean(),
    excluded: fc.boolean(),
    given: fc.array(given, { maxLength: 8 }),
  }),
  { maxLength: 6 },
);

it("A set that is collected has the table that kept responses have of it", () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...ANALYSIS_SETS), (everybody, set) => {
      const excluded = new Set(
        everybody.flatMap((one, number) => (one.excluded ? [`p${number}`] : [])),
      );
      const collected = collectSet(set, methods, constructs);
      const kept = keepResponses(methods, constructs);
      kept.exclude(excluded);
      const seen = { question: new Map(), explanation: new Map(), run: new Map() };
      const place = (number: number, places: Map<number, number>) => {
        if (number < 0) return -1;
        if (!places.has(number)) places.set(number, places.size);
        return places.get(number) ?? -1;
      };
      for (const [number, { given, completed, failedAttention }] of everybody.entries()) {
        const participant = `p${number}`;
        const who = { participant, source: "taken" as const, completed, failedAttention };
        kept.add(
          given.map(
            ({ question, explanation, run, ...response }): StoredResponse => ({
              ...response,
              ...who,
              question: place(question, seen.question),
              explanation: place(explanation, seen.explanation),
              run: place(run, seen.run),
            }),
          ),
        );
        if (given.length === 0) continue;
        const standing = [excluded.has(participant), completed, failedAttention].map(Number);
        const responses = given.flatMap(
          ({
            method,
            question,
            explanation,
            run,
            correct,
            position,
            length,
            durationMs,
            ratings,
          }) => [
            ...[method, question, explanation, run, correct, position, length, durationMs ?? -1],
            ...ratings.map((place) => place + 1),
          ],
        );
        collected.add([...standing, ...responses]);
      }
      expect({ ...collected.table(), aboutYou: [] }).toEqual(kept.table(set));
    }),
  );
});
