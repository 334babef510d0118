import { describe, expect, it } from "vitest";
import { exportFiltersSchema } from "./export-filters";
import { saidFilters } from "./said-filters";

describe("How a file is asked for", () => {
  it("is by its name alone, for all rows as plain CSV", () => {
    const usual = { simulated: "yes", identifiers: "no", format: "csv", separator: "comma" };
    expect(exportFiltersSchema.parse({})).toMatchObject({ ...usual, bom: "no" });
    expect(saidFilters(exportFiltersSchema.parse({}))).toEqual({});
  });

  it("is the same with what a form leaves open", () => {
    const open = { set: "", from: "", to: "", source: "", version: "" };
    expect(saidFilters(exportFiltersSchema.parse(open))).toEqual({});
  });

  it("can be said again, whatever was asked", () => {
    const asked = {
      ...{ set: "checked", from: "2026-02-01", to: "2026-02-28", source: "prolific" },
      ...{ version: "2", simulated: "no", identifiers: "yes" },
      ...{ format: "jsonl", separator: "tab", bom: "yes" },
    };
    const filters = exportFiltersSchema.parse(asked);
    expect(saidFilters(filters)).toEqual({ ...asked, version: 2 });
    expect(exportFiltersSchema.parse(saidFilters(filters))).toEqual(filters);
  });

  it.each([
    ["set", "some"],
    ["from", "2026-02-30"],
    ["to", "tomorrow"],
    ["source", "'; DROP TABLE rating; --"],
    ["version", "1.5"],
    ["separator", "|"],
  ])("with a %s that there is not is refused: %s", (key, value) => {
    const parsed = exportFiltersSchema.safeParse({ [key]: value });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[key]]);
  });
});
