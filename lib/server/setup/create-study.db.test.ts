import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { createStudy } from "./create-study";

const newSlug = () => `new-${crypto.randomUUID().slice(0, 8)}`;

describe("A new study", () => {
  it("is a draft of its maker's with a protocol and the five constructs", async () => {
    const userId = await makeStaff(await makeStudy(), null);
    const { slug } = await createStudy({ userId }, { title: "Mine", slug: newSlug() });
    const study = await db().study.findUniqueOrThrow({
      where: { slug },
      include: { members: true, constructs: true, protocolVersions: true, auditEntries: true },
    });
    expect(study).toMatchObject({ title: "Mine", status: "DRAFT" });
    expect(study.members).toMatchObject([{ userId, role: "OWNER" }]);
    expect(study.constructs.map(({ points, reversed }) => [points, reversed])).toEqual(
      Array.from({ length: 5 }, () => [5, false]),
    );
    expect(study.protocolVersions).toMatchObject([{ number: 1, openedAt: null }]);
    expect(study.auditEntries).toMatchObject([{ action: "create-study", userId }]);
  });

  it("takes no name that another has, also when both come at the same moment", async () => {
    const userId = await makeStaff(await makeStudy(), null);
    const slug = newSlug();
    const made = await Promise.allSettled(
      [1, 2, 3].map(() => createStudy({ userId }, { title: "Mine", slug })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = made.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "not-acceptable", fields: [{ path: "slug" }] });
    expect(await db().study.count({ where: { slug } })).toBe(1);
  });
});
