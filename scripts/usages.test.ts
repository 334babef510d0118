import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scripts } from "@/package.json";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

/** The programs behind `npm run`, each with what stands before the arguments that one gives. */
const PROGRAMS = Object.entries(scripts).flatMap(([name, command]) => {
  const [, program] = /node (scripts\/[^|]+?)\s*(?:\|\||$)/.exec(command) ?? [];
  return program ? [{ name, program: program.trim().split(" ") }] : [];
});

/** A checkout as it was cloned and installed: without .data, in which everything of a database is. */
const checkout = mkdtempSync(join(tmpdir(), "grounded-checkout-"));

beforeAll(() => {
  const root = join(import.meta.dirname, "..");
  for (const part of [
    "scripts",
    "lib",
    "prisma",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ]) {
    cpSync(join(root, part), join(checkout, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** Runs a program of the checkout without any setting. */
async function run(program: readonly string[], ...args: string[]) {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: checkout,
    env: { PATH: process.env.PATH, NODE_ENV: undefined } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

describe("--help", () => {
  it.each(PROGRAMS)("of npm run $name needs neither database nor settings", async ({ program }) => {
    const { code, out, err } = await run(program, "--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^npm (run|test|start)/);
    expect(existsSync(join(checkout, ".data"))).toBe(false);
  });

  it("is there for every command that runs a program", () => {
    expect(PROGRAMS.length).toBeGreaterThan(18);
  });
});

describe("npm run study -- validate", () => {
  it("needs neither database nor settings, and says which codes the file holds in vain", async () => {
    const file = join(checkout, "study.json");
    const study = { format: "grounded.study/1", title: "A study", methods: [] };
    writeFileSync(file, JSON.stringify({ ...study, protocol: DEMO_PROTOCOL }));
    const { code, out, err } = await run(["scripts/run.mjs", "study-file.ts", "validate"], file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("“A study”: 0 methods");
    expect(out).toContain("Prolific, codes and return addresses (completed");
    expect(out).not.toContain(String(DEMO_PROTOCOL.recruitment.prolific?.ends.completed.code));
    expect(existsSync(join(checkout, ".data"))).toBe(false);
  });

  it("reads UTF-16 as the page does, and says the line that is no text", async () => {
    const study = { format: "grounded.study/1", title: "Größe", methods: [] };
    const text = JSON.stringify({ ...study, protocol: DEMO_PROTOCOL });
    const file = join(checkout, "other.json");
    const validate = ["scripts/run.mjs", "study-file.ts", "validate"];
    writeFileSync(file, Buffer.from(`\uFEFF${text}`, "utf16le"));
    const read = await run(validate, file);
    expect(read).toMatchObject({ code: 0, out: expect.stringContaining("“Größe”") });
    writeFileSync(file, Buffer.from('{\n"title": "Größe"}', "latin1"));
    const { err } = await run(validate, file);
    expect(err).toContain("line 2: This line is not UTF-8 text");
  });
});
