import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/server/prisma-client/client";

let kept: PrismaClient | undefined;

/** The address of the tests' database for the owner of its tables. */
export function ownerUrl(): string {
  // biome-ignore lint/style/noProcessEnv: the app itself is never told the owner's address.
  const url = process.env.MIGRATION_DATABASE_URL;
  if (!url) throw new Error("npm run test:db sets MIGRATION_DATABASE_URL.");
  return url;
}

/**
 * The database by the role that owns its tables: for tests that arrange what the app could not, or try
 * the guards that hold for the owner too.
 */
export function ownerDb(): PrismaClient {
  kept ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl() }) });
  return kept;
}
