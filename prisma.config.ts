import { defineConfig } from "prisma/config";

// `prisma generate` needs no engine, but looks for one and tries to download it; naming any existing
// file keeps it offline. Migrations are applied by scripts/database/apply-migrations.mjs.
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "node --import tsx prisma/seed.ts" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/grounded" },
});
