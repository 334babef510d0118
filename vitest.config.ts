import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = {
  "@": root,
  // Server modules carry the marker that keeps them out of client bundles; in tests it is a no-op.
  "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)),
};

/**
 * Nets for what hangs. No test is about time: its work is bounded by cases, and a busy machine may
 * take ten times as long over them.
 */
const PATIENCE = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // What is polled for gets a second otherwise.
  expect: { poll: { timeout: 60_000 } },
};

const databaseTests = ["lib", "scripts", "prisma"].flatMap((folder) =>
  readdirSync(join(root, folder), { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".db.test.ts"))
    .map((file) => `${folder}/${file}`),
);

/** Those that put something in the place of a module, a setting or the database, by what they call. */
const replacing = databaseTests.filter((file) =>
  /\bvi\.(mock|doMock|resetModules|stubEnv)\(|\bfreshDatabase\b|lib\/env"/.test(
    readFileSync(join(root, file), "utf8"),
  ),
);

/** One database for all; each file makes its own studies and looks only at those. */
function database(
  name: string,
  { include, isolate, groupOrder }: { include: string[]; isolate: boolean; groupOrder: number },
) {
  return {
    resolve: { alias },
    test: {
      name,
      env: {
        NEXTAUTH_SECRET: "a secret for tests, long enough to be one",
        NEXTAUTH_URL: "http://localhost:3000",
      },
      include,
      isolate,
      fileParallelism: false,
      sequence: { groupOrder },
      ...PATIENCE,
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,scripts,prisma}/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "node_modules/**"],
          ...PATIENCE,
          // Two hundred small files of pure functions: to load them anew for each took half of the time.
          isolate: false,
          maxWorkers: "100%",
          unstubGlobals: true,
          restoreMocks: true,
        },
      },
      // To load everything anew for each file took as long as half of the tests.
      database("db", {
        include: databaseTests.filter((file) => !replacing.includes(file)),
        isolate: false,
        groupOrder: 1,
      }),
      // What a file puts in the place of a module, a setting or the database would stay there for the next.
      database("db-replacing", { include: replacing, isolate: true, groupOrder: 2 }),
    ],
  },
});
