import { describe, expect, it } from "vitest";
import { createGrowingTable } from "@/lib/comparison/responses/growing-table";
import { listMeasures } from "@/lib/comparison/responses/response-table";
import { describeAgreement } from "./describe-agreement";

const methods = ["CF", "MT"].map((key) => ({ key, label: key }));
const constructs = [{ key: "A", statement: null, points: 5 }];

/** Rows of question, method and answer (0 for a missing one), each of another participant. */
function agreementOf(rows: [number, number, number][]) {
  const growing = createGrowingTable(methods, constructs);
  rows.forEach(([question, method, rating], participant) => {
    growing.add({ participant, method, question, position: 1, length: 9, ratings: [rating - 1] });
  });
  const table = { ...growing.view(), aboutYou: [] };
  return describeAgreement(table, listMeasures(table))[0]!;
}

describe("Agreement between raters", () => {
  it("is about the explanation: the same question under another method is another unit", () => {
    const agreement = agreementOf([
      [0, 0, 1],
      [0, 0, 1],
      [0, 1, 5],
      [0, 1, 5],
    ]);
    expect(agreement.percent).toMatchObject({ kind: "estimate", share: 1, units: 2 });
    for (const alpha of [agreement.nominal, agreement.ordinal, agreement.interval]) {
      expect(alpha).toMatchObject({ kind: "estimate", alpha: 1 });
    }
  });

  it("leaves out missing ratings and responses whose question is not known", () => {
    const known: [number, number, number][] = [
      [0, 0, 2],
      [0, 0, 4],
      [1, 0, 5],
      [1, 0, 5],
      [1, 0, 4],
    ];
    expect(agreementOf([...known, [0, 0, 0], [-1, 0, 1], [-1, 0, 1], [2, 1, 3]])).toMatchObject({
      percent: agreementOf(known).percent,
      nominal: agreementOf(known).nominal,
    });
  });

  it("is said not to exist where nobody rated what somebody else rated", () => {
    const agreement = agreementOf([
      [0, 0, 1],
      [0, 1, 2],
      [1, 0, 3],
      [-1, 0, 3],
      [-1, 0, 3],
    ]);
    for (const figure of [agreement.ordinal, agreement.percent, agreement.icc]) {
      expect(figure).toMatchObject({ kind: "insufficient-data", of: "pairable-units", got: 0 });
    }
  });
});
