import { getServerSession } from "next-auth";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { endRun } from "@/lib/server/participation/assignment/admit-participant";
import { recordResponse } from "@/lib/server/participation/record-response";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { findRoutes, type Route } from "@/lib/server/testing/call-route";
import { makeStaff } from "@/lib/server/testing/made-study";
import { makeSmallStudy, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { db, type Transaction } from "./db";
import { answering } from "./http";
import { asOverload } from "./overload";
import { retryingConflicts } from "./retrying-conflicts";

vi.mock("next-auth", () => ({ default: vi.fn(), getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));
vi.mock("next/headers", () => import("@/lib/server/testing/request-cookies"));
// A test need not be as patient as a server.
vi.mock("./transaction-times", () => {
  const waiting = (timeout: number) => ({ maxWait: 1500, timeout });
  return { PATIENCE_MS: 1500, waiting, WAITING: waiting(20_000) };
});

/** As many as the pool has. */
const CONNECTIONS = 10;
let letGo: () => void = () => {};
let holders: Promise<unknown>[] = [];

/** Takes every connection of the pool, until `letGo`. */
async function holdAll(): Promise<void> {
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await new Promise<void>((resolve) => {
    let held = 0;
    holders = Array.from({ length: CONNECTIONS }, () =>
      db().$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT 1`;
          held += 1;
          if (held === CONNECTIONS) resolve();
          await released;
        },
        { maxWait: 20_000, timeout: 60_000 },
      ),
    );
  });
}

async function release(): Promise<void> {
  letGo();
  await Promise.all(holders);
  holders = [];
}

let routes: Map<string, Route>;
beforeAll(async () => {
  routes = new Map((await findRoutes()).map((route) => [route.name, route]));
});

afterEach(release);

const RESPONSE = {
  ratings: Object.fromEntries(DEMO_PROTOCOL.constructs.map(({ key }) => [key, 3])),
  checks: {},
  durationMs: 20_000,
  submittedAt: "2026-05-04T10:11:12.000Z",
};

const consentTo = (slug: string) =>
  callParticipantRoute(
    "POST",
    `/api/take/${slug}/consent`,
    { cookie: "" },
    JSON.stringify({
      consents: DEMO_PROTOCOL.consents.map(() => true),
      query: {},
      visit: crypto.randomUUID(),
    }),
  );

describe("While every connection of the database is taken", () => {
  it("participants' writes and pages of staff are answered 503, and succeed afterwards", async () => {
    const study = await makeSmallStudy({ protocol: DEMO_PROTOCOL });
    const participantId = await takePart(await takenStudy(study), crypto.randomUUID());
    const { id: trialId } = await db().trial.findFirstOrThrow({ where: { participantId } });
    const respond = () =>
      answering(async () =>
        Response.json({ outcome: await recordResponse([participantId], trialId, RESPONSE) }),
      );
    const userId = await makeStaff(study, "OWNER");
    const session = await db().staffSession.create({
      data: { userId, expiresAt: new Date(Date.now() + 600_000) },
    });
    vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
    const call = (name: string) => routes.get(name)?.call({ study: study.slug });
    const api = "GET /api/v1/studies/[study]";
    const write = "POST /api/account/sessions/ending";
    const page = "PAGE /studies/[study]/people";

    await holdAll();
    expect(await consentTo(study.slug)).toMatchObject({ status: 503 });
    const refused = await respond();
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await call(api)).toMatchObject({ status: 503, retryAfter: "5" });
    expect(await call(write)).toMatchObject({ status: 503, retryAfter: "5" });
    const made = await call(page)?.then(
      () => null,
      (error: unknown) => asOverload(error),
    );
    expect(made).toMatchObject({ status: 503, retryAfter: 5 });
    await release();

    expect(await consentTo(study.slug)).toMatchObject({ status: 201 });
    expect(await (await respond()).json()).toEqual({ outcome: "stored" });
    expect(await call(api)).toMatchObject({ status: 200, retryAfter: null });
    expect(await call(page)).toMatchObject({ status: 200 });
    expect(await call(write)).toMatchObject({ status: 200 });
  });
});

describe("What the database itself ends", () => {
  async function thrownBy(act: (tx: Transaction) => Promise<unknown>) {
    return db()
      .$transaction(act)
      .then(
        () => null,
        (error: unknown) => error,
      );
  }

  it("is told as overload: connections, statements, idle and long transactions", async () => {
    const acts: [string, (tx: Transaction) => Promise<unknown>][] = [
      ["a connection", (tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`],
      [
        "a statement",
        async (tx) => {
          await tx.$executeRaw`SET LOCAL statement_timeout = '50ms'`;
          await tx.$queryRaw`SELECT 1 AS one FROM pg_sleep(5)`;
        },
      ],
      [
        "a wait for a lock",
        async (tx) => {
          await tx.$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock(4711)`;
          await db().$transaction(async (other) => {
            await other.$executeRaw`SET LOCAL lock_timeout = '50ms'`;
            await other.$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock(4711)`;
          });
        },
      ],
    ];
    for (const [name, act] of acts) {
      expect(asOverload(await thrownBy(act)), name).toMatchObject({ status: 503 });
    }
    const late = await db()
      .$transaction((tx) => tx.$queryRaw`SELECT 1 AS one FROM pg_sleep(1)`, { timeout: 100 })
      .catch((error: unknown) => error);
    expect(asOverload(late), "a transaction").toMatchObject({ status: 503 });
    expect(await db().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });

  it("is done again where two were in each other's way", async () => {
    const study = await makeSmallStudy();
    const taken = await takenStudy(study);
    const one = await takePart(taken, crypto.randomUUID());
    const other = await takePart(taken, crypto.randomUUID());
    let met = 0;
    let bothHold: () => void = () => {};
    const both = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    let tries = 0;
    const lockBoth = (first: string, second: string) =>
      retryingConflicts(() =>
        db().$transaction(
          async (tx) => {
            tries += 1;
            const lock = (id: string) =>
              tx.$executeRaw`UPDATE participant SET comprehension_tries = comprehension_tries + 1
                               WHERE id = ${id}::uuid`;
            await lock(first);
            met += 1;
            if (met === 2) bothHold();
            await both;
            await lock(second);
          },
          { maxWait: 20_000, timeout: 60_000 },
        ),
      );
    await Promise.all([lockBoth(one, other), lockBoth(other, one)]);
    expect(tries).toBe(3);
    const rows = await db().participant.findMany({
      where: { id: { in: [one, other] } },
      select: { comprehensionTries: true },
    });
    expect(rows.map(({ comprehensionTries }) => comprehensionTries)).toEqual([2, 2]);
    await endRun({ studyId: study.id, participantId: one }, "WITHDRAWN", {});
  });
});
