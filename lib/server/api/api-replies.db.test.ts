import { getServerSession } from "next-auth";
import { beforeAll, describe, expect, it, vi } from "vitest";
import * as description from "@/app/api/v1/openapi.json/route";
import * as studies from "@/app/api/v1/studies/route";
import { API_OPERATIONS } from "@/lib/schemas/api/api-operations";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { askApiAs } from "@/lib/server/testing/ask-api";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

let study: BuiltStudy;
let ask: Awaited<ReturnType<typeof askApiAs>>;

beforeAll(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  study = await makeComparedStudy(undefined, { protocol: DEMO_PROTOCOL });
  ask = await askApiAs(study);
});

/** What a reply would be if everything in it were in its schema: what is not would be gone. */
function asDescribed(path: string, body: unknown) {
  const reply = API_OPERATIONS[path]?.reply;
  if (reply?.kind !== "json") throw new Error(`${path} replies with JSON.`);
  return reply.schema.parse(body);
}

const PATHS = Object.entries(API_OPERATIONS)
  .filter(([path, { reply }]) => path.startsWith("/studies/{study}") && reply.kind === "json")
  .map(([path]) => path);

describe.each(PATHS)("%s", (path) => {
  const address = path.replace("/studies/{study}", `/api/v1/studies/SLUG`);

  it("replies as its schema says, with nothing besides", async () => {
    const { status, body, headers } = await ask(address.replace("SLUG", study.slug));
    expect(status).toBe(200);
    expect(asDescribed(path, body)).toEqual(body);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("etag")).toMatch(/^W\/".+"$/);
  });

  it("says of an empty study the same", async () => {
    const empty = await makeStudy();
    const { status, body } = await (await askApiAs(empty))(address.replace("SLUG", empty.slug));
    expect(status).toBe(200);
    expect(asDescribed(path, body)).toEqual(body);
  });
});

describe("The rows of the API", () => {
  it("are those of the files, by their columns", async () => {
    const { body } = await ask("ratings?limit=1000");
    expect(body.items).toHaveLength(24);
    expect(body.items[0]).toMatchObject({ study: study.slug, rating: expect.any(Number) });
    const people = (await ask("participants")).body.items;
    expect(people.map(({ ordinal }: { ordinal: number }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
    expect(people[3].flags).toContain("straight-lining");
  });

  it("are noted in the audit log with the token", async () => {
    const entries = await db().auditEntry.findMany({
      where: { studyId: study.id, action: { in: ["read-ratings", "read-participants"] } },
    });
    expect(entries.length).toBeGreaterThan(1);
    for (const { detail } of entries) expect(detail).toMatchObject({ byToken: "A program" });
  });

  it.each(["limit=0", "limit=5000", "cursor=nonsense", "cursor=WyJhIl0"])(
    "are refused for %s, and it is said why",
    async (query) => {
      const { status, body } = await ask(`ratings?${query}`);
      expect(status).toBe(400);
      expect(body.error.fields[0].path).toBe(query.split("=")[0]);
    },
  );
});

describe("The list of studies", () => {
  it("has all of a person's, page by page, and of a token its own", async () => {
    const userId = await makeStaff(study, "VIEWER");
    const other = await makeStudy();
    await makeStudy();
    await db().studyMember.create({ data: { studyId: other.id, userId, role: "ANALYST" } });
    const session = await db().staffSession.create({
      data: { userId, expiresAt: new Date(Date.now() + 60_000) },
    });
    vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
    const slugs: string[] = [];
    let next: string | null = "http://localhost:3000/api/v1/studies?limit=1";
    while (next) {
      const reply: Response = await studies.GET(new Request(next));
      const body = await reply.json();
      expect(asDescribed("/studies", body)).toEqual(body);
      slugs.push(...body.items.map(({ slug }: { slug: string }) => slug));
      next = body.next;
      expect(reply.headers.get("link")).toBe(next && `<${next}>; rel="next"`);
    }
    expect(slugs).toEqual([study.slug, other.slug]);
    vi.mocked(getServerSession).mockResolvedValue(null);
  });
});

describe("The description", () => {
  it("is there for everybody", async () => {
    const reply = await description.GET(new Request("http://localhost:3000/api/v1/openapi.json"));
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ openapi: "3.1.0" });
  });
});
