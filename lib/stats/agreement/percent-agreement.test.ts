import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentAgreement } from "./percent-agreement";

describe("percentAgreement", () => {
  it("counts the pairs of the worked example", () => {
    expect(
      percentAgreement([
        [3, 1, 0, 0],
        [0, 0, 1, 1],
      ]),
    ).toEqual({ kind: "estimate", share: 3 / 7, pairs: 7, agreeing: 3, units: 2 });
  });

  it("counts what comparing every rating with every other counts", () => {
    const units = fc.array(fc.array(fc.nat(3), { maxLength: 6 }));
    fc.assert(
      fc.property(units, (ratings) => {
        const pairs = ratings.flatMap((unit) =>
          unit.flatMap((a, index) => unit.slice(index + 1).map((b) => a === b)),
        );
        const counts = ratings.map((unit) =>
          [0, 1, 2, 3].map((value) => unit.filter((rating) => rating === value).length),
        );
        const got = percentAgreement(counts);
        if (pairs.length === 0) expect(got.kind).toBe("insufficient-data");
        else
          expect(got).toMatchObject({
            pairs: pairs.length,
            agreeing: pairs.filter(Boolean).length,
          });
      }),
    );
  });

  it("needs a unit with two ratings", () => {
    expect(percentAgreement([[1, 0], [0, 1], []])).toEqual({
      kind: "insufficient-data",
      of: "pairable-units",
      needed: 1,
      got: 0,
    });
  });
});
