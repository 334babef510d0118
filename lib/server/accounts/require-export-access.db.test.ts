import { getServerSession } from "next-auth";
import { beforeEach, expect, it, vi } from "vitest";
import { HEAD as headFile } from "@/app/api/v1/studies/[study]/downloads/[file]/route";
import { HEAD as headBundle } from "@/app/api/v1/studies/[study]/downloads/bundle.zip/route";
import type { StudyRole } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { makeApiToken } from "./tokens/make-api-token";

vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

beforeEach(() => {
  vi.mocked(getServerSession).mockResolvedValue(null);
});

/** How the file with the ids and the archive that holds it answer. */
async function ask(study: string, query: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://127.0.0.1/${query}`, { method: "HEAD", headers });
  const file = await headFile(request, {
    params: Promise.resolve({ study, file: "identifiers.csv" }),
  });
  const bundle = await headBundle(request, { params: Promise.resolve({ study }) });
  return [file.status, bundle.status];
}

it.each<[StudyRole, number]>([
  ["OWNER", 200],
  ["RESEARCHER", 200],
  ["ANALYST", 404],
  ["VIEWER", 404],
])("Recruiters' ids, asked for by somebody with the role %s: %i", async (role, status) => {
  const study = await makeStudy();
  const userId = await makeStaff(study, role);
  const session = await db().staffSession.create({
    data: { userId, expiresAt: new Date(Date.now() + 60_000) },
  });
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
  expect(await ask(study.slug, "?identifiers=yes")).toEqual([status, status]);
});

it("Recruiters' ids are given to no program, whatever its owner may", async () => {
  const study = await makeStudy();
  const access = await makeAccess(study);
  const { token } = await makeApiToken(access, {
    name: "A program",
    scopes: ["read:exports"],
    days: 1,
  });
  const headers = { authorization: `Bearer ${token}` };
  expect(await ask(study.slug, "", headers)).toEqual([200, 200]);
  expect(await ask(study.slug, "?identifiers=yes", headers)).toEqual([403, 403]);
});
