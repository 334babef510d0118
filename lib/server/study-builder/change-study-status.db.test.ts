import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { closeStudy, openStudy } from "./change-study-status";

describe("A built study", () => {
  it("opens and closes at the times that are given, as its version does", async () => {
    const { id } = await makeSmallStudy({ status: "DRAFT" });
    const [opened, closed] = [new Date("2026-03-02T08:00:00Z"), new Date("2026-03-04T08:00:00Z")];
    await openStudy(db(), id, opened);
    await closeStudy(db(), id, closed);
    const study = await db().study.findUniqueOrThrow({
      where: { id },
      include: { protocolVersions: true },
    });
    expect(study).toMatchObject({ openedAt: opened, closedAt: closed });
    expect(study.protocolVersions).toMatchObject([{ openedAt: opened }]);
  });
});
