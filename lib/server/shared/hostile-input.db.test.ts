import { getServerSession } from "next-auth";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { rememberParticipant } from "@/lib/server/participation/participant-token";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { findRoutes, type Route } from "@/lib/server/testing/call-route";
import { BLIND_BODIES, knowingRequests } from "@/lib/server/testing/hostile-input";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { requestCookies } from "@/lib/server/testing/request-cookies";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

// next-auth's own routes take a request of the framework: they are asked in e2e/hostile-input.spec.ts.
vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

const REQUESTS_A_ROUTE = 12;

const routes = (await findRoutes()).filter(({ name }) => !name.includes("[...nextauth]"));
let draft: BuiltStudy;
let open: BuiltStudy;
let trial: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  draft = await makeStudy({ protocol: DEMO_PROTOCOL });
  open = await makeSmallStudy({ protocol: DEMO_PROTOCOL });
  const userId = await makeStaff(draft, "OWNER");
  const expiresAt = new Date(Date.now() + 3_600_000);
  const session = await db().staffSession.create({ data: { userId, expiresAt } });
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
  const body = { query: {}, consents: [true, true], visit: crypto.randomUUID() };
  const path = `/api/take/${open.slug}/consent`;
  await callParticipantRoute("POST", path, { cookie: "" }, JSON.stringify(body));
  const person = await db().participant.findFirstOrThrow({ where: { studyId: open.id } });
  await requestCookies.run(cookies, () => rememberParticipant(open.id, person.id));
  trial = crypto.randomUUID();
});

/** Who is signed in as the owner of a draft, and takes part in an open study. */
function send({ name, call }: Route, headers: Record<string, string>, sent: object) {
  const study = name.includes("/take/") ? open.slug : draft.slug;
  const params = { study, trial, ordinal: "1", file: "ratings.csv", rest: "x", step: "rate" };
  return requestCookies.run(new Map(cookies), () => call(params, headers, sent));
}

/** The service is unavailable on purpose, and says when to come again. */
const isMeant = (status: number) => status < 500 || status === 503;

describe.each(routes.map((route) => [route.name, route] as const))("%s", (name, route) => {
  it("answers input that follows its schemas, and is hostile, with 4xx", async () => {
    for (const { sent, type } of await knowingRequests(route, REQUESTS_A_ROUTE)) {
      const reply = await send(route, { "content-type": type }, sent);
      expect([reply.status, isMeant(reply.status) || sent]).toEqual([reply.status, true]);
    }
  });

  it.skipIf(/^(PAGE|GET|HEAD)/.test(name))("answers what is no input at all with 4xx", async () => {
    for (const [type, body] of BLIND_BODIES) {
      const reply = await send(route, type ? { "content-type": type } : {}, { body });
      expect([reply.status, isMeant(reply.status) || body.slice(0, 50)]).toEqual([
        reply.status,
        true,
      ]);
    }
  });
});
