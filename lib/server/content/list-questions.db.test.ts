import { describe, expect, it } from "vitest";
import type { ContentFilter } from "@/lib/schemas/content/content-filter";
import { explanationOf, makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { listQuestions } from "./list-questions";
import { loadMethodOverlap } from "./load-method-overlap";
import { retireExplanation } from "./retire-explanation";

async function makeContent() {
  const study = await makeStudy({
    questions: ["2", "10", "b", "A_1"].map((externalId, index) => ({
      externalId,
      stem: `Where is ${externalId}?`,
      choices: ["here", "there"],
      goldIndex: 0,
      explanations: (index === 3 ? ["CF"] : ["CF", "MT"]).map((methodKey) => ({
        methodKey,
        text: `Says ${methodKey} of ${externalId}: 100% sure.`,
        answerIndex: methodKey === "MT" && index === 1 ? 1 : 0,
      })),
    })),
  });
  const access = await makeAccess(study);
  const listed = async (filter: ContentFilter) =>
    (await listQuestions(access, {}, filter)).items.map(({ externalId }) => externalId);
  return { study, access, listed };
}

describe("The list of questions", () => {
  it("goes by numbers, then letters, from either side of a key", async () => {
    const { access, listed } = await makeContent();
    expect(await listed({})).toEqual(["2", "10", "A_1", "b"]);
    const { items } = await listQuestions(access, { after: "10" });
    expect(items.map(({ externalId }) => externalId)).toEqual(["A_1", "b"]);
    const back = await listQuestions(access, { before: "A_1" });
    expect(back.items.map(({ externalId }) => externalId)).toEqual(["2", "10"]);
    expect(back).toMatchObject({ previous: null, total: 4 });
  });

  it("finds words in questions and explanations, and takes signs of patterns as they are", async () => {
    const { listed } = await makeContent();
    expect(await listed({ text: "where is B" })).toEqual(["b"]);
    expect(await listed({ text: "says mt" })).toEqual(["2", "10", "b"]);
    expect(await listed({ text: "A_1" })).toEqual(["A_1"]);
    expect(await listed({ text: "100% sure" })).toHaveLength(4);
    expect(await listed({ text: "10_" })).toEqual([]);
  });

  it("asks everything of the same explanation", async () => {
    const { study, access, listed } = await makeContent();
    expect(await listed({ method: "MT", answered: "wrong" })).toEqual(["10"]);
    expect(await listed({ method: "CF", answered: "wrong" })).toEqual([]);
    expect(await listed({ method: "CF", text: "Where is" })).toHaveLength(4);
    await retireExplanation(access, explanationOf(study, 2, "MT"), {
      retired: true,
      reason: "It is odd.",
    });
    expect(await listed({ state: "retired" })).toEqual(["2"]);
    expect(await listed({ state: "retired", method: "CF" })).toEqual([]);
    expect(await listed({ state: "never-given" })).toHaveLength(4);
  });
});

describe("The overlap of methods", () => {
  it("counts the questions that both explain", async () => {
    const { access } = await makeContent();
    expect(await loadMethodOverlap(access)).toEqual({
      labels: ["CF", "MT"],
      shared: [
        [4, 3],
        [3, 3],
      ],
    });
  });
});
