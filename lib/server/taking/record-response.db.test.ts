import { beforeEach, describe, expect, it } from "vitest";
import type { BuiltStudy } from "../building/build-study";
import { closeStudy } from "../building/change-study-status";
import { db } from "../db";
import { makeSmallStudy, takenStudy } from "../testing/small-study";
import { enrolParticipant } from "./enrol-participant";
import { recordResponse } from "./record-response";

const ratings = {
  Plausibility: 4,
  Understandability: 5,
  Completeness: 2,
  Satisfaction: 3,
  Contrastiveness: 1,
};
const input = { ratings, durationMs: 21_500, submittedAt: "2026-05-04T10:11:12.000Z" };

let study: BuiltStudy;
let participantId: string;
let trialId: string;

async function enrol(): Promise<string> {
  const externalId = crypto.randomUUID();
  const arrival = { source: "PROLIFIC" as const, externalId, parameters: {} };
  return enrolParticipant(await takenStudy(study), arrival);
}

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
});
