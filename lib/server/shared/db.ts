import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/server/prisma-client/client";
import { PATIENCE_MS, waiting } from "./transaction-times";

const kept = globalThis as unknown as { groundedDb?: PrismaClient };

/**
 * The process's one Prisma client; kept across module reloads in development. What gets no connection in
 * time fails, and is answered 503 (`asOverload`), rather than to wait behind those that hold them.
 */
export function db(): PrismaClient {
  kept.groundedDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      connectionTimeoutMillis: PATIENCE_MS,
    }),
    transactionOptions: waiting(10_000),
  });
  return kept.groundedDb;
}

/** A client inside a transaction, as queries receive it. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
