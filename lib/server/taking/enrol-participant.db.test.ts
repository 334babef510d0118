import { describe, expect, it } from "vitest";
import { db } from "../db";
import { makeSmallStudy, takenStudy } from "../testing/small-study";
import { enrolParticipant } from "./enrol-participant";

const person = (externalId: string) => ({
  source: "PROLIFIC" as const,
  externalId,
  parameters: { PROLIFIC_PID: externalId },
});

/** How often each explanation is planned for somebody whose place counts. */
async function fills(studyId: string): Promise<number[]> {
  const explanations = await db().explanation.findMany({
    where: { studyId },
    select: { _count: { select: { trials: { where: { participant: { status: "ACTIVE" } } } } } },
  });
  return explanations.map(({ _count }) => _count.trials);
}

describe("enrolParticipant", () => {
  it("makes one participant of one person who arrives twenty times at once", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => enrolParticipant(study, person("p1"))),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await db().participant.count({ where: { studyId: study.id } })).toBe(1);
    const next = await enrolParticipant(study, person("p2"));
    const { ordinal } = await db().participant.findUniqueOrThrow({ where: { id: next } });
    expect(ordinal).toBe(2);
  });

  it("plans 3 explanations of each of 4 methods over 12 questions, at positions 1 to 12", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 20 }));
    const id = await enrolParticipant(study, person("p1"));
    const trials = await db().trial.findMany({
      where: { participantId: id },
      include: { explanation: true },
      orderBy: { position: "asc" },
    });
    expect(trials.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(trials.map(({ explanation }) => explanation.questionId)).size).toBe(12);
    const perMethod = new Map<string, number>();
    for (const { explanation } of trials) {
      perMethod.set(explanation.methodId, (perMethod.get(explanation.methodId) ?? 0) + 1);
    }
    expect([...perMethod.values()]).toEqual([3, 3, 3, 3]);
  });

  it("keeps every explanation within one of every other when forty arrive at once", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 17 }));
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => enrolParticipant(study, person(`p${index}`))),
    );
    const filled = await fills(study.id);
    expect(filled.reduce((sum, count) => sum + count, 0)).toBe(480);
    expect(Math.max(...filled) - Math.min(...filled)).toBeLessThanOrEqual(1);
  });

  it("gives places that have run out to those who come next", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 24 }));
    const leaves = await enrolParticipant(study, person("leaves"));
    await db().participant.update({ where: { id: leaves }, data: { reservedUntil: new Date(0) } });
    for (let index = 0; index < 8; index++) await enrolParticipant(study, person(`p${index}`));
    // 96 explanations, 8 participants who stay with 12 each: every one exactly once.
    const kept = await db().explanation.findMany({
      where: { studyId: study.id },
      select: { _count: { select: { trials: { where: { participantId: { not: leaves } } } } } },
    });
    expect(new Set(kept.map(({ _count }) => _count.trials))).toEqual(new Set([1]));
  });

  it("keeps the recruiter's ids apart from the participant", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await enrolParticipant(study, person("visible-id"));
    const participant = await db().participant.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(participant)).not.toContain("visible-id");
    const identity = await db().recruiterIdentity.findUniqueOrThrow({
      where: { participantId: id },
    });
    expect(identity.parameters).toEqual({ PROLIFIC_PID: "visible-id" });
  });

  it("takes nobody into a study that has closed, but knows who was in it", async () => {
    const built = await makeSmallStudy();
    const study = await takenStudy(built);
    const id = await enrolParticipant(study, person("early"));
    await db().study.update({ where: { id: built.id }, data: { status: "CLOSED" } });
    await expect(enrolParticipant(study, person("late"))).rejects.toMatchObject({
      code: "study-not-open",
    });
    expect(await enrolParticipant(study, person("early"))).toBe(id);
  });

  it("says so, and stores nothing, when the pool cannot serve anyone", async () => {
    const study = await takenStudy(await makeSmallStudy({ questionCount: 11 }));
    await expect(enrolParticipant(study, person("p1"))).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(await db().participant.count({ where: { studyId: study.id } })).toBe(0);
  });
});
