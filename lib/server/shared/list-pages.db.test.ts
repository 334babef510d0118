import { describe, expect, it } from "vitest";
import { listQuestions } from "@/lib/server/content/list-questions";
import { listParticipants } from "@/lib/server/participants/list-participants";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { db } from "./db";

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

  it("calls an answer right by its words, where a choice appears twice", async () => {
    const study = await makeStudy({ questions: [question("1")] });
    const page = await listQuestions(await makeAccess(study), {});
    expect(page.items[0]?.explanations).toMatchObject([
      { method: "CF", answer: "same", correct: true },
      { method: "MT", answer: "other", correct: false },
    ]);
  });
});

describe("listParticipants in another order", () => {
  it("goes through everybody once, forwards and back, with who has no value last", async () => {
    const study = await makeStudy();
    const start = Date.parse("2026-11-20T10:00:00.000Z");
    await db().participant.createMany({
      data: Array.from({ length: 130 }, (_, index) => ({
        studyId: study.id,
        ordinal: index + 1,
        code: `C-${index}`,
        protocolVersionId: study.protocolVersionId,
        source: "PROLIFIC" as const,
        externalIdHash: `hash-${index}`,
        status: index % 11 === 0 ? ("ACTIVE" as const) : ("COMPLETED" as const),
        consentedAt: new Date(start + index * 1000),
        // Many take equally long, and some have no end.
        completedAt:
          index % 11 === 0 ? null : new Date(start + index * 1000 + (1 + (index % 7)) * 60_000),
      })),
    });
    const access = await makeAccess(study);
    for (const by of ["completion", "duration", "responses"] as const) {
      for (const descending of [false, true]) {
        const order = { by, descending };
        const list = (keyset: { after?: string; before?: string }) =>
          listParticipants(access, keyset, {}, order);
        const first = await list({});
        const second = await list({ after: first.next! });
        const third = await list({ after: second.next! });
        const all = [first, second, third].flatMap(({ items }) => items);
        expect(new Set(all.map(({ ordinal }) => ordinal)).size).toBe(130);
        const value = (one: (typeof all)[number]) =>
          by === "responses"
            ? one.stored
            : by === "duration"
              ? one.durationMs
              : one.completedAt && Date.parse(one.completedAt);
        const values = all.map((one) => value(one) ?? null);
        const known = values.filter((one): one is number => one !== null);
        expect(known).toEqual(known.toSorted((a, b) => (descending ? b - a : a - b)));
        expect(values.slice(known.length).every((one) => one === null)).toBe(true);
        expect(await list({ before: third.previous! })).toEqual(second);
        expect(await list({ before: second.previous! })).toEqual(first);
        expect([first.previous, third.next]).toEqual([null, null]);
      }
    }
    expect(await listParticipants(access, { after: "none_5" }, {})).toEqual(
      await listParticipants(access, {}),
    );
  });
});

describe("listParticipants", () => {
  it("goes through all participants forwards and back, and shows no recruiter's id", async () => {
    const study = await makeStudy();
    await db().participant.createMany({
      data: Array.from({ length: 125 }, (_, index) => ({
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
    expect([first, second, third].map((page) => page.items.length)).toEqual([50, 50, 25]);
    expect(third.next).toBeNull();
    expect(await listParticipants(access, { before: second.previous! })).toEqual(first);
    expect(JSON.stringify(first)).not.toContain("hash-");
  });
});
