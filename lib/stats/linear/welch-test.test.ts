import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { expectFigure, readFigures, readReferences } from "@/lib/stats/testing/read-references";
import { welchTest } from "./welch-test";

interface ReferenceAnova {
  df1: number;
  welch_F: number;
  welch_df2: number;
  welch_p: number;
}

const { oneway_anova } = readFigures<{ oneway_anova: Record<string, ReferenceAnova> }>(
  "study.json",
);
const study = readReferences().filter(({ name }) => name.startsWith("study "));
const wantedOf = (name: string) => oneway_anova[name.replace("study ", "")]!;

describe("welchTest", () => {
  it.each(study)("tests the means of the $name as R does", ({ name, table }) => {
    const wanted = wantedOf(name);
    const got = welchTest(table);
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.f, wanted.welch_F, `F of ${name}`);
    expectFigure(got.df2, wanted.welch_df2, `df of ${name}`);
    expectFigure(got.p, wanted.welch_p, `p of ${name}`);
    expect(got.df1).toBe(wanted.df1);
  });

  it("has the worked example of its documentation", () => {
    // oneway.test(y ~ g): F 10, denominator 3.4482758620690, p .0419145174715
    const got = welchTest(
      countValues([
        [1, 2, 3],
        [4, 5, 7],
      ]),
    );
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.f, 10, "F");
    expectFigure(got.df2, 100 / 29, "df");
    expectFigure(got.p, 0.0419145174715, "p");
  });

  it("needs two ratings in every group that has any, and variation in every group", () => {
    expect(welchTest(countValues([[1, 2], [], [3]]))).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 2,
      got: 1,
    });
    expect(welchTest(countValues([[1, 2]]))).toMatchObject({ of: "groups", got: 1 });
    expect(
      welchTest(
        countValues([
          [1, 2],
          [3, 3],
        ]),
      ),
    ).toMatchObject({ kind: "undefined" });
  });
});
