import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeSmallStudy, recruited, takenStudy } from "@/lib/server/testing/small-study";
import { enrolParticipant } from "./enrol-participant";

describe("enrolParticipant", () => {
  it("makes one participant of one person who arrives twenty times at once", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => enrolParticipant(study, recruited("p1"))),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await db().participant.count({ where: { studyId: study.id } })).toBe(1);
    const next = await enrolParticipant(study, recruited("p2"));
    const { ordinal } = await db().participant.findUniqueOrThrow({ where: { id: next } });
    expect(ordinal).toBe(2);
  });

  it("numbers a hundred people who come at once without a gap, each once, each with their own ids", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const names = Array.from({ length: 100 }, (_, index) => `p${index % 80}`);
    const ids = await Promise.all(names.map((name) => enrolParticipant(study, recruited(name))));
    expect(new Set(ids).size).toBe(80);
    const stored = await db().participant.findMany({
      where: { studyId: study.id },
      orderBy: { ordinal: "asc" },
      select: { id: true, ordinal: true, recruiterIdentity: { select: { parameters: true } } },
    });
    expect(stored.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: 80 }, (_, index) => index + 1),
    );
    for (const { id, recruiterIdentity } of stored) {
      expect(recruiterIdentity?.parameters).toEqual({ PROLIFIC_PID: names[ids.indexOf(id)] });
    }
  });

  it("plans no trials: nobody holds a place before they have said who they are", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const participantId = await enrolParticipant(study, recruited("p1"));
    expect(await db().trial.count({ where: { participantId } })).toBe(0);
  });

  it("keeps the recruiter's ids apart from the participant", async () => {
    const study = await takenStudy(await makeSmallStudy());
    const id = await enrolParticipant(study, recruited("visible-id"));
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
    const id = await enrolParticipant(study, recruited("early"));
    await db().study.update({ where: { id: built.id }, data: { status: "CLOSED" } });
    await expect(enrolParticipant(study, recruited("late"))).rejects.toMatchObject({
      code: "study-not-open",
    });
    expect(await enrolParticipant(study, recruited("early"))).toBe(id);
  });
});
