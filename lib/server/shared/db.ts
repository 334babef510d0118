import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/server/prisma-client/client";

const kept = globalThis as unknown as { groundedDb?: PrismaClient };

/** As long as a busy machine may take; the client's own limits are 2 and 5 seconds. */
const PATIENTLY = { maxWait: 20_000, timeout: 20_000 };

/** The process's one Prisma client; kept across module reloads in development. */
export function db(): PrismaClient {
  kept.groundedDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL }),
    transactionOptions: PATIENTLY,
  });
  return kept.groundedDb;
}

/** A client inside a transaction, as queries receive it. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
