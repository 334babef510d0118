import { describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { answering } from "./http";
import { asOverload, isConflict } from "./overload";
import { retryingConflicts } from "./retrying-conflicts";

/** What the database's clients throw, in the shapes that they have. */
const adapted = (originalCode: string) => ({
  name: "PrismaClientKnownRequestError",
  code: "P2010",
  meta: { driverAdapterError: { name: "DriverAdapterError", cause: { originalCode } } },
});
const coded = (code: string) => Object.assign(new Error("What it says."), { code });

const OVERLOADS: [string, unknown][] = [
  ["no transaction in time", coded("P2028")],
  ["no connection in time", coded("P2024")],
  ["a database that is away", coded("P1001")],
  ["a refused connection", coded("ECONNREFUSED")],
  ["too many clients", coded("53300")],
  ["a full disk", adapted("53100")],
  ["a database that is read-only", adapted("25006")],
  ["a statement that was ended", adapted("57014")],
  ["a lock that was not free", adapted("55P03")],
  ["a deadlock", adapted("40P01")],
  ["a write conflict", coded("P2034")],
  ["a connection that was ended by its server", { cause: coded("57P01") }],
  ["a pool without a free connection", new Error("timeout exceeded when trying to connect")],
  ["a connection that broke", new Error("Connection terminated unexpectedly")],
  ["an adapter's own word", { name: "DriverAdapterError", cause: { kind: "TooManyConnections" } }],
];
const OTHERS: [string, unknown][] = [
  ["a unique value that is taken", coded("P2002")],
  ["a check that failed", adapted("23514")],
  ["a table that is missing", adapted("42P01")],
  ["a fault of ours", new TypeError("x is not a function")],
  ["nothing", undefined],
  ["a text", "P2028"],
  ["what is expected", new AppError("not-found", "There is no such study.")],
];

describe("What an overloaded database throws", () => {
  it.each(OVERLOADS)("is answered 503 with when to come again: %s", async (_, error) => {
    const reply = await answering(async () => {
      throw error;
    });
    expect([reply.status, reply.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(await reply.json()).toMatchObject({ error: { code: "unavailable" } });
  });

  it.each(OTHERS)("is nothing else: %s", (_, error) => {
    expect(asOverload(error)).toBeNull();
  });

  it("ends where causes go round in a circle", () => {
    const error: Error = new Error("First.");
    error.cause = new Error("Second.", { cause: error });
    expect(asOverload(error)).toBeNull();
  });

  it("is said to who runs the server once, and not for each request", () => {
    const said = vi.spyOn(console, "warn").mockImplementation(() => {});
    (globalThis as { groundedOverload?: unknown }).groundedOverload = undefined;
    for (let at = 0; at < 1000; at++) asOverload(coded("P2028"));
    expect(said).toHaveBeenCalledTimes(1);
  });
});

describe("A transaction in the way of another one", () => {
  it("is done again until it is through, a few times", async () => {
    const outcomes = [adapted("40P01"), coded("P2034")];
    const done = await retryingConflicts(async () => {
      const error = outcomes.shift();
      if (error) throw error;
      return "done";
    });
    expect(done).toBe("done");
  });

  it("is given up when it never is through", async () => {
    let tries = 0;
    const never = retryingConflicts(async () => {
      tries += 1;
      throw coded("40001");
    });
    await expect(never).rejects.toMatchObject({ code: "40001" });
    expect(tries).toBe(4);
  });

  it("is not done again for anything else", async () => {
    let tries = 0;
    const once = retryingConflicts(async () => {
      tries += 1;
      throw coded("P2028");
    });
    await expect(once).rejects.toMatchObject({ code: "P2028" });
    expect(tries).toBe(1);
    expect(isConflict(coded("57P01"))).toBe(false);
  });
});
