import { describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { type Person, storePeople } from "@/lib/server/testing/finished-people";
import { makeStudy } from "@/lib/server/testing/made-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { studyResponses } from "./study-responses";

const PEOPLE: Person[] = [
  {
    given: [
      [1, "CF", 2, 3],
      [2, "MT", 5, 4],
    ],
  },
  {
    given: [
      [2, "CF", 4, 4],
      [1, "MT", 4, 5],
    ],
  },
  { completed: false, source: "SIMULATED", given: [[1, "CF", 1, 2]] },
  { completed: false, given: [] },
];

async function makeCompared(): Promise<BuiltStudy> {
  const study = await makeStudy();
  await storePeople(study, PEOPLE);
  return study;
}

/** Somebody new with their first trial. */
async function arrive(study: BuiltStudy): Promise<{ participantId: string; trialId: string }> {
  const studyId = study.id;
  const participant = await db().participant.create({
    data: {
      studyId,
      ordinal: 1 + (await db().participant.count({ where: { studyId } })),
      code: crypto.randomUUID(),
      protocolVersionId: study.protocolVersionId,
      source: "OPEN_LINK",
      externalIdHash: crypto.randomUUID(),
    },
  });
  const explanationId = [...study.explanationIds.values()][0]!.values().next().value!;
  const trial = await db().trial.create({
    data: { studyId, participantId: participant.id, explanationId, position: 1 },
  });
  return { participantId: participant.id, trialId: trial.id };
}

async function respond(tx: Transaction, study: BuiltStudy, trialId: string, value: number) {
  const studyId = study.id;
  await tx.response.create({
    data: { trialId, studyId, protocolVersionId: study.protocolVersionId },
  });
  await tx.rating.createMany({
    data: [...study.constructIds.values()].map((constructId) => ({
      trialId,
      studyId,
      constructId,
      value,
    })),
  });
}

/** How often each answer to the first construct was given, over all methods. */
async function answers(study: BuiltStudy, set: "all" | "completed" = "all"): Promise<number[]> {
  const { kept } = await studyResponses(study.id);
  const counts = kept.counts(set).counts[0] ?? [];
  return [0, 1, 2, 3, 4].map((answer) =>
    counts.reduce((sum, ofMethod) => sum + (ofMethod[answer] ?? 0), 0),
  );
}

describe("The responses that a process keeps", () => {
  it("are counted by construct, method and answer, in the study's order", async () => {
    const { kept } = await studyResponses((await makeCompared()).id);
    expect(kept.counts("all")).toEqual({
      counts: [
        [
          [1, 1, 0, 1, 0],
          [0, 0, 0, 1, 1],
        ],
        [
          [0, 1, 1, 1, 0],
          [0, 0, 0, 1, 1],
        ],
      ],
      // Sums 2 to 10: CF gave 5, 8, 3; MT gave 9 twice.
      sums: [
        [0, 1, 0, 1, 0, 0, 1, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 2, 0],
      ],
      participants: 3,
      responses: 5,
    });
    expect(kept.origin("all")).toEqual({ participants: 3, simulated: 1, imported: 2 });
    expect(kept.table("all").methods.map(({ key }) => key)).toEqual(["CF", "MT"]);
    expect([...kept.table("all").position]).toEqual([1, 2, 1, 2, 1]);
  });

  it("leave out who did not complete, where that is asked for", async () => {
    const { kept } = await studyResponses((await makeCompared()).id);
    expect(kept.origin("completed")).toEqual({ participants: 2, simulated: 0, imported: 2 });
    expect(kept.counts("completed").counts[0]?.[0]).toEqual([0, 1, 0, 1, 0]);
    expect(kept.table("completed").responses).toBe(4);
  });

  it("hold what came since, each response once", async () => {
    const study = await makeSmallStudy();
    expect(await answers(study)).toEqual([0, 0, 0, 0, 0]);
    for (const value of [4, 4, 2]) {
      const { trialId } = await arrive(study);
      await db().$transaction((tx) => respond(tx, study, trialId, value));
      await answers(study);
    }
    expect(await answers(study)).toEqual([0, 1, 0, 2, 0]);
    const all = await Promise.all([answers(study), answers(study), answers(study)]);
    expect(all).toEqual([all[0], all[0], all[0]]);
  });

  it("miss no response that began before another and ended after it", async () => {
    const study = await makeSmallStudy();
    const [slow, quick] = [await arrive(study), await arrive(study)];
    let end: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun: () => void = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slowly = db().$transaction(
      async (tx) => {
        await respond(tx, study, slow.trialId, 1);
        begun();
        await held;
      },
      { timeout: 60_000 },
    );
    await beginning;
    await db().$transaction((tx) => respond(tx, study, quick.trialId, 5));
    expect(await answers(study)).toEqual([0, 0, 0, 0, 1]);
    expect(await answers(study)).toEqual([0, 0, 0, 0, 1]);
    end();
    await slowly;
    expect(await answers(study)).toEqual([1, 0, 0, 0, 1]);
    expect(await answers(study)).toEqual([1, 0, 0, 0, 1]);
  });

  it("move to the set of those who completed when somebody completes", async () => {
    const study = await makeSmallStudy();
    const { participantId, trialId } = await arrive(study);
    await db().$transaction((tx) => respond(tx, study, trialId, 3));
    expect(await answers(study, "completed")).toEqual([0, 0, 0, 0, 0]);
    const before = (await studyResponses(study.id)).kept.version();
    await db().participant.update({
      where: { id: participantId },
      data: { status: "COMPLETED", completedAt: new Date() },
    });
    expect(await answers(study, "completed")).toEqual([0, 0, 1, 0, 0]);
    expect((await studyResponses(study.id)).kept.version()).not.toBe(before);
  });
});
