import { beforeEach, describe, expect, it } from "vitest";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import {
  makeSmallStudy,
  rateNext,
  recruited,
  takenStudy,
  takePart,
} from "@/lib/server/testing/small-study";
import { eraseDueRecruiterIds } from "./erase-due-recruiter-ids";
import { findRecruited } from "./find-recruited";
import { loadRetention } from "./load-retention";
import { setRetentionDay } from "./set-retention-day";

let built: BuiltStudy;
let access: StudyAccess;
let id: string;

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeEach(async () => {
  built = await makeSmallStudy();
  access = await makeAccess(built);
  const study = await takenStudy(built);
  id = await takePart(study, "a-recruiters-id");
  await rateNext(study, id, 2);
});

describe("Recruiters' ids", () => {
  it("are kept until the day that the study has set", async () => {
    await setRetentionDay(access, dayFromNow(1));
    await eraseDueRecruiterIds();
    expect(await loadRetention(access)).toEqual({ eraseOn: dayFromNow(1), kept: 1 });
    expect(await findRecruited(built.id, recruited("a-recruiters-id"))).toMatchObject({ id });
  });

  it("are erased from that day on, with the hashes, and nothing else is", async () => {
    await setRetentionDay(access, dayFromNow(0));
    expect((await loadRetention(access)).kept).toBe(0);
    expect(await findRecruited(built.id, recruited("a-recruiters-id"))).toBeNull();
    expect(await db().response.count({ where: { trial: { participantId: id } } })).toBe(2);
    const entries = await db().auditEntry.findMany({ where: { studyId: built.id } });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      "erase-recruiter-ids",
      "set-retention-day",
    ]);
  });

  it("are erased once: the audit log has one entry however often it is looked", async () => {
    await setRetentionDay(access, dayFromNow(-3));
    await Promise.all([eraseDueRecruiterIds(), eraseDueRecruiterIds(), eraseDueRecruiterIds()]);
    const entries = await db().auditEntry.count({
      where: { studyId: built.id, action: "erase-recruiter-ids" },
    });
    expect(entries).toBe(1);
  });
});
