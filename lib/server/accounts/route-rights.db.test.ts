import { getServerSession } from "next-auth";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import { takeTurn } from "@/lib/server/shared/one-at-a-time";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { findRoutes, type Reply, type Route } from "@/lib/server/testing/call-route";
import { storePeople } from "@/lib/server/testing/finished-people";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ROUTE_GUARDS } from "@/lib/server/testing/route-guards";
import { ROUTE_RIGHTS, type RouteRight } from "@/lib/server/testing/route-rights";
import { TOKEN_SCOPES, type TokenScope } from "@/lib/views/accounts/token-scope";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { capabilitiesOf } from "./access";
import { makeApiToken } from "./tokens/make-api-token";

// The cookie is next-auth's; what it is worth is decided by our row.
vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
// There is no request of a browser in a test, and so no cookie of a participant.
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {} }),
  headers: async () => new Headers(),
}));

const ROLES = ["OWNER", "RESEARCHER", "ANALYST", "VIEWER"] as const;
/** A member owns the study; an administrator is of another one, and so is the foreign researcher. */
const CALLERS = [...ROLES, "MEMBER", "ADMINISTRATOR", "FOREIGN", "NOBODY"] as const;
type Caller = (typeof CALLERS)[number];

async function makeAskedStudy(): Promise<BuiltStudy> {
  const study = await makeStudy({ protocol: DEMO_PROTOCOL });
  await storePeople(study, [{ given: [] }]);
  return study;
}

/** Somebody of the study's staff, somebody who is asked to join it, and a program's token. */
async function makePeople({ id }: BuiltStudy) {
  const person = await makeStaff({ id }, "VIEWER");
  const invitation = await db().staffInvitation.create({
    data: {
      studyId: id,
      email: "new@example.org",
      role: "VIEWER",
      tokenHash: crypto.randomUUID(),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  const token = await db().apiToken.create({
    data: {
      studyId: id,
      userId: person,
      name: "A program",
      tokenHash: crypto.randomUUID(),
      scopes: [],
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  return { person, invitation: invitation.id, token: token.id };
}

function makeCaller(caller: Exclude<Caller, "NOBODY">, study: BuiltStudy): Promise<string> {
  if (caller === "MEMBER") return makeStaff(study, "OWNER", "MEMBER");
  if (caller === "ADMINISTRATOR") return makeStaff(foreign, "OWNER", "ADMINISTRATOR");
  return caller === "FOREIGN" ? makeStaff(foreign, "OWNER") : makeStaff(study, caller);
}

/** Signs in as somebody with this role in the study; the foreign one owns another study. */
async function become(caller: Caller, study: BuiltStudy): Promise<string | null> {
  vi.mocked(getServerSession).mockResolvedValue(null);
  if (caller === "NOBODY") return null;
  const userId = await makeCaller(caller, study);
  const expiresAt = new Date(Date.now() + 60_000);
  const session = await db().staffSession.create({ data: { userId, expiresAt } });
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
  return userId;
}

function may({ needs }: RouteRight, caller: Caller): boolean {
  if (needs === "anybody") return true;
  if (caller === "NOBODY") return false;
  if (needs === "staff") return true;
  if (needs === "maker") return caller !== "MEMBER";
  if (needs === "administrator") return caller === "ADMINISTRATOR";
  if (caller === "FOREIGN" || caller === "ADMINISTRATOR") return false;
  return capabilitiesOf(caller === "MEMBER" ? "OWNER" : caller)[needs];
}

/** What the table says that this caller gets. */
function expected(right: RouteRight, name: string, caller: Caller): number | null {
  if (may(right, caller)) return right.replies;
  if (caller !== "NOBODY") return right.needs === "maker" ? 403 : 404;
  return name.startsWith("PAGE") ? 307 : 401;
}

const CONTENT_QUERY = `form=${encodeURIComponent(JSON.stringify({ kind: "questions" }))}`;

const LISTED = Object.entries(ROUTE_RIGHTS);
let routes: Map<string, Route>;
let study: BuiltStudy;
let foreign: BuiltStudy;

beforeAll(async () => {
  routes = new Map((await findRoutes()).map((route) => [route.name, route]));
  study = await makeAskedStudy();
  foreign = await makeStudy();
});

beforeEach(() => {
  vi.mocked(getServerSession).mockReset();
});

async function ask(name: string, right: RouteRight, caller: Caller): Promise<Reply> {
  const route = routes.get(name);
  if (!route) throw new Error(`The app has no route ${name}.`);
  // Who may change something changes a study of their own.
  const changes = may(right, caller) && !/^(PAGE|GET|HEAD)/.test(name);
  const asked = changes ? await makeAskedStudy() : study;
  await become(caller, asked);
  const people = changes ? await makePeople(asked) : {};
  return route.call({ ...usual(asked), ...people, ...right.params });
}

const usual = ({ slug }: BuiltStudy) => ({
  study: slug,
  ordinal: "1",
  file: "ratings.csv",
  rest: "nothing",
  step: "rate",
});

/** What a program gets with a token for these scopes of the owner of this study. */
async function askAsProgram(name: string, right: RouteRight, of: BuiltStudy, scopes: TokenScope[]) {
  vi.mocked(getServerSession).mockResolvedValue(null);
  const input = { name: "A program", scopes, days: 1 };
  const { token } = await makeApiToken(await makeAccess(of), input);
  const headers = { authorization: `Bearer ${token}` };
  const reply = await routes.get(name)?.call({ ...usual(study), ...right.params }, headers);
  return reply?.status;
}

describe("The table of rights", () => {
  it("names every route of the app, and none besides", () => {
    expect([...routes.keys()].sort()).toEqual(LISTED.map(([name]) => name).sort());
  });

  it("says of every handler how it is guarded beside", () => {
    const handlers = [...routes.keys()].filter((name) => !name.startsWith("PAGE"));
    expect(Object.keys(ROUTE_GUARDS).sort()).toEqual(handlers.sort());
  });

  it("leaves out of the calls nothing that belongs to staff or a study", () => {
    const uncalled = LISTED.filter(([, { replies }]) => replies === null);
    expect(uncalled.filter(([, { needs }]) => needs !== "anybody")).toEqual([]);
  });
});

describe.each(LISTED.filter(([, { replies }]) => replies !== null))("%s", (name, right) => {
  it.each(CALLERS)("answers %s as the table says", async (caller) => {
    const reply = await ask(name, right, caller);
    expect(reply.status).toBe(expected(right, name, caller));
    if (reply.status === 307 && !may(right, caller)) expect(reply.location).toMatch(/^\/sign-in\?/);
    const guard = ROUTE_GUARDS[name];
    if (!guard) return;
    // A refusal is nobody's to keep, whatever the reply would be.
    const kept = may(right, caller) ? [guard.cache] : ["no-store", "private, no-cache"];
    expect(kept).toContain(reply.cacheControl ?? null);
    if (may(right, caller)) expect(Boolean(reply.allowance)).toBe(guard.limit === "allowance");
  });
});

const OF_FILES = LISTED.filter(([name]) => ROUTE_GUARDS[name]?.limit === "one-file");

it.each(OF_FILES)("%s reads one file of a person at a time", async (name, right) => {
  const asked = await makeAskedStudy();
  const userId = await become("OWNER", asked);
  const query = name.endsWith("/content/import") ? CONTENT_QUERY : `slug=${asked.slug}-new`;
  const call = () =>
    routes
      .get(name)
      ?.call({ ...usual(asked), ...right.params }, {}, { search: query && `?${query}` });
  const end = takeTurn(userId ?? "");
  expect(await call()).toMatchObject({ status: 429, retryAfter: "5" });
  end();
  const after = await call();
  expect(after?.status).not.toBe(429);
});

/** Handlers that ask who somebody is. */
const GUARDED = LISTED.filter(
  ([name, { needs }]) => needs !== "anybody" && !name.startsWith("PAGE"),
);

describe.each(GUARDED)("A program at %s", (name, right) => {
  it("gets with a token what the table says, and nothing else", async () => {
    const all = await askAsProgram(name, right, study, [...TOKEN_SCOPES]);
    const foreigner = await askAsProgram(name, right, foreign, [...TOKEN_SCOPES]);
    if (!right.token) return expect([all, foreigner]).toEqual([401, 401]);
    const others = TOKEN_SCOPES.filter((scope) => scope !== right.token).slice(0, 2);
    const without = await askAsProgram(name, right, study, others);
    expect([all, without, foreigner]).toEqual([
      right.replies,
      right.token === "any" ? right.replies : 403,
      // A list has what is the token's, whoever's study that is.
      right.needs === "staff" ? right.replies : 404,
    ]);
  });
});
