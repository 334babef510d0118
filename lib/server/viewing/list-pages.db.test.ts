import { describe, expect, it } from "vitest";
import { db } from "../db";
import { makeAccess, makeStudy } from "../testing/made-study";
import { listParticipants } from "./list-participants";
import { listQuestions } from "./list-questions";

const question = (externalId: string) => ({
  externalId,
  stem: null,
  choices: ["same", "other", "same"],
  goldIndex: 0,
  explanations: [
    { methodKey: "CF", text: "A", answerIndex: 2 },
    { methodKey: "MT", text: "B", answerIndex: 1 },
  ],
});

describe("listQuestions", () => {
  it("goes through all questions forwards and back: numbers by value, then the rest", async () => {
    const ids = [...Array(45).keys()].map((index) => (index < 40 ? String(index) : `x${index}`));
    const study = await makeStudy({ questions: ids.toReversed().map(question) });
    const access = await makeAccess(study);
    const first = await listQuestions(access, {});
    const second = await listQuestions(access, { after: first.next! });
    const third = await listQuestions(access, { after: second.next! });
    const seen = [first, second, third].flatMap((page) => page.items.map((q) => q.externalId));
    expect(seen).toEqual(ids);
    expect([first.previous, third.next, first.total]).toEqual([null, null, 45]);
    expect(await listQuestions(access, { before: second.previous! })).toEqual(first);
  });

  it("calls an answer right by its words, where a choice stands twice", async () => {
    const study = await makeStudy({ questions: [question("1")] });
    const page = await listQuestions(await makeAccess(study), {});
    expect(page.items[0]?.explanations).toMatchObject([
      { method: "CF", answer: "same", correct: true },
      { method: "MT", answer: "other", correct: false },
    ]);
  });
});

describe("listParticipants", () => {
  it("goes through all participants forwards and back, and shows no recruiter's id", async () => {
    const study = await makeStudy();
    await db().participant.createMany({
      data: Array.from({ length: 250 }, (_, index) => ({
        studyId: study.id,
        ordinal: index + 1,
        code: `C-${index}`,
        protocolVersionId: study.protocolVersionId,
        source: "PROLIFIC" as const,
        externalIdHash: `hash-${index}`,
      })),
    });
    const access = await makeAccess(study);
    const first = await listParticipants(access, {});
    const second = await listParticipants(access, { after: first.next! });
    const third = await listParticipants(access, { after: second.next! });
    expect([first, second, third].map((page) => page.items.length)).toEqual([100, 100, 50]);
    expect(third.next).toBeNull();
    expect(await listParticipants(access, { before: second.previous! })).toEqual(first);
    expect(JSON.stringify(first)).not.toContain("hash-");
  });
});
