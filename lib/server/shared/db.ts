import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/server/prisma-client/client";

const kept = globalThis as unknown as { groundedDb?: PrismaClient };

/** The process's one Prisma client; kept across module reloads in development. */
export function db(): PrismaClient {
  kept.groundedDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL }),
  });
  return kept.groundedDb;
}

/** A client inside a transaction, as queries receive it. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
