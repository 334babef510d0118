import { getServerSession } from "next-auth";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import { countArchivedStudies, listStudies } from "@/lib/server/shared/list-studies";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { setStatus } from "@/lib/server/study-builder/change-study-status";
import { findRoutes, type Route } from "@/lib/server/testing/call-route";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ROUTE_RIGHTS } from "@/lib/server/testing/route-rights";

vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {} }),
  headers: async () => new Headers(),
}));

/** What stays possible in an archived study although it changes something. */
const STAYS = [
  "POST /api/studies/[study]/participants/[ordinal]/erasure",
  "POST /api/studies/[study]/retention",
  "POST /api/studies/[study]/status",
];

let study: BuiltStudy;
let owner: string;
let routes: Map<string, Route>;

beforeAll(async () => {
  routes = new Map((await findRoutes()).map((route) => [route.name, route]));
  study = await makeStudy();
  await setStatus(db(), study.id, "CLOSED");
  await setStatus(db(), study.id, "ARCHIVED");
  owner = await makeStaff(study, "OWNER");
});

beforeEach(async () => {
  const expiresAt = new Date(Date.now() + 60_000);
  const session = await db().staffSession.create({ data: { userId: owner, expiresAt } });
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
});

describe("An archived study", () => {
  const writes = Object.entries(ROUTE_RIGHTS).filter(
    ([name, { needs }]) => needs === "manage" && /^(POST|PUT|PATCH|DELETE) /.test(name),
  );
  it.each(writes)("is not changed by %s, unless that stays possible", async (name, right) => {
    const ids = Object.fromEntries(
      [...name.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, key = ""]) => [key, crypto.randomUUID()]),
    );
    const params = { ...ids, ordinal: "1", ...right.params, study: study.slug };
    const reply = await routes.get(name)?.call(params);
    if (STAYS.includes(name)) expect(reply?.status).not.toBe(409);
    else expect(reply?.status).toBe(409);
  });

  it("stands in a list of its own", async () => {
    const staff = { userId: owner, email: "owner@example.org" } as never;
    const open = await makeStudy();
    await db().studyMember.create({
      data: { studyId: open.id, userId: owner, role: "OWNER" },
    });
    expect((await listStudies(staff)).map(({ slug }) => slug)).toEqual([open.slug]);
    const archived = await listStudies(staff, { archived: true });
    expect(archived.map(({ slug }) => slug)).toEqual([study.slug]);
    expect(await countArchivedStudies(staff)).toBe(1);
  });
});
