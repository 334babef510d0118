import { describe, expect, it } from "vitest";
import { explainSettings } from "./required-settings.mjs";

const GOOD = {
  DATABASE_URL: "postgresql://user:password@db.example:5432/grounded",
  NEXTAUTH_SECRET: "x".repeat(32),
  NEXTAUTH_URL: "https://study.example.org",
};

describe("The production start", () => {
  it("has nothing to say about good settings", () => {
    expect(explainSettings(GOOD)).toBeNull();
  });

  it("names every missing setting in one message", () => {
    const message = explainSettings({ NEXTAUTH_SECRET: "" });
    for (const name of Object.keys(GOOD)) expect(message).toContain(`${name} is missing`);
  });

  it("asks a command for what it needs alone", () => {
    expect(explainSettings({ DATABASE_URL: GOOD.DATABASE_URL }, ["DATABASE_URL"])).toBeNull();
    expect(explainSettings({}, ["DATABASE_URL"])).not.toContain("NEXTAUTH");
  });

  it.each([
    ["DATABASE_URL", "mysql://db.example/grounded", "is not a postgresql:// address"],
    ["DATABASE_URL", "db.example", "is not a postgresql:// address"],
    ["MIGRATION_DATABASE_URL", "db.example", "is not a postgresql:// address"],
    ["NEXTAUTH_SECRET", "x".repeat(31), "is shorter than 32 characters"],
    ["NEXTAUTH_URL", "study.example.org", "is not an http:// or https:// address"],
  ])("says what is wrong with %s=%s", (name, value, fault) => {
    const message = explainSettings({ ...GOOD, [name]: value });
    expect(message).toContain(`${name} ${fault}`);
    expect(message).not.toContain("missing");
  });
});
