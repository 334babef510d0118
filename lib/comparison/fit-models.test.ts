import { describe, expect, it } from "vitest";
import { listMeasures } from "@/lib/comparison/responses/response-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { completeRows, fitModels, responsesOf } from "./fit-models";

const table = makeTable({ participants: 20 });
const [construct, , , quality] = listMeasures(table);

describe("fitModels", () => {
  it("fits answers on their scale, twice, with a contrast for every pair of methods", () => {
    const { model } = fitModels(table, construct!);
    if (model.scale !== "ordinal") throw new Error("A construct is ordinal.");
    for (const fitted of [model.laplace, model.agq]) {
      if (!isEstimate(fitted)) throw new Error("There is no fit.");
      expect(fitted.contrasts.map(({ first, second }) => [first, second])).toEqual([
        [0, 1],
        [0, 2],
        [1, 2],
      ]);
    }
  });

  it("fits Quality as a number, with questions where all of them are known", () => {
    const known = fitModels(table, quality!).model;
    expect(known).toMatchObject({
      scale: "linear",
      byParticipant: { kind: "estimate" },
      byParticipantAndQuestion: { kind: "estimate" },
    });
    const question = table.question.map((one, row) => (row === 3 ? -1 : one));
    const unknown = fitModels({ ...table, question }, quality!).model;
    expect(unknown).toMatchObject({ byParticipantAndQuestion: null });
    expect(unknown.scale === "linear" && unknown.byParticipant).toEqual(
      known.scale === "linear" && known.byParticipant,
    );
  });

  it("reads a measure by the responses that have it", () => {
    const measure = { ...construct!, value: Int8Array.of(4, -1, 0) };
    expect([...completeRows(measure)]).toEqual([0, 2]);
    expect([...responsesOf(measure, completeRows(measure))]).toEqual([5, 1]);
  });
});
