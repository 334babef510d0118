import { describe, expect, it } from "vitest";
import { splitAnswers, withChecks } from "./shown-statements";

const constructs = ["A", "B", "C"].map((key) => ({ key, statement: key }));
const check = (key: string, place: number) => ({ key, statement: `?${key}`, trial: 1, place });
const order = (...checks: ReturnType<typeof check>[]) =>
  withChecks(constructs, checks).map(({ statement }) => statement);

describe("withChecks", () => {
  it("shows each check at its place among the statements", () => {
    expect(order()).toEqual(["A", "B", "C"]);
    expect(order(check("x", 2))).toEqual(["A", "?x", "B", "C"]);
    expect(order(check("y", 5), check("x", 1))).toEqual(["?x", "A", "B", "C", "?y"]);
    expect(order(check("x", 99))).toEqual(["A", "B", "C", "?x"]);
  });
});

describe("splitAnswers", () => {
  it("keeps the answers to checks out of the ratings, whatever the keys", () => {
    const [asked] = withChecks([], [check("A", 1)]);
    expect(splitAnswers({ A: 1, B: 2, [asked!.key]: 5 })).toEqual({
      ratings: { A: 1, B: 2 },
      checks: { A: 5 },
    });
  });
});
