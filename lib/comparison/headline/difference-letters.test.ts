import fc from "fast-check";
import { expect, it } from "vitest";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import { differenceLetters } from "./difference-letters";

it("Of three groups of which only the outer ones differ, the middle has both letters", () => {
  expect(differenceLetters(3, [{ first: 0, second: 2 }])).toEqual(["a", "ab", "b"]);
  expect(differenceLetters(2, [])).toEqual(["a", "a"]);
});

it("Two groups share a letter exactly where they are not found to differ", () => {
  const pairs = listPairs(5);
  fc.assert(
    fc.property(fc.subarray(pairs), (differ) => {
      const letters = differenceLetters(5, differ);
      for (const pair of pairs) {
        const [first, second] = [letters[pair.first] ?? "", letters[pair.second] ?? ""];
        const shares = [...first].some((letter) => second.includes(letter));
        expect(shares).toBe(!differ.includes(pair));
      }
    }),
    { numRuns: 200 },
  );
});
