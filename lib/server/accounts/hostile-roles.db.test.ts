import { getServerSession } from "next-auth";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { findRoutes, type Route } from "@/lib/server/testing/call-route";
import { compareRows, readRows } from "@/lib/server/testing/changed-rows";
import {
  type HostileCaller,
  keepSession,
  makeCaller,
  makeVictims,
  type Victims,
} from "@/lib/server/testing/hostile-caller";
import {
  addressOf,
  type HostileRequest,
  planRequests,
} from "@/lib/server/testing/hostile-requests";
import { listRoutes } from "@/lib/server/testing/list-routes";
import { ownerUrl } from "@/lib/server/testing/owner-db";
import { requestCookies } from "@/lib/server/testing/request-cookies";
import { forbiddenChanges, HOSTILE_ROLES } from "@/lib/server/testing/role-changes";
import { checkRequest } from "@/scripts/server/check-request.mjs";
import { LIMITS } from "@/scripts/server/limits.mjs";

/** What goes on when the reply is sent. */
const afterwards = vi.hoisted((): Promise<unknown>[] => []);

vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
vi.mock("next/server", () => ({
  connection: async () => {},
  after: (work: () => unknown) => void afterwards.push(Promise.resolve(work())),
}));
vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

/** Over all routes once; `npm run bench -- hostile` sends a hundred times as many to a running app. */
const ROUNDS = 1;

const inProcess = listRoutes().filter(({ name }) => !name.includes("[...nextauth]"));
let routes: Map<string, Route>;
let victims: Victims;
const client = new pg.Client({ connectionString: ownerUrl() });

beforeAll(async () => {
  routes = new Map((await findRoutes()).map((route) => [route.name, route]));
  await client.connect();
  victims = await makeVictims();
});
afterAll(() => client.end());

/** The service is unavailable on purpose, and says when to come again. */
const isMeant = (status: number, retryAfter: string | null | undefined) =>
  status < 500 || (status === 503 && Boolean(retryAfter));

async function send(caller: HostileCaller, { route, params, ...given }: HostileRequest) {
  const cookies = new Map(
    caller.participantCookie
      .split("; ")
      .filter((pair) => pair !== "")
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const headers = caller.token
    ? { ...given.headers, authorization: `Bearer ${caller.token}` }
    : given.headers;
  const { search, body } = given;
  return requestCookies.run(cookies, () =>
    routes.get(route.name)?.call(params, headers, { search, body }),
  );
}

describe.each(HOSTILE_ROLES)("%s", (role) => {
  it("gets no 5xx, and changes no row that the role may not change", async () => {
    const caller = await makeCaller(role, victims, { send: callParticipantRoute });
    vi.mocked(getServerSession).mockResolvedValue(
      caller.sessionId ? { sessionId: caller.sessionId } : null,
    );
    const before = await readRows(client);
    const plan = await planRequests(`short ${role}`, caller.known, inProcess);
    for (let number = 0; number < ROUNDS * inProcess.length; number++) {
      const request = plan.at(number);
      // A function is called by its own method alone, and for what our server hands on.
      const { method, headers } = request;
      const url = addressOf(request);
      if (method !== request.route.method || checkRequest({ method, url, headers }, LIMITS))
        continue;
      await keepSession(caller);
      const reply = await send(caller, request);
      const { status = 0, retryAfter } = reply ?? {};
      expect([number, status, isMeant(status, retryAfter)]).toEqual([number, status, true]);
    }
    await Promise.all(afterwards.splice(0));
    const changes = compareRows(before, await readRows(client));
    expect(forbiddenChanges(role, changes, caller.placeOf)).toEqual([]);
  });
});
