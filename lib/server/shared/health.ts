import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "./db";

const LOOK_EVERY_MS = 5_000;

/** Read-only; disk full; other input or output. Anything else may be a moment without a connection. */
const CANNOT_WRITE = /\b(25006|53100|58030)\b/;

const kept = globalThis as unknown as { groundedWrites?: { at: number; possible: boolean } };

class Undone extends Error {}

/** Who asks whether the app is ready is not kept waiting by a database that is. */
const PATIENCE_MS = 1_500;

let looking: Promise<boolean> | null = null;

/**
 * Whether the database answers a query, and stores what it is given. One look goes on at a time, however
 * many ask; what it does not say in time counts as no.
 */
export function databaseAnswers(): Promise<boolean> {
  looking ??= look().finally(() => {
    looking = null;
  });
  return Promise.race([looking, sleep(PATIENCE_MS, false, { ref: false })]);
}

async function look(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
  } catch {
    return false;
  }
  if (!kept.groundedWrites || Date.now() - kept.groundedWrites.at >= LOOK_EVERY_MS) {
    const before = kept.groundedWrites?.possible ?? true;
    kept.groundedWrites = { at: Date.now(), possible: before };
    kept.groundedWrites.possible = await canWrite(before);
  }
  return kept.groundedWrites.possible;
}

/** Stores a row of a size that soon needs a new page, and takes it back. */
async function canWrite(before: boolean): Promise<boolean> {
  const key = `health ${randomBytes(1200).toString("base64")}`;
  try {
    await db().$transaction(async (tx) => {
      await tx.signInFailure.create({ data: { key, failures: 0 } });
      throw new Undone();
    });
    return true;
  } catch (error) {
    if (error instanceof Undone) return true;
    console.error(error);
    const text = `${error} ${JSON.stringify((error as { meta?: unknown }).meta ?? null)}`;
    return CANNOT_WRITE.test(text) ? false : before;
  }
}
