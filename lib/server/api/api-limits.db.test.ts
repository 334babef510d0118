import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as description from "@/app/api/v1/openapi.json/route";
import * as studies from "@/app/api/v1/studies/route";
import { db } from "@/lib/server/shared/db";
import { askApiAs } from "@/lib/server/testing/ask-api";
import { makeStudy } from "@/lib/server/testing/made-study";
import type { Allowance } from "@/lib/views/accounts/api-allowance";
import { spendRequest } from "./spend-request";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

/** A window that does not end while a test runs. */
const LONG: Allowance = { name: "test", quota: 5, seconds: 1_000_000_000 };

beforeEach(() => {
  vi.mocked(getServerSession).mockResolvedValue(null);
});

describe("Counting requests", () => {
  it("gives each caller an allowance of their own", async () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    for (let left = 4; left >= -1; left--) {
      expect((await spendRequest(one, LONG)).left).toBe(left);
    }
    expect((await spendRequest(other, LONG)).left).toBe(4);
  });

  it("counts those that come at the same moment, from however many processes", async () => {
    const caller = crypto.randomUUID();
    const spent = await Promise.all(Array.from({ length: 20 }, () => spendRequest(caller, LONG)));
    expect(spent.map(({ left }) => left).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, place) => place - 15),
    );
  });

  it("begins anew with the next window", async () => {
    const caller = crypto.randomUUID();
    for (let asked = 0; asked < 6; asked++) await spendRequest(caller, LONG);
    await db().apiUsage.updateMany({ where: { used: 6 }, data: { windowStart: new Date(0) } });
    // In a window that began at another moment nothing is used.
    expect((await spendRequest(caller, { ...LONG, seconds: 999_999_937 })).left).toBe(4);
  });

  it("keeps no address as it is", async () => {
    await spendRequest("address/192.0.2.1", LONG);
    const rows = await db().apiUsage.findMany();
    expect(JSON.stringify(rows)).not.toContain("192.0.2.1");
  });
});

describe("A reply of the API", () => {
  it("says how many requests are left", async () => {
    const ask = await askApiAs(await makeStudy());
    const { headers } = await ask("progress");
    expect(headers.get("ratelimit-policy")).toBe('"known";q=600;w=60');
    expect(headers.get("ratelimit")).toMatch(/^"known";r=599;t=([1-9]|[1-5]\d|60)$/);
    expect(headers.get("retry-after")).toBeNull();
  });

  it("is 429 for who has asked too often, and says when to come again", async () => {
    const address = `192.0.2.${Math.floor(Math.random() * 250)}`;
    const request = () =>
      new Request("http://localhost:3000/api/v1/openapi.json", {
        headers: { "x-forwarded-for": address },
      });
    // Two windows at the most.
    let reply = await description.GET(request());
    for (let asked = 1; asked < 245 && reply.status === 200; asked++) {
      reply = await description.GET(request());
    }
    expect(reply.status).toBe(429);
    expect(await reply.json()).toMatchObject({ error: { code: "too-many-requests" } });
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(reply.headers.get("ratelimit")).toContain("r=0");
  });

  it("counts made-up tokens by the address that they come from", async () => {
    const asked = await studies.GET(
      new Request("http://localhost:3000/api/v1/studies", {
        headers: { authorization: `Bearer ${crypto.randomUUID()}` },
      }),
    );
    expect(asked.status).toBe(401);
    expect(asked.headers.get("www-authenticate")).toBe("Bearer");
    expect(asked.headers.get("ratelimit-policy")).toBe('"unknown";q=120;w=60');
  });
});
