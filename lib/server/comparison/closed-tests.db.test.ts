import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import { exportBundle } from "@/lib/server/export/bundle/export-bundle";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { openUnchecked } from "@/lib/server/testing/open-unchecked";
import { readZip } from "@/lib/server/testing/read-zip";
import { loadComparisonDocument } from "./load-comparison-document";
import { loadComparisonPage } from "./load-comparison-page";

/** A figure of a test, or of a difference between methods, by its name in documents. */
const TEST_FIGURES =
  /"(p[A-Z]\w*|dunn|kruskalWallis|varghaDelaney|contrasts|friedman|boxM|multivariate|linearModels|effects|headline)":/;

/** The only ways from fitted figures to a reader; each asks whether the tests are closed. */
const GIVERS = [
  "lib/server/comparison/load-comparison-document.ts",
  "lib/server/comparison/load-comparison-page.ts",
  "lib/server/export/bundle/compare-bundle.ts",
];

/** They make the figures for the givers, and reach no reader otherwise. */
const MAKERS = ["lib/server/comparison/compare-table.ts"];

async function makeOpen() {
  const study = await makeComparedStudy();
  await openUnchecked(study.id);
  return makeAccess(study);
}

describe("The tests of a running study", () => {
  it.each(ANALYSIS_SETS)("are in no document and on no page of the set %s", async (set) => {
    const access = await makeOpen();
    const document = JSON.stringify(await loadComparisonDocument(access, set));
    expect(document).toContain('"testsClosed":');
    expect(document).not.toMatch(TEST_FIGURES);
    const page = await loadComparisonPage(access, set, null);
    expect(page.view.testsShown).toBe(false);
  });

  it("are in no file of a bundle", async () => {
    const access = await makeOpen();
    const pieces: Uint8Array[] = [];
    for await (const piece of exportBundle(access, exportFiltersSchema.parse({}))) {
      pieces.push(piece);
    }
    const files = readZip(Buffer.concat(pieces));
    expect(JSON.parse(files.get("comparison.json")?.toString() ?? "")).toBeNull();
    expect(files.get("methods.md")?.toString()).toContain("are closed until it ends");
    for (const path of ["comparison.json", "methods.md", "manifest.json", "README.md"]) {
      expect(files.get(path)?.toString(), path).not.toMatch(/\bp [=<] ?\.?\d|95 ?% (CI|interval)/);
      expect(files.get(path)?.toString(), path).not.toMatch(TEST_FIGURES);
    }
  });

  it("have no way to a reader that does not ask whether they are closed", () => {
    const files = execFileSync("git", ["ls-files", "app", "lib/server"], { encoding: "utf8" })
      .split("\n")
      .filter(
        (file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.includes("/testing/"),
      );
    const making = files.filter((file) => {
      const source = readFileSync(file, "utf8");
      return /\b(comparisonDocument|compareTable|fits\.figures|cachedFits)\(?/.test(
        source.replaceAll(/^import[\s\S]*?;$/gm, ""),
      );
    });
    const inner = [
      ...MAKERS,
      "lib/server/comparison/cached-fits.ts",
      "lib/server/comparison/load-comparison.ts",
    ];
    expect(making.filter((file) => !inner.includes(file)).sort()).toEqual(GIVERS);
    for (const file of GIVERS) expect(readFileSync(file, "utf8")).toContain("decideTestsShown({");
  });
});
