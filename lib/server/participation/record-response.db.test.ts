import { beforeEach, describe, expect, it } from "vitest";
import { endRun } from "@/lib/server/participation/assignment/admit-participant";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import { makeSmallStudy, runOf, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { eraseParticipant } from "./erase-participant";
import { recordResponse } from "./record-response";

const ratings = {
  Plausibility: 4,
  Understandability: 5,
  Completeness: 2,
  Satisfaction: 3,
  Contrastiveness: 1,
};
const input = { ratings, checks: {}, durationMs: 21_500, submittedAt: "2026-05-04T10:11:12.000Z" };

let study: BuiltStudy;
let participantId: string;
let trialId: string;

const enrol = async () => takePart(await takenStudy(study), crypto.randomUUID());

beforeEach(async () => {
  study = await makeSmallStudy();
  participantId = await enrol();
  trialId = (await db().trial.findFirstOrThrow({ where: { participantId } })).id;
});

describe("recordResponse", () => {
  it("stores every rating with its construct, and how long it took", async () => {
    expect(await recordResponse([participantId], trialId, input)).toBe("stored");
    const stored = await db().response.findUniqueOrThrow({
      where: { trialId },
      include: { ratings: { include: { construct: true } } },
    });
    expect(stored.durationMs).toBe(21_500);
    expect(stored.submittedAt?.toISOString()).toBe(input.submittedAt);
    expect(stored.protocolVersionId).toBe(study.protocolVersionId);
    expect(
      Object.fromEntries(stored.ratings.map((rating) => [rating.construct.key, rating.value])),
    ).toEqual(ratings);
  });

  it("stores one response of twenty identical submissions at once, trial after trial", async () => {
    const people = [participantId, await enrol(), await enrol(), await enrol()];
    const where = { participantId: { in: people } };
    for (const { id } of await db().trial.findMany({ where })) {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => recordResponse(people, id, input)),
      );
      expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "already-stored")).toHaveLength(19);
      expect(await db().rating.count({ where: { trialId: id } })).toBe(5);
    }
  });

  it("stores one of two different submissions at once, and refuses the other", async () => {
    const different = { ...input, ratings: { ...ratings, Satisfaction: 1 } };
    const outcomes = await Promise.allSettled([
      recordResponse([participantId], trialId, input),
      recordResponse([participantId], trialId, different),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = outcomes.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "already-answered", status: 409 } });
    expect(await db().rating.count({ where: { trialId } })).toBe(5);
  });

  it("takes the same answers again, with another duration, as the same", async () => {
    await recordResponse([participantId], trialId, input);
    const again = { ...input, durationMs: 99 };
    expect(await recordResponse([participantId], trialId, again)).toBe("already-stored");
    expect((await db().response.findUniqueOrThrow({ where: { trialId } })).durationMs).toBe(21_500);
  });

  it("does not find a trial of somebody else", async () => {
    const other = await enrol();
    await expect(recordResponse([other], trialId, input)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(recordResponse([], trialId, input)).rejects.toMatchObject({ code: "not-found" });
  });

  it("names the fields of what is not acceptable", async () => {
    const { Plausibility: _, ...incomplete } = ratings;
    const wrong = { ...input, ratings: { ...incomplete, Satisfaction: 6, Beauty: 3 } };
    await expect(recordResponse([participantId], trialId, wrong)).rejects.toMatchObject({
      status: 422,
      fields: [
        { path: "ratings.Plausibility" },
        { path: "ratings.Satisfaction" },
        { path: "ratings.Beauty" },
      ],
    });
    expect(await db().response.count({ where: { trialId } })).toBe(0);
  });

  it("stores a late answer: the place has run out and the study has closed", async () => {
    await db().participant.update({
      where: { id: participantId },
      data: { reservedUntil: new Date(0) },
    });
    await closeStudy(db(), study.id);
    expect(await recordResponse([participantId], trialId, input)).toBe("stored");
  });

  it("stores how it was answered, where the browser tells", async () => {
    const paradata = {
      awayMs: 400,
      firstAnswerMs: 3000,
      changes: 2,
      focusLosses: 1,
      viewport: "small" as const,
      translated: true,
    };
    await recordResponse([participantId], trialId, { ...input, paradata });
    const stored = await db().response.findUniqueOrThrow({ where: { trialId } });
    expect(stored).toMatchObject(paradata);
  });

  it("stores a hundred responses that come at once, each to its own trial", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, enrol));
    const trials = await db().trial.findMany({ where: { participantId: { in: people } } });
    const given = trials.map((trial, index) => ({
      trial,
      ratings: { ...ratings, Satisfaction: 1 + (index % 5) },
    }));
    const outcomes = await Promise.all(
      given.map((one) =>
        recordResponse([one.trial.participantId], one.trial.id, { ...input, ratings: one.ratings }),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(["stored"]));
    const stored = await db().rating.findMany({
      where: { trialId: { in: trials.map(({ id }) => id) }, construct: { key: "Satisfaction" } },
    });
    const values = new Map(stored.map((rating) => [rating.trialId, rating.value]));
    for (const one of given) expect(values.get(one.trial.id)).toBe(one.ratings.Satisfaction);
  });

  it("stores what is good in a batch with something that the database refuses", async () => {
    const other = await enrol();
    const { id } = await db().trial.findFirstOrThrow({ where: { participantId: other } });
    // Nothing that passed the checks before is refused; a clock beyond what can be stored is.
    const broken = { ...input, submittedAt: "999999-01-01T00:00:00Z" };
    const [good, bad] = await Promise.allSettled([
      recordResponse([participantId], trialId, input),
      recordResponse([other], id, broken),
      ...[1, 2, 3].map(() => recordResponse([other], id, broken)),
    ]);
    expect(good).toMatchObject({ status: "fulfilled", value: "stored" });
    expect(bad?.status).toBe("rejected");
  });

  it("keeps the answers to attention checks apart from the ratings", async () => {
    const check = {
      key: "moon",
      kind: "nonsensical" as const,
      statement: "I have walked on the moon this morning.",
      passing: [1, 2],
      trial: 2,
      place: 3,
    };
    const attention = { checks: [check], failuresAllowed: 0 };
    study = await makeSmallStudy({ protocol: { ...DEMO_PROTOCOL, attention } });
    const checked = await enrol();
    const { id } = await db().trial.findFirstOrThrow({ where: { participantId: checked } });
    const unknown = { ...input, checks: { mars: 1 } };
    await expect(recordResponse([checked], id, unknown)).rejects.toMatchObject({
      fields: [{ path: "checks.mars" }],
    });
    await recordResponse([checked], id, { ...input, checks: { moon: 4 } });
    const answers = await db().answer.findMany({
      where: { participantId: checked, key: { startsWith: "attention:" } },
    });
    expect(answers).toMatchObject([{ key: "attention:moon", value: "4" }]);
    expect(await db().rating.count({ where: { trialId: id } })).toBe(5);
  });

  it("refuses what comes after a withdrawal, and stores nothing of it", async () => {
    await endRun(await runOf(await takenStudy(study), participantId), "WITHDRAWN", {});
    await expect(recordResponse([participantId], trialId, input)).rejects.toMatchObject({
      code: "run-ended",
      status: 410,
    });
    expect(await db().response.count({ where: { trialId } })).toBe(0);
  });

  it("loses against an erasure at the same moment, in whichever order they come", async () => {
    for (let time = 0; time < 8; time++) {
      const someone = await enrol();
      const trials = await db().trial.findMany({ where: { participantId: someone } });
      await Promise.allSettled([
        ...trials.slice(0, 4).map(({ id }) => recordResponse([someone], id, input)),
        eraseParticipant(study.id, someone, { by: null, reason: "test" }),
        ...trials.slice(4).map(({ id }) => recordResponse([someone], id, input)),
      ]);
      expect(await db().participant.findUniqueOrThrow({ where: { id: someone } })).toMatchObject({
        status: "ERASED",
      });
      expect(await db().trial.count({ where: { participantId: someone } })).toBe(0);
    }
    const ratings = await db().rating.count({ where: { studyId: study.id } });
    expect(ratings).toBe(0);
  });
});
