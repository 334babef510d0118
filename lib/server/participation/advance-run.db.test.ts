import { beforeEach, describe, expect, it } from "vitest";
import { admitParticipant, endRun } from "@/lib/server/participation/assignment/admit-participant";
import { db } from "@/lib/server/shared/db";
import {
  ABOUT_SOMEBODY,
  makeSmallStudy,
  rateNext,
  recruited,
  runOf,
  takenStudy,
} from "@/lib/server/testing/small-study";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { finishRun, recordInstructed } from "./advance-run";
import { enrolParticipant } from "./enrol-participant";
import type { TakenStudy } from "./find-taken-study";
import { loadRemainingTrials, loadRun, type Run } from "./load-run";

let study: TakenStudy;
let id: string;

async function begin(protocol: Partial<Protocol> = {}): Promise<void> {
  study = await takenStudy(await makeSmallStudy({ protocol: { ...DEMO_PROTOCOL, ...protocol } }));
  id = await enrolParticipant(study, recruited("p1"));
}
const run = (): Promise<Run> => runOf(study, id);
const step = async () => (await run()).step;
const status = async () => (await run()).status;

async function admit(screening: Record<string, string> = {}, aboutYou = ABOUT_SOMEBODY) {
  await admitParticipant(await run(), { aboutYou, screening });
}
const instruct = async (answers: Record<string, number> = {}) =>
  recordInstructed(await run(), answers);
const finish = async (comment = "") => finishRun(await run(), { comment });

beforeEach(() => begin());

describe("a run", () => {
  it("goes from step to step by what is stored", async () => {
    expect(await step()).toBe("about-you");
    await instruct();
    expect(await step()).toBe("about-you");
    await admit();
    expect(await step()).toBe("instructions");
    await instruct();
    expect(await step()).toBe("rate");
    await rateNext(study, id);
    expect(await step()).toBe("rate");
    await finish();
    expect(await step()).toBe("thanks");
  });

  it("keeps the first about-you answers when they are sent twice", async () => {
    await admit();
    await admit({}, { ...ABOUT_SOMEBODY, gender: "male" });
    const answers = await db().answer.findMany({ where: { participantId: id } });
    expect(Object.fromEntries(answers.map(({ key, value }) => [key, value]))).toEqual(
      ABOUT_SOMEBODY,
    );
  });

  it("does not finish while a trial is open", async () => {
    await admit();
    await instruct();
    await expect(finish("early")).rejects.toMatchObject({ code: "run-not-finished" });
    expect(await db().answer.count({ where: { participantId: id, key: "comment" } })).toBe(0);
  });

  it("does not finish before it began", async () => {
    await finish("early");
    expect(await step()).toBe("about-you");
    await admit();
    await expect(finish("early")).rejects.toMatchObject({ code: "run-not-finished" });
  });

  it("finishes once, with the first comment, however often it is sent", async () => {
    await admit();
    await instruct();
    await rateNext(study, id);
    await Promise.all(Array.from({ length: 5 }, () => finish("That was fine.")));
    await finish("Another one.");
    const comments = await db().answer.findMany({ where: { participantId: id, key: "comment" } });
    expect(comments.map(({ value }) => value)).toEqual(["That was fine."]);
  });

  it("is not found from another study", async () => {
    const other = await makeSmallStudy();
    expect(await loadRun(other.slug, id)).toBeNull();
  });
});

describe("Screening", () => {
  const screening = [
    {
      key: "language",
      question: "Do you read English without effort?",
      options: [
        { key: "yes", label: "Yes" },
        { key: "no", label: "No" },
      ],
      admits: ["yes"],
    },
  ];
  beforeEach(() => begin({ screening }));

  it("admits who gives an answer that admits", async () => {
    await admit({ language: "yes" });
    expect(await step()).toBe("instructions");
    const answer = await db().answer.findFirst({
      where: { participantId: id, key: "screening:language" },
    });
    expect(answer?.value).toBe("yes");
  });

  it("ends the run otherwise, plans nothing, and keeps nothing that was said", async () => {
    await admit({ language: "no" });
    expect(await status()).toBe("SCREENED_OUT");
    expect(await step()).toBe("ended");
    expect(await db().answer.count({ where: { participantId: id } })).toBe(0);
    expect(await db().trial.count({ where: { participantId: id } })).toBe(0);
    const event = await db().participantEvent.findFirstOrThrow({ where: { participantId: id } });
    expect(event).toMatchObject({ kind: "screened-out", detail: { screening: ["language"] } });
    await admit({ language: "yes" });
    expect(await status()).toBe("SCREENED_OUT");
  });

  it("names the question that has no answer, or one that was not offered", async () => {
    for (const given of [{}, { language: "maybe" }] as Record<string, string>[]) {
      await expect(admit(given)).rejects.toMatchObject({
        code: "not-acceptable",
        fields: [{ path: "screening.language" }],
      });
    }
    expect(await step()).toBe("about-you");
  });
});

describe("The comprehension check", () => {
  const comprehension = {
    questions: [
      {
        key: "what",
        question: "What do you rate?",
        options: ["Answers", "Explanations"],
        right: 1,
      },
    ],
    tries: 2,
  };
  beforeEach(async () => {
    await begin({ comprehension });
    await admit();
  });

  it("lets who understood it start", async () => {
    expect(await instruct({ what: 1 })).toEqual({ kind: "done" });
    expect(await step()).toBe("rate");
  });

  it("gives another try, and says which answer was wrong", async () => {
    expect(await instruct({ what: 0 })).toEqual({ kind: "wrong", wrong: ["what"], triesLeft: 1 });
    expect(await step()).toBe("instructions");
    await instruct({ what: 1 });
    expect(await step()).toBe("rate");
  });

  it("screens out after the last try, and frees the places", async () => {
    await instruct({ what: 0 });
    expect(await instruct({})).toEqual({ kind: "done" });
    expect(await status()).toBe("SCREENED_OUT");
    const { reservedUntil } = await db().participant.findUniqueOrThrow({ where: { id } });
    expect(reservedUntil?.getTime()).toBeLessThanOrEqual(Date.now());
    await instruct({ what: 1 });
    expect(await status()).toBe("SCREENED_OUT");
  });
});

describe("Attention checks", () => {
  const check = (key: string, trial: number) => ({
    key,
    kind: "instructional" as const,
    statement: "Please choose disagree here.",
    passing: [2],
    trial,
    place: 1,
  });
  const attention = { checks: [check("a", 1), check("b", 2)], failuresAllowed: 1 };

  async function finishWith(answers: Record<string, string>): Promise<string> {
    await begin({ attention });
    await admit();
    await instruct();
    await rateNext(study, id);
    await db().answer.createMany({
      data: Object.entries(answers).map(([key, value]) => ({
        studyId: study.id,
        participantId: id,
        key: `attention:${key}`,
        value,
      })),
    });
    await finish();
    return status();
  }

  it("end as completed when no more are failed than the protocol allows", async () => {
    expect(await finishWith({ a: "2", b: "5" })).toBe("COMPLETED");
    const { attentionFailures } = await db().participant.findUniqueOrThrow({ where: { id } });
    expect(attentionFailures).toBe(1);
  });

  it("end as failed attention when more are, and all answers stay", async () => {
    expect(await finishWith({ a: "4", b: "5" })).toBe("FAILED_ATTENTION");
    expect(await step()).toBe("thanks");
    expect(await db().response.count({ where: { trial: { participantId: id } } })).toBe(12);
  });

  it("count only those that were answered", async () => {
    expect(await finishWith({ a: "4" })).toBe("COMPLETED");
  });
});

describe("Withdrawing", () => {
  it("ends the run, keeps what was answered, and frees the rest", async () => {
    await admit();
    await instruct();
    await rateNext(study, id, 3);
    await endRun(await run(), "WITHDRAWN", {});
    expect(await status()).toBe("WITHDRAWN");
    expect(await db().response.count({ where: { trial: { participantId: id } } })).toBe(3);
    const { reservedUntil } = await db().participant.findUniqueOrThrow({ where: { id } });
    expect(reservedUntil?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("changes nothing about a run that was completed", async () => {
    await admit();
    await instruct();
    await rateNext(study, id);
    await finish();
    await endRun(await run(), "WITHDRAWN", {});
    expect(await status()).toBe("COMPLETED");
  });
});

describe("The trials that are sent", () => {
  it("show the right answer only where the protocol says so, wherever the choices stand", async () => {
    await admit();
    expect(JSON.stringify(await loadRemainingTrials(await run()))).not.toContain("goldIndex");
    await begin({ showGold: true, choiceOrder: "random" });
    await admit();
    const trials = await loadRemainingTrials(await run());
    expect(trials).toEqual(await loadRemainingTrials(await run()));
    const orders = new Set(trials.map(({ choices }) => choices.join()));
    expect(orders.size).toBeGreaterThan(1);
    for (const { stem, choices, goldIndex, answerIndex, explanation } of trials) {
      const question = Number(/\d+/.exec(stem)?.[0]) - 1;
      const method = Number(/reason (\d+)/.exec(explanation)?.[1]) - 1;
      expect(choices[goldIndex ?? -1]).toBe(["one", "two", "three"][question % 3]);
      expect(choices[answerIndex]).toBe(["one", "two", "three"][method % 3]);
    }
  });
});
