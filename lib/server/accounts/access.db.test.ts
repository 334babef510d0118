import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { mayManage, requireStudyAccess } from "./access";

// The cookie is next-auth's; what it is worth is decided by our row.
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
// There is no request in a test.
vi.mock("next/server", () => ({ connection: async () => {} }));

async function signIn(userId: string, seconds = 60): Promise<string> {
  const expiresAt = new Date(Date.now() + seconds * 1000);
  const session = await db().staffSession.create({ data: { userId, expiresAt } });
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
  return session.id;
}

beforeEach(() => {
  vi.mocked(getServerSession).mockResolvedValue(null);
});

describe("requireStudyAccess", () => {
  it("lets the owner see and export", async () => {
    const study = await makeStudy();
    const userId = await makeStaff(study, "OWNER");
    await signIn(userId);
    for (const capability of ["view", "export"] as const) {
      const access = await requireStudyAccess(study.slug, capability);
      expect(access).toEqual({ studyId: study.id, slug: study.slug, userId, capability });
    }
  });

  it("answers for a foreign study as for one that does not exist", async () => {
    const study = await makeStudy();
    await signIn(await makeStaff(study, null));
    const foreign = await requireStudyAccess(study.slug, "view").catch((error) => error);
    const missing = await requireStudyAccess("no-such-study", "view").catch((error) => error);
    expect(foreign.code).toBe("not-found");
    expect({ ...foreign, message: foreign.message }).toEqual({
      ...missing,
      message: missing.message,
    });
  });

  it("lets a viewer see the aggregates but take nothing out", async () => {
    const study = await makeStudy();
    await signIn(await makeStaff(study, "VIEWER"));
    await expect(requireStudyAccess(study.slug, "view")).resolves.toBeDefined();
    await expect(requireStudyAccess(study.slug, "export")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("lets owners and researchers manage the study, and nobody else", async () => {
    const study = await makeStudy();
    for (const role of ["OWNER", "RESEARCHER"] as const) {
      await signIn(await makeStaff(study, role));
      const access = await requireStudyAccess(study.slug, "manage");
      expect(await mayManage(access)).toBe(true);
    }
    for (const role of ["ANALYST", "VIEWER"] as const) {
      await signIn(await makeStaff(study, role));
      expect(await mayManage(await requireStudyAccess(study.slug, "view"))).toBe(false);
      await expect(requireStudyAccess(study.slug, "manage")).rejects.toMatchObject({
        code: "not-found",
      });
    }
  });

  it("lets owners alone say who else may", async () => {
    const study = await makeStudy();
    await signIn(await makeStaff(study, "OWNER"));
    await expect(requireStudyAccess(study.slug, "own")).resolves.toBeDefined();
    await signIn(await makeStaff(study, "RESEARCHER"));
    await expect(requireStudyAccess(study.slug, "own")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("lets nobody in without a session, with an ended one or with one that has run out", async () => {
    const study = await makeStudy();
    const userId = await makeStaff(study, "OWNER");
    const refused = () =>
      expect(requireStudyAccess(study.slug, "view")).rejects.toMatchObject({
        code: "not-signed-in",
      });
    await refused();
    const id = await signIn(userId);
    await requireStudyAccess(study.slug, "view");
    await db().staffSession.delete({ where: { id } });
    await refused();
    await signIn(userId, -1);
    await refused();
  });
});
