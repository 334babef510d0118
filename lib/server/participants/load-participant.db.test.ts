import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { eraseListedParticipant } from "./erase-listed-participant";
import { loadParticipant } from "./load-participant";

async function makeTaken(): Promise<BuiltStudy> {
  const study = await makeStudy();
  await storeFlagged(study, {
    ordinal: 7,
    answers: { comment: "Fine.", "comment-pasted-characters": "5" },
    events: ["comprehension", "places-renewed"],
    trials: [
      { durationMs: 30_000, awayMs: 1000, replaced: true },
      { answered: false },
      { durationMs: null, awayMs: null },
    ],
    change: { recruiterStatus: "APPROVED", recruiterStatusAt: new Date() },
  });
  return study;
}

describe("A participant's page", () => {
  it("has the run, its flags, its trials in order and what happened", async () => {
    const detail = await loadParticipant(await makeAccess(await makeTaken()), 7);
    expect(detail).toMatchObject({
      ordinal: 7,
      code: "C-7",
      state: "completed",
      recruiterStatus: "APPROVED",
      comment: "Fine.",
      stored: 2,
      flags: [{ kind: "pasted-comment", characters: 5 }],
      trials: [
        { position: 1, question: "1", durationMs: 30_000, awayMs: 1000, replaced: true },
        { position: 2, receivedAt: null, durationMs: null },
        { position: 3, durationMs: null, viewport: "large" },
      ],
      events: [{ kind: "comprehension" }, { kind: "places-renewed" }],
    });
    expect(JSON.stringify(detail)).not.toContain("externalIdHash");
  });

  it("is of nobody in another study, and of nobody where there is none", async () => {
    const other = await makeAccess(await makeStudy());
    await makeTaken();
    expect(await loadParticipant(other, 7)).toBeNull();
  });

  it("after an erasure has counts and nothing else, and the audit log says who and why", async () => {
    const study = await makeTaken();
    const access = await makeAccess(study);
    await eraseListedParticipant(access, 7, "The person wrote to us.");
    const detail = await loadParticipant(access, 7);
    expect(detail).toMatchObject({
      state: "erased",
      code: "erased-7",
      erasedResponses: 2,
      stored: 0,
      consentedAt: null,
      completedAt: null,
      recruiterStatus: null,
      comment: null,
      flags: [],
      trials: [],
      events: [],
    });
    const erasures = { where: { studyId: study.id, action: "erase-participant" } };
    const entries = await db().auditEntry.findMany(erasures);
    expect(entries).toMatchObject([
      {
        action: "erase-participant",
        userId: access.userId,
        detail: { ordinal: 7, responses: 2, reason: "The person wrote to us." },
      },
    ]);
    // Once more changes nothing, and is noted no second time.
    await eraseListedParticipant(access, 7, "Again.");
    expect(await db().auditEntry.count(erasures)).toBe(1);
  });

  it("erases nobody of another study", async () => {
    const study = await makeTaken();
    const other = await makeAccess(await makeStudy());
    await expect(eraseListedParticipant(other, 7, "asked")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await db().response.count({ where: { studyId: study.id } })).toBe(2);
  });
});
