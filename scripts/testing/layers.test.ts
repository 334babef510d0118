import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inCheckout } from "../checkout.mjs";

/** What each layer would have to import against the direction, which the linter has to refuse. */
const AGAINST: Record<string, string> = {
  "lib/errors.ts": "@/lib/study/protocol/protocol",
  "lib/stats/rank/a.ts": "@/lib/study/protocol/protocol",
  "lib/study/protocol/a.ts": "@/lib/comparison/analysis-set",
  "lib/programs/r/a.ts": "@/lib/exporters/write-csv",
  "lib/comparison/a.ts": "@/lib/exporters/write-csv",
  "lib/importers/a.ts": "@/lib/stats/linear/tukey-fences",
  "lib/views/monitor/a.ts": "@/lib/exporters/write-csv",
  "lib/exporters/tables/a.ts": "@/lib/schemas/protocol/protocol",
  "lib/markdown/a.ts": "@/lib/study/protocol/protocol",
  "lib/messages/a.ts": "@/lib/schemas/protocol/protocol",
  "lib/schemas/protocol/a.ts": "@/lib/server/shared/db",
  "lib/server/audit/a.ts": "@/components/ui/button",
  "components/a.tsx": "@/components/ui/button",
  "components/ui/a.tsx": "@/components/staff/shell/table",
  "components/charts/a.tsx": "@/components/staff/shell/table",
  "components/participant/pages/a.tsx": "next/link",
  "components/staff/shell/a.tsx": "@/lib/server/shared/db",
  "app/a.ts": "@/lib/server/shared/db",
};
const CIRCLE = { "lib/stats/rank/one.ts": "./two", "lib/stats/rank/two.ts": "./one" };
const ELSEWHERE = "lib/stats/rank/elsewhere.ts";

let folder: string;
let refused: { file: string; rule: string }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "grounded-layers-"));
  cpSync(inCheckout("biome.json"), join(folder, "biome.json"));
  const files = {
    ...AGAINST,
    ...CIRCLE,
    // From the root it would be allowed.
    [ELSEWHERE]: "../numeric/outcome",
  };
  for (const [file, specifier] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      `import type { A as B } from "${specifier}";\n\nexport type A = B | null;\n`,
    );
  }
  const biome = inCheckout("node_modules/@biomejs/biome/bin/biome");
  const { stdout } = spawnSync(
    process.execPath,
    [biome, "lint", "--reporter=json", "--max-diagnostics=none", "--vcs-use-ignore-file=false"],
    { cwd: folder, encoding: "utf8" },
  );
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  refused = diagnostics.map(({ category, location }) => ({
    file: location.path.replaceAll("\\", "/"),
    rule: category.split("/").at(-1) ?? "",
  }));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("The direction of imports", () => {
  it.each(Object.entries(AGAINST))("is held: %s may not import %s", (file) => {
    expect(refused).toContainEqual({ file, rule: "noRestrictedImports" });
  });

  it("can be seen by the specifier: other folders are imported from the root", () => {
    expect(refused).toContainEqual({ file: ELSEWHERE, rule: "noRestrictedImports" });
  });

  it("allows no circle, of types neither", () => {
    const files = refused.filter(({ rule }) => rule === "noImportCycles").map(({ file }) => file);
    expect(files.sort()).toEqual(Object.keys(CIRCLE));
  });

  it("has a row for every folder and file of lib and components", () => {
    const { overrides } = JSON.parse(readFileSync(inCheckout("biome.json"), "utf8")) as {
      overrides: { includes: string[]; linter?: { rules: { style: object } } }[];
    };
    const rows = overrides.flatMap(({ includes, linter }) =>
      linter && "noRestrictedImports" in linter.rules.style ? includes : [],
    );
    const isHeld = (file: string) => rows.some((row) => matcherOf(row).test(file));
    const files = ["app", "lib", "components"].flatMap((name) =>
      readdirSync(inCheckout(name), { recursive: true, encoding: "utf8" })
        .map((path) => `${name}/${path.replaceAll("\\", "/")}`)
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/prisma-client\//.test(file)),
    );
    expect(files.length).toBeGreaterThan(1000);
    expect(files.filter((file) => !isHeld(file))).toEqual([]);
    expect(isHeld("lib/drawer/a.ts")).toBe(false);
  });
});

/** A pattern of the table as an expression: `**` are folders however deep, `*` is part of one name. */
function matcherOf(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replace(/[.+?()[\]]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}
