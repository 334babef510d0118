import { expect, it } from "vitest";
import { GUARDED_COLUMNS, isOwnContent, OWN_CONTENT_COLUMNS } from "@/lib/importers/own-content";
import { CONTENT_TABLE } from "./content-table";

const names = CONTENT_TABLE.columns.map(({ name }) => name);

it("The importer knows the columns of content.csv, and which of them are guarded", () => {
  expect(OWN_CONTENT_COLUMNS).toEqual(names);
  const guarded = CONTENT_TABLE.columns.filter(({ freeText }) => freeText);
  expect(GUARDED_COLUMNS).toEqual(guarded.map(({ name }) => name));
});

it("A table is known as content.csv by all of its columns, and by nothing less", () => {
  expect(isOwnContent([...names.toReversed(), "notes"])).toBe(true);
  for (const name of names) expect(isOwnContent(names.filter((one) => one !== name))).toBe(false);
});
