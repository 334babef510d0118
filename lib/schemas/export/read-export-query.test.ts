import { describe, expect, it } from "vitest";
import { sayChoices } from "@/lib/views/export/export-choices";
import { exportFiltersSchema } from "./export-filters";
import { readExportQuery } from "./read-export-query";

describe("What the export page's address chooses", () => {
  it("is handed on to the files, without what goes without saying", () => {
    const { filters, said, problems } = readExportQuery({
      ...{ set: "checked", source: "", simulated: "no", format: "jsonl", other: "x" },
      version: ["2", "3"],
    });
    expect(said).toEqual({ set: "checked", simulated: "no", version: "2" });
    expect(filters).toEqual(exportFiltersSchema.parse({ ...said, format: "jsonl" }));
    expect(problems).toEqual({});
  });

  it("is nothing where a part of it cannot be, and what was typed stays beside what is wrong", () => {
    const { filters, said, chosen, problems } = readExportQuery({ from: "soon", set: "all" });
    expect(chosen).toEqual({ from: "soon", set: "all" });
    expect(problems).toEqual({ from: "Give a day as in 2026-05-31." });
    expect([filters, said]).toEqual([exportFiltersSchema.parse({}), {}]);
  });

  it("is said in words beside the files that were taken", () => {
    expect(sayChoices({})).toBe("");
    expect(sayChoices({ set: "checked", from: "2026-05-31", simulated: "no", version: 2 })).toBe(
      "participants: as compared: checked; simulated participants: left out; consented from: 2026-05-31; protocol version: 2",
    );
  });
});
