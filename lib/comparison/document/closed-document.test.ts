import { describe, expect, it } from "vitest";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { closedDocument } from "./closed-document";

/** All names in a document, at whatever depth. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...namesIn(inner)]);
}

describe("The document of a running study", () => {
  const whole = { ...compareTable(makeTable({})), headline: { verdict: "A is best." } };
  const closed = closedDocument(whole);

  it("holds means and counts by method, and says that tests are closed", () => {
    expect(closed.testsClosed).toMatch(/closed/);
    expect(closed.methods).toEqual(whole.methods);
    expect(namesIn(closed)).toContain("mean");
  });

  it("holds no test, no contrast and nothing that it does not know", () => {
    expect(namesIn(whole)).toContain("pValue");
    for (const name of namesIn(closed)) {
      expect(name).not.toMatch(
        /^p[A-Z]|^(dunn|kruskalWallis|varghaDelaney|friedman|boxM|multivariate|linearModels|effects|headline)$/,
      );
    }
  });
});
