import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../db";
import { makeSmallStudy, takenStudy } from "../testing/small-study";
import { finishRun, recordAboutYou, recordInstructed } from "./advance-run";
import { enrolParticipant } from "./enrol-participant";
import { loadRemainingTrials, loadRun } from "./load-run";
import { recordResponse } from "./record-response";

const aboutYou = {
  gender: "female",
  ageBand: "30-34",
  country: "GB",
  education: "university",
  employment: "employee",
};
const ratings = {
  Plausibility: 1,
  Understandability: 2,
  Completeness: 3,
  Satisfaction: 4,
  Contrastiveness: 5,
};
const submittedAt = "2026-05-04T10:11:12.000Z";

let studyId: string;
let slug: string;
let id: string;

async function rateAll(): Promise<void> {
  for (const trial of await loadRemainingTrials(id)) {
    await recordResponse([id], trial.id, { ratings, durationMs: 1000, submittedAt });
  }
}
const step = async () => (await loadRun(slug, id))?.step;

beforeEach(async () => {
  const study = await takenStudy(await makeSmallStudy());
  ({ id: studyId, slug } = study);
  id = await enrolParticipant(study, { source: "OPEN_LINK", externalId: "v1", parameters: {} });
});

describe("a run", () => {
  it("goes from step to step by what is stored", async () => {
    expect(await step()).toBe("about-you");
    await recordInstructed(studyId, id);
    expect(await step()).toBe("about-you");
    await recordAboutYou(studyId, id, aboutYou);
    expect(await step()).toBe("instructions");
    await recordInstructed(studyId, id);
    expect(await step()).toBe("rate");
    await rateAll();
    expect(await step()).toBe("rate");
    await finishRun(studyId, id, "");
    expect(await step()).toBe("thanks");
  });

  it("keeps the first about-you answers when they are sent twice", async () => {
    await Promise.all([
      recordAboutYou(studyId, id, aboutYou),
      recordAboutYou(studyId, id, aboutYou),
    ]);
    await recordAboutYou(studyId, id, { ...aboutYou, gender: "male" });
    const answers = await db().answer.findMany({ where: { participantId: id } });
    expect(Object.fromEntries(answers.map(({ key, value }) => [key, value]))).toEqual(aboutYou);
  });

  it("does not finish while a trial is open", async () => {
    await expect(finishRun(studyId, id, "early")).rejects.toMatchObject({
      code: "run-not-finished",
    });
    expect(await db().answer.count({ where: { participantId: id } })).toBe(0);
  });

  it("finishes once, with the first comment, however often it is sent", async () => {
    await rateAll();
    await Promise.all(Array.from({ length: 5 }, () => finishRun(studyId, id, "That was fine.")));
    await finishRun(studyId, id, "Another one.");
    const comments = await db().answer.findMany({ where: { participantId: id, key: "comment" } });
    expect(comments.map(({ value }) => value)).toEqual(["That was fine."]);
  });

  it("is not found from another study", async () => {
    const other = await makeSmallStudy();
    expect(await loadRun(other.slug, id)).toBeNull();
  });
});
