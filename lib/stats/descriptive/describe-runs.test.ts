import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { describeRuns } from "./describe-runs";

describe("describeRuns", () => {
  it("gives the mean, deviation and interval that R gives", () => {
    // x <- c(62.7, 63.2, 64.5, 65.1, 64.9); mean(x); sd(x); sd(x) / sqrt(5); t.test(x)$conf.int
    const got = describeRuns([62.7, 63.2, 64.5, 65.1, 64.9]);
    if (got.kind !== "estimate" || got.spread.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.mean, 64.08, "mean", 1e-14);
    expectFigure(got.spread.sd, 1.068644000591402, "sd", 1e-12);
    expectFigure(got.spread.se, 0.47791212581394005, "se", 1e-12);
    expectFigure(got.spread.lower, 62.753103217569226, "lower end", 1e-12);
    expectFigure(got.spread.upper, 65.406896782430778, "upper end", 1e-12);
  });

  it("has no spread for one run, none at all for equal ones, and needs one", () => {
    const few = { kind: "insufficient-data", of: "runs" };
    expect(describeRuns([])).toEqual({ ...few, needed: 1, got: 0 });
    expect(describeRuns([0.7])).toEqual({
      kind: "estimate",
      n: 1,
      mean: 0.7,
      spread: { ...few, needed: 2, got: 1 },
    });
    expect(describeRuns([0.7, 0.7, 0.7])).toMatchObject({
      mean: 0.7,
      spread: { sd: 0, se: 0, lower: 0.7, upper: 0.7 },
    });
  });

  it("refuses an accuracy that is no number, and a confidence that is none", () => {
    expect(() => describeRuns([0.5, Number.NaN])).toThrow(RangeError);
    expect(() => describeRuns([0.5, 0.6], 1)).toThrow(RangeError);
  });
});
