import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
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
      {
        resolve: { alias },
        test: {
          name: "db",
          env: {
            NEXTAUTH_SECRET: "a secret for tests, long enough to be one",
            NEXTAUTH_URL: "http://localhost:3000",
          },
          include: ["{lib,scripts,prisma}/**/*.db.test.ts"],
          // One database for the project; each file makes its own studies and looks only at those.
          fileParallelism: false,
          ...PATIENCE,
        },
      },
    ],
  },
});
