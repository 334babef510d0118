import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { loadPerformance } from "./load-performance";

type Run = [method: string, modelSize: string, accuracy: number | null];

async function storeRuns(study: BuiltStudy, runs: Run[]): Promise<void> {
  const data = runs.map(([method, modelSize, testAccuracy], index) => {
    const methodId = study.methodIds.get(method);
    if (!methodId) throw new Error(`There is no method ${method}.`);
    return { studyId: study.id, methodId, modelSize, runNumber: index + 1, testAccuracy };
  });
  await db().modelRun.createMany({ data });
}

/** Questions by the answers of CF and MT: the first choice is right, null is an answer that is not known. */
async function makeAnswered(answers: [cf: number | null, mt: number | null][]) {
  return makeStudy({
    questions: answers.map((places, index) => ({
      externalId: String(index + 1),
      stem: `Question ${index + 1}?`,
      choices: ["yes", "no"],
      goldIndex: 0,
      explanations: ["CF", "MT"].map((methodKey, method) => ({
        methodKey,
        text: "Because.",
        answerIndex: places[method] ?? null,
      })),
    })),
  });
}

const about = (figure: number) => expect.closeTo(figure, 12);

describe("The accuracy of model runs", () => {
  it("stands by model size and method, with all runs and without those apart from the others", async () => {
    const study = await makeStudy();
    await storeRuns(study, [
      // Quartiles .60 and .61: the fences are .585 and .625, and .8 lies outside.
      ...[0.6, 0.6, 0.61, 0.61, 0.8].map((accuracy): Run => ["CF", "220M", accuracy]),
      ...[0.5, 0.52, 0.54].map((accuracy): Run => ["MT", "220M", accuracy]),
      ["CF", "60M", 0.4],
      ["MT", "60M", null],
    ]);
    const { runs } = await loadPerformance(await makeAccess(study));
    expect(runs?.outliers).toBe(1);
    // Sizes by number, not by letter.
    expect(runs?.sizes.map(({ label }) => label)).toEqual(["60M", "220M"]);
    const [small, large] = runs?.sizes ?? [];
    expect(small?.cells).toMatchObject([
      { runs: [{ accuracy: 0.4, isOutlier: false }], withOutliers: { n: 1, mean: about(0.4) } },
      { runs: [], withOutliers: { kind: "insufficient-data" } },
    ]);
    expect(large?.cells).toMatchObject([
      {
        withOutliers: { n: 5, mean: about(0.644) },
        withoutOutliers: { n: 4, mean: about(0.605) },
      },
      { withOutliers: { n: 3, mean: about(0.52) }, withoutOutliers: { n: 3, mean: about(0.52) } },
    ]);
    expect(large?.cells[0]?.runs.filter(({ isOutlier }) => isOutlier)).toEqual([
      { label: "Run 5", accuracy: 0.8, isOutlier: true },
    ]);
  });

  it("is none where no run has one, and never that of another study", async () => {
    const [study, other] = [await makeStudy(), await makeStudy()];
    await storeRuns(study, [["CF", "220M", null]]);
    await storeRuns(other, [["CF", "220M", 0.7]]);
    expect((await loadPerformance(await makeAccess(study))).runs).toBeNull();
  });
});

describe("The students' answers to the study's questions", () => {
  it("are compared on the questions that both methods answered", async () => {
    const study = await makeAnswered([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      // Not shared.
      [0, null],
      [null, 1],
    ]);
    const { answers } = await loadPerformance(await makeAccess(study));
    expect(answers?.accuracy).toMatchObject([
      { n: 7, proportion: about(3 / 7) },
      { n: 7, proportion: about(4 / 7) },
    ]);
    // One right by CF alone, three by MT alone: 2 · (1 + 4) / 2⁴.
    expect(answers?.pairs).toMatchObject([
      { first: 0, second: 1, n: 6, discordant: 4, difference: about(2 / 6), p: about(0.625) },
    ]);
  });

  it("are those of the first run, where several runs explain a question", async () => {
    const study = await makeAnswered([[null, 0]]);
    const methodId = study.methodIds.get("CF") ?? "";
    const question = await db().question.findFirstOrThrow({ where: { studyId: study.id } });
    // The second run is stored first.
    for (const [runNumber, answerIndex] of [
      [2, 1],
      [1, 0],
    ] as const) {
      const run = await db().modelRun.create({ data: { studyId: study.id, methodId, runNumber } });
      await db().explanation.create({
        data: {
          studyId: study.id,
          questionId: question.id,
          methodId,
          modelRunId: run.id,
          text: "Because.",
          length: 8,
          answerText: answerIndex === 0 ? "yes" : "no",
          answerIndex,
        },
      });
    }
    const { answers } = await loadPerformance(await makeAccess(study));
    expect(answers?.accuracy[0]).toMatchObject({ n: 1, proportion: 1 });
  });

  it("are none where the right answers are not known", async () => {
    const study = await makeStudy({
      questions: [
        {
          externalId: "1",
          stem: null,
          choices: [],
          goldIndex: null,
          explanations: [{ methodKey: "CF", text: null, length: 12, answerIndex: null }],
        },
      ],
    });
    expect(await loadPerformance(await makeAccess(study))).toEqual({ runs: null, answers: null });
  });
});
