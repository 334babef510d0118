import { afterEach, expect, it, vi } from "vitest";
import { nextEnvironment } from "./next-program.mjs";

afterEach(() => vi.unstubAllEnvs());

it("The processes of the app are not told the address of the tables' owner", () => {
  vi.stubEnv("MIGRATION_DATABASE_URL", "postgresql://owner@localhost/grounded");
  const env = nextEnvironment({ DATABASE_URL: "postgresql://app@localhost/grounded" });
  expect(env.MIGRATION_DATABASE_URL).toBeUndefined();
  expect(Object.values(env)).not.toContain("postgresql://owner@localhost/grounded");
  expect(env.DATABASE_URL).toContain("app@");
});
