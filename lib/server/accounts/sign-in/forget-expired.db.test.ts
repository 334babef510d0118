import { expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { forgetExpired } from "./forget-expired";

it("What has run out of sessions, wrong passwords and counted requests is deleted, and nothing else", async () => {
  const userId = await makeStaff(await makeStudy(), null);
  const day = 24 * 3_600_000;
  const at = (days: number) => new Date(Date.now() + days * day);
  await db().staffSession.createMany({
    data: [
      { userId, expiresAt: at(-1), browser: "old" },
      { userId, expiresAt: at(1), browser: "new" },
    ],
  });
  const [old, recent] = [crypto.randomUUID(), crypto.randomUUID()];
  await db().signInFailure.createMany({
    data: [
      { key: old, failures: 9, lastAt: at(-2) },
      { key: recent, failures: 9, lastAt: at(0) },
    ],
  });
  await db().apiUsage.createMany({
    data: [
      { key: old, used: 9, windowStart: at(-2) },
      { key: recent, used: 9, windowStart: at(0) },
    ],
  });
  await forgetExpired();
  expect(await db().staffSession.findMany({ where: { userId } })).toMatchObject([
    { browser: "new" },
  ]);
  const kept = await db().signInFailure.findMany({ where: { key: { in: [old, recent] } } });
  expect(kept.map(({ key }) => key)).toEqual([recent]);
  const counted = await db().apiUsage.findMany({ where: { key: { in: [old, recent] } } });
  expect(counted.map(({ key }) => key)).toEqual([recent]);
});
